#include "models/bound/links.h"
#include "models/hinterland/consignments.h"

#include <algorithm>

namespace port::bound {

/// The links of the network, with what the demand sends over them at least cost: of the fuller direction.
void add_ways(const Plan& plan, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = *plan.pieces(period).front().now;
    if (s.network.places.empty()) return;
    const Date on = plan.calendar().date(plan.periods().start(period));
    std::vector<double> tonnes;
    for (const Offered& own : all) tonnes.push_back(own.tonnes);
    const Assignment given = assign(s.network, on, consignments(s, tonnes));
    for (std::size_t l = 0; l < s.network.links.size(); ++l) {
        const LinkSpec& link = s.network.links[l];
        if (!carries_freight(link, on)) continue;
        Waterfall own{.kind = LinkKind::way, .name = stretch_name(link)};
        own.rated = own.calendar = own.breakdowns = own.efficiency = own.others = link.capacity.value;
        own.weather = own.rated;
        own.used = std::max(given.forth[l], given.back[l]);
        links.ways.push_back(std::move(own));
    }
}

} // namespace port::bound
