#include "models/resolved.h"

#include "models/catalogues.h"
#include "models/hinterland/land_by_network.h"
#include "models/scenario/change.h"
#include "models/scenario/volumes.h"

#include <set>

namespace port {

Resolved resolved(const Scenario& scenario)
{
    std::set<Date> days;
    for (const Date day : days_of_change(scenario)) days.insert(day);
    for (const Date day : days_of_network(scenario)) days.insert(day);
    days.erase(days.begin(), days.upper_bound(scenario.start));
    Resolved all{scenario, {days.begin(), days.end()}, {as_of(scenario, scenario.start, catalogues())}};
    for (const Date day : all.from) all.versions.push_back(as_of(scenario, day, catalogues()));
    for (std::size_t v = 0; v < all.versions.size(); ++v) {
        rate_in_tonnes(all.versions[v]);
        follow_network(all.versions[v], v == 0 ? scenario.start : all.from[v - 1]);
    }
    return all;
}

} // namespace port
