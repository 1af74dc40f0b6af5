#include "tools/study/demand_scaling.h"

#include "models/catalogues.h"
#include "models/demand/forecast.h"
#include "models/scenario/check.h"
#include "models/scenario/names.h"
#include "tools/study/amount.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace port::study {
namespace {

bool is_of(const TradeSpec& trade, const std::string& category)
{
    return category == every_category || trade.category == category;
}

void refuse_unknown(const Scenario& scenario, const std::string& category)
{
    std::vector<std::string> names{every_category};
    for (const CategorySpec& c : scenario.categories) names.push_back(c.name);
    if (std::find(names.begin(), names.end(), category) != names.end()) return;
    const std::string hint = did_you_mean(category, names);
    throw BadQuestion(fmt::format("there is no category '{}'{}", category, hint.empty() ? "" : "; " + hint));
}

} // namespace

Scenario with_demand(const Scenario& scenario, const std::string& category, double factor)
{
    refuse_unknown(scenario, category);
    Scenario scaled = scenario;
    bool any = false;
    for (const TradeForecast& forecast : forecasts(scenario)) {
        if (!is_of(*forecast.trade, category)) continue;
        any = true;
        if (factor == 1) continue;
        TradeSpec& trade = scaled.trades[static_cast<std::size_t>(forecast.trade - scenario.trades.data())];
        trade.demand.clear();
        for (const YearForecast& year : forecast.years) // the scenario's own factor is applied to it again
            trade.demand.push_back(
                {Year{year.year}, YearlyMass{factor * year.tonnes / std::max(scenario.demand_factor, 1e-300)}});
    }
    if (!any)
        throw BadQuestion(category == every_category
                              ? std::string("no trade has a demand that could be scaled")
                              : fmt::format("no trade of '{}' has a demand that could be scaled", category));
    const std::vector<Problem> problems = check(scaled, catalogues());
    if (!problems.empty())
        throw BadQuestion(fmt::format("{:.4g} times the demand cannot be run: {}", factor, message(problems.front())));
    return scaled;
}

double yearly_demand(const Scenario& scenario, const std::string& category, int year)
{
    double tonnes = 0;
    for (const TradeForecast& forecast : forecasts(scenario))
        for (const YearForecast& own : forecast.years)
            if (is_of(*forecast.trade, category) && (year == 0 || own.year == year)) tonnes += own.tonnes;
    return tonnes;
}

} // namespace port::study
