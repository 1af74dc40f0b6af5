#include "models/hinterland/consignments.h"

#include "models/demand/demand.h"
#include "models/environment/calendar.h"

namespace port {

std::vector<Consignment> consignments(const Scenario& scenario, int year)
{
    const Calendar calendar(scenario);
    std::vector<double> tonnes;
    for (const TradeSpec& trade : scenario.trades) {
        const TradeDemand demand(trade, scenario.demand_factor, calendar, calendar.start(), scenario.drivers);
        tonnes.push_back(demand.in_year(year));
    }
    return consignments(scenario, tonnes);
}

std::vector<Consignment> consignments(const Scenario& scenario, const std::vector<double>& tonnes)
{
    std::vector<Consignment> all;
    for (std::size_t t = 0; t < scenario.trades.size(); ++t) {
        const TradeSpec& trade = scenario.trades[t];
        const bool out = trade.direction == Direction::loaded;
        for (const InlandShare& part : trade.inland)
            all.push_back({trade.name, out ? part.place : trade.terminal, out ? trade.terminal : part.place,
                           tonnes[t] * part.share.value, trade.inland_priority});
    }
    return all;
}

} // namespace port
