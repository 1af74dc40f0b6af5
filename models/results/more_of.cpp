#include "models/results/more_of.h"

#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

constexpr const char* more_rate = "10 % more rate";

/// A tenth of the freight paths that the line leaves to the port, at least one.
double more_paths_a_day(const RailLine& line)
{
    return std::max(1.0, std::floor(0.1 * line.left() + 1e-9));
}

/// A train brings what a ship loads: its wagons are dumped. It takes what she unloads: its wagons are loaded.
bool brings(const std::string& service, const Scenario& scenario)
{
    return std::any_of(scenario.trades.begin(), scenario.trades.end(), [&](const TradeSpec& trade) {
        return trade.direction == Direction::loaded &&
               std::any_of(trade.land.begin(), trade.land.end(), [&](const LandShare& l) { return l.by == service; });
    });
}

/// A store may have tonnes, a volume, or both; what it does not have cannot be raised.
std::vector<Scaling> more_room(const std::string& name, const Scenario& scenario)
{
    std::vector<Scaling> more;
    const StoreSpec* store = named(scenario.stores, name);
    const std::string item = "stores[" + name + "].";
    if (!store || store->capacity.value > 0) more.push_back({item + "capacity", 1.1, 0});
    if (store && store->volume.value > 0) more.push_back({item + "volume", 1.1, 0});
    return more;
}

} // namespace

MoreOf more_of(const Resource& resource, const Scenario& scenario)
{
    const std::string& name = resource.name;
    const std::string item = "[" + name + "].";
    switch (resource.kind) {
    case ResourceKind::berth:
        return {name, false, "one more", {{"berths" + item + "count", 1, 1}}};
    case ResourceKind::equipment:
        return {"equipment of " + name,
                false,
                more_rate,
                {{"berths" + item + "handles[*].rate", 1.1, 0}, {"berths" + item + "handles[*].volume_rate", 1.1, 0}}};
    case ResourceKind::tugs:
        return {name, true, "one more", {{"marine.tugs[0].count", 1, 1}}};
    case ResourceKind::pilots:
        return {name, true, "one more", {{"marine.pilots[0].count", 1, 1}}};
    case ResourceKind::ice_breakers:
        return {name, true, "one more", {{"marine.ice.breakers[0].count", 1, 1}}};
    case ResourceKind::depth: {
        const bool all = scenario.marine.channel.size() != 1;
        return {all ? "depth of the channel" : "depth of " + name,
                false,
                "10 % more depth",
                {{"marine.channel" + (all ? "[*]." : item) + "depth", 1.1, 0}}};
    }
    case ResourceKind::channel:
        return {name, false, "", {}}; // nothing of it is a number but its rules
    case ResourceKind::machine:
        return {name, false, more_rate, {{"machines" + item + "rate", 1.1, 0}}};
    case ResourceKind::pool:
        return {name, true, "one more", {{"machine_pools" + item + "count", 1, 1}}};
    case ResourceKind::line:
        if (const RailLine* line = named(scenario.railways, name))
            return {"paths of " + name,
                    true,
                    "10 % more paths",
                    {{"railways" + item + "paths", 1, more_paths_a_day(*line)}}};
        return {name, false, "", {}};
    case ResourceKind::tracks:
        return {"tracks of " + name, true, "one more", {{"stations" + item + "tracks", 1, 1}}};
    case ResourceKind::dumper:
        return {(brings(name, scenario) ? "dumper of " : "wagon loader of ") + name,
                false,
                more_rate,
                {{"rail_services" + item + "rate", 1.1, 0}}};
    case ResourceKind::gate:
        return {"lanes of " + name, true, "one more", {{"road_services" + item + "lanes", 1, 1}}};
    case ResourceKind::points: {
        const std::string service = name.substr(0, name.rfind(", "));
        return {"points of " + service, true, "one more", {{"road_services[" + service + "].points", 1, 1}}};
    }
    case ResourceKind::pipeline:
        return {name,
                false,
                more_rate,
                {{"pipelines" + item + "rate", 1.1, 0}, {"pipelines" + item + "volume_rate", 1.1, 0}}};
    case ResourceKind::store:
        return {"room of " + name, false, "10 % more room", more_room(name, scenario)};
    }
    return {name, false, "", {}};
}

} // namespace port
