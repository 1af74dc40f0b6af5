#include "models/hinterland/consignments.h"

#include "models/demand/demand.h"
#include "models/environment/calendar.h"

namespace port {

std::vector<Consignment> consignments(const Scenario& scenario, int year)
{
    const Calendar calendar(scenario);
    std::vector<Consignment> all;
    for (const TradeSpec& trade : scenario.trades) {
        const TradeDemand demand(trade, scenario.demand_factor, calendar, calendar.start(), scenario.drivers);
        const bool out = trade.direction == Direction::loaded;
        for (const InlandShare& part : trade.inland)
            all.push_back({trade.name, out ? part.place : trade.terminal, out ? trade.terminal : part.place,
                           demand.in_year(year) * part.share.value, trade.inland_priority});
    }
    return all;
}

} // namespace port
