#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

namespace port {
namespace {

bool is_blank(std::string_view name)
{
    return name.find_first_not_of(' ') == std::string_view::npos;
}

template <class Items>
void gather(const Items& items, const std::string& list, NameList& names, Findings& findings,
            const std::string& what = "two")
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string path = item_path(list, i) + ".name";
        if (is_blank(items[i].name)) findings.add(codes::empty_name, path, "is empty", "a name that can be seen");
        if (!names.add(items[i].name) && !is_blank(items[i].name))
            findings.add(codes::double_name, path, "'" + items[i].name + "' is the name of " + what,
                         "names that differ");
    }
}

/// For lists that nobody refers to.
template <class Items> void look_at(const Items& items, const std::string& list, Findings& findings)
{
    NameList names(list, list);
    gather(items, list, names, findings);
}

} // namespace

ScenarioNames check_names(const Scenario& s, Findings& findings)
{
    ScenarioNames names;
    if (is_blank(s.title)) findings.add(codes::empty_name, "title", "is empty", "a name that can be seen");
    gather(s.categories, "categories", names.categories, findings);
    look_at(s.weather.states, "weather.states", findings);
    look_at(s.marine.channel, "marine.channel", findings);
    look_at(s.marine.tide.constituents, "marine.tide.constituents", findings);
    look_at(s.marine.ice.bands, "marine.ice.bands", findings);
    gather(s.ships, "ships", names.ships, findings);
    gather(s.berths, "berths", names.berths, findings);
    gather(s.machines, "machines", names.machines, findings);
    gather(s.machine_pools, "machine_pools", names.pools, findings);
    for (std::size_t i = 0; i < s.machine_pools.size(); ++i)
        if (names.machines.has(s.machine_pools[i].name)) // reports would add the two up
            findings.add(codes::double_name, item_path("machine_pools", i) + ".name",
                         "'" + s.machine_pools[i].name + "' is the name of a machine too", "names that differ");
    gather(s.stores, "stores", names.stores, findings);
    gather(s.trades, "trades", names.trades, findings);
    gather(s.railways, "railways", names.railways, findings);
    gather(s.stations, "stations", names.stations, findings);
    gather(s.roads, "roads", names.roads, findings);
    gather(s.rail_services, "rail_services", names.links, findings, "two ways over land");
    gather(s.road_services, "road_services", names.links, findings, "two ways over land");
    gather(s.pipelines, "pipelines", names.links, findings, "two ways over land");
    look_at(s.air, "air", findings);
    look_at(s.investments, "investments", findings);
    gather(s.drivers, "drivers", names.drivers, findings);
    gather(s.doubt, "doubt", names.doubts, findings);
    if (s.marine.tugs.size() > 1)
        findings.add(codes::two_pools, "marine.tugs", "has " + std::to_string(s.marine.tugs.size()) + " pools",
                     "one at most");
    if (s.marine.pilots.size() > 1)
        findings.add(codes::two_pools, "marine.pilots", "has " + std::to_string(s.marine.pilots.size()) + " pools",
                     "one at most");
    return names;
}

} // namespace port
