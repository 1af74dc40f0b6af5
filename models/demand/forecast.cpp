#include "models/demand/forecast.h"

#include "models/demand/demand.h"
#include "models/scenario/dates.h"

namespace port {

std::vector<int> forecast_years(const Scenario& scenario)
{
    std::vector<int> years{to_civil(scenario.start).year};
    const int count = scenario.horizon.value > 0 ? 1 : scenario.years;
    while (static_cast<int>(years.size()) < count) years.push_back(years.back() + 1);
    return years;
}

std::vector<TradeForecast> forecasts(const Scenario& scenario)
{
    const Calendar calendar(scenario);
    std::vector<TradeForecast> all;
    for (const TradeSpec& trade : scenario.trades) {
        if (!has_demand(trade)) continue;
        const TradeDemand demand(trade, scenario.demand_factor, calendar, calendar.start(), scenario.drivers);
        TradeForecast& own = all.emplace_back(TradeForecast{&trade, {}, {}});
        for (const int year : forecast_years(scenario)) {
            const bool given = demand.is_given(year);
            own.years.push_back({year, demand.in_year(year), given,
                                 given ? std::optional<Prediction>{} : demand.curve()->prediction(year)});
        }
        if (const DemandFit* fit = demand.curve()->fit()) own.fit = *fit;
    }
    return all;
}

} // namespace port
