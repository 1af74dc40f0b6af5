#include "models/bound/links.h"
#include "models/hinterland/assignment.h"

#include <algorithm>

namespace port::bound {

/// The links of the network, with what the demand sends over them at least cost: of the fuller direction.
void add_ways(const Plan& plan, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = *plan.pieces(period).front().now;
    if (s.network.places.empty()) return;
    const Date on = plan.calendar().date(plan.periods().start(period));
    std::vector<Consignment> asked;
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const TradeSpec& trade = s.trades[t];
        const bool out = trade.direction == Direction::loaded;
        for (const InlandShare& part : trade.inland)
            asked.push_back({trade.name, out ? part.place : trade.terminal, out ? trade.terminal : part.place,
                             all[t].tonnes * part.share.value, trade.inland_priority});
    }
    const Assignment given = assign(s.network, on, std::move(asked));
    for (std::size_t l = 0; l < s.network.links.size(); ++l) {
        const LinkSpec& link = s.network.links[l];
        if (!carries_freight(link, on)) continue;
        Waterfall own{.kind = LinkKind::way, .name = link.name + " (" + link.from + " - " + link.to + ")"};
        own.rated = own.calendar = own.breakdowns = own.efficiency = own.others = link.capacity.value;
        own.weather = own.rated;
        own.used = std::max(given.forth[l], given.back[l]);
        links.ways.push_back(std::move(own));
    }
}

} // namespace port::bound
