#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

#include <unordered_set>

namespace port {
namespace {

void check_series(const std::vector<std::string>& through, const std::string& path, const ScenarioNames& names,
                  Findings& findings)
{
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < through.size(); ++i) {
        const std::string at = item_path(path + ".through", i);
        findings.known(through[i], names.machines, at);
        if (!seen.insert(through[i]).second)
            findings.add(codes::named_twice, at, "'" + through[i] + "' is named twice in this series", "once");
    }
}

/// What works the cargo: equipment of the berth, machines of a pool, or both.
void check_pool(const HandlingSpec& h, const std::string& path, const ScenarioNames& names, Findings& findings)
{
    if (h.pool.empty()) {
        if (h.rate.value <= 0 && h.volume_rate.value <= 0)
            findings.add(codes::no_machine, path, "has neither a rate nor a pool", "equipment of its own, or a pool");
        return;
    }
    findings.known(h.pool, names.pools, path + ".pool");
    if (h.least > h.most)
        findings.add(codes::few_machines, path + ".least", "is more than 'most'",
                     "a least number up to " + std::to_string(h.most));
}

template <class Services>
void check_services(const Services& services, const std::string& list, const ScenarioNames& names, Findings& findings)
{
    for (std::size_t i = 0; i < services.size(); ++i)
        check_series(services[i].through, item_path(list, i), names, findings);
}

} // namespace

void check_shore(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    for (std::size_t i = 0; i < s.berths.size(); ++i) {
        std::unordered_set<std::string> seen;
        for (std::size_t k = 0; k < s.berths[i].handles.size(); ++k) {
            const HandlingSpec& h = s.berths[i].handles[k];
            const std::string path = item_path(item_path("berths", i) + ".handles", k);
            findings.known(h.category, names.categories, path + ".category");
            if (!seen.insert(h.category).second)
                findings.add(codes::named_twice, path + ".category",
                             "'" + h.category + "' is named twice at this berth", "once, with all its equipment");
            check_series(h.through, path, names, findings);
            check_pool(h, path, names, findings);
            check_down(h.breakdowns, h.maintenance, path, findings);
        }
    }
    for (std::size_t i = 0; i < s.machines.size(); ++i)
        check_down(s.machines[i].breakdowns, s.machines[i].maintenance, item_path("machines", i), findings);
    for (std::size_t i = 0; i < s.machine_pools.size(); ++i)
        check_down(s.machine_pools[i].breakdowns, s.machine_pools[i].maintenance, item_path("machine_pools", i),
                   findings);
    for (std::size_t i = 0; i < s.stations.size(); ++i)
        findings.known(s.stations[i].line, names.railways, item_path("stations", i) + ".line");
    for (std::size_t i = 0; i < s.rail_services.size(); ++i)
        findings.known(s.rail_services[i].station, names.stations, item_path("rail_services", i) + ".station");
    for (std::size_t i = 0; i < s.road_services.size(); ++i)
        if (!s.road_services[i].road.empty())
            findings.known(s.road_services[i].road, names.roads, item_path("road_services", i) + ".road");
    for (std::size_t i = 0; i < s.road_services.size(); ++i)
        if (s.road_services[i].opens >= s.road_services[i].closes &&
            findings.intact(item_path("road_services", i) + ".closes"))
            findings.add(codes::bad_hours, item_path("road_services", i) + ".opens", "is not before 'closes'",
                         "hours that begin before they end");
    const DaylightSpec& light = s.marine.daylight;
    if (light.by == LightBy::clock && light.from >= light.to && findings.intact("marine.daylight.to"))
        findings.add(codes::bad_hours, "marine.daylight.from", "is not before 'to'",
                     "hours that begin before they end");
    for (std::size_t i = 0; i < s.rail_services.size(); ++i)
        check_down(s.rail_services[i].breakdowns, s.rail_services[i].maintenance, item_path("rail_services", i),
                   findings);
    for (std::size_t i = 0; i < s.pipelines.size(); ++i)
        check_down(s.pipelines[i].breakdowns, s.pipelines[i].maintenance, item_path("pipelines", i), findings);
    check_services(s.rail_services, "rail_services", names, findings);
    check_services(s.road_services, "road_services", names, findings);
    check_services(s.pipelines, "pipelines", names, findings);
}

} // namespace port
