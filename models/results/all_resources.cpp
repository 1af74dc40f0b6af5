#include "models/results/all_resources.h"

namespace port {
namespace {

void add_sea(const Scenario& scenario, std::vector<Resource>& all)
{
    const auto& channel = scenario.marine.channel;
    if (!scenario.marine.tugs.empty()) all.push_back({ResourceKind::tugs, "tugs"});
    if (!scenario.marine.pilots.empty()) all.push_back({ResourceKind::pilots, "pilots"});
    if (!scenario.marine.ice.breakers.empty()) all.push_back({ResourceKind::ice_breakers, "ice-breakers"});
    for (const auto& section : channel) all.push_back({ResourceKind::channel, section.name});
    if (!channel.empty()) all.push_back({ResourceKind::depth, channel.size() == 1 ? channel.front().name : "channel"});
}

void add_land(const Scenario& scenario, std::vector<Resource>& all)
{
    for (const auto& line : scenario.railways) all.push_back({ResourceKind::line, line.name});
    for (const auto& station : scenario.stations) all.push_back({ResourceKind::tracks, station.name});
    for (const auto& service : scenario.rail_services) all.push_back({ResourceKind::dumper, service.name});
    for (const auto& road : scenario.road_services) {
        all.push_back({ResourceKind::gate, road.name});
        if (road.mode == RoadMode::one_by_one) all.push_back({ResourceKind::points, road.name + ", points"});
    }
    for (const auto& pipe : scenario.pipelines) all.push_back({ResourceKind::pipeline, pipe.name});
}

} // namespace

std::vector<Resource> all_resources(const Scenario& scenario)
{
    std::vector<Resource> all;
    add_sea(scenario, all);
    for (const auto& berth : scenario.berths) {
        all.push_back({ResourceKind::berth, berth.name});
        all.push_back({ResourceKind::equipment, berth.name});
    }
    for (const auto& machine : scenario.machines) all.push_back({ResourceKind::machine, machine.name});
    for (const auto& pool : scenario.machine_pools) all.push_back({ResourceKind::pool, pool.name});
    for (const auto& store : scenario.stores) all.push_back({ResourceKind::store, store.name});
    add_land(scenario, all);
    return all;
}

} // namespace port
