#include "models/scenario/checks.h"
#include "models/scenario/handles.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <map>

namespace port {
namespace {

/// What lies at a line of berths when the run begins.
struct Taken {
    int ships = 0;
    double length = 0; ///< m, of a continuous quay
};

void check_moved(Mass moved, Mass all, const std::string& path, Findings& findings)
{
    if (moved.value > all.value && findings.intact(path))
        findings.add(codes::opening_state, path, "is more than there is to move", "part of it");
}

void check_lies(const BerthSpec& berth, const ShipClass& ship, Taken& taken, const std::string& path,
                Findings& findings)
{
    ++taken.ships;
    taken.length += ship.length.value + (taken.ships > 1 ? berth.gap.value : 0);
    const bool fits = berth.continuous ? taken.length <= berth.length.value
                                       : taken.ships <= berth.count && ship.length.value <= berth.length.value;
    if (!fits)
        findings.add(codes::opening_state, path, "'" + berth.name + "' has no room for her",
                     "a berth that is long enough and that no ship before her in these lists has");
}

void check_ships(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    std::map<std::string, Taken> taken;
    for (std::size_t t = 0; t < s.trades.size(); ++t)
        for (std::size_t k = 0; k < s.trades[t].in_port.size(); ++k) {
            const ShipInPort& own = s.trades[t].in_port[k];
            const std::string path = item_path(item_path("trades", t) + ".in_port", k);
            const bool known = findings.known(own.ship, names.ships, path + ".ship");
            check_moved(own.moved, own.parcel, path + ".moved", findings);
            if (own.berth.empty() && own.moved.value > 0)
                findings.add(codes::opening_state, path + ".moved", "was moved by a ship at no berth",
                             "a ship that has a berth");
            if (own.berth.empty() || !findings.known(own.berth, names.berths, path + ".berth")) continue;
            const BerthSpec& berth = s.berths[names.berths.index(own.berth)];
            if (!handles(berth, s.trades[t].category))
                findings.add(codes::opening_state, path + ".berth",
                             "'" + own.berth + "' does not handle " + s.trades[t].category, "a berth that does");
            if (known && findings.intact("berths"))
                check_lies(berth, s.ships[names.ships.index(own.ship)], taken[own.berth], path + ".berth", findings);
        }
}

void check_trains(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    std::map<std::string, int> on_tracks;
    for (std::size_t r = 0; r < s.rail_services.size(); ++r) {
        const RailService& service = s.rail_services[r];
        const std::string list = item_path("rail_services", r) + ".in_port";
        if (!service.in_port.empty() && service.come == TrainsCome::fleet)
            findings.add(codes::opening_state, list, "are trains of a fleet", "none: its train sets begin inland");
        for (std::size_t k = 0; k < service.in_port.size(); ++k) {
            const TrainInPort& train = service.in_port[k];
            const std::string path = item_path(list, k);
            check_moved(train.moved, tonnes(service.wagons * service.net_load.value), path + ".moved", findings);
            const RailStation* station = named(s.stations, service.station);
            if (station && ++on_tracks[service.station] > station->tracks)
                findings.add(codes::opening_state, path, "has no track left at '" + service.station + "'",
                             "at most a train a track");
            if (!findings.known(train.trade, names.trades, path + ".trade")) continue;
            const std::vector<LandShare>& land = s.trades[names.trades.index(train.trade)].land;
            if (std::none_of(land.begin(), land.end(), [&](const LandShare& l) { return l.by == service.name; }))
                findings.add(codes::opening_state, path + ".trade",
                             "'" + train.trade + "' does not go by '" + service.name + "'", "a trade that names it");
        }
    }
}

} // namespace

void check_opening(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    if (s.ends == RunEnds::when_clear && s.horizon.value <= 0 && findings.intact("horizon"))
        findings.add(codes::clear_without_horizon, "ends", "has no 'horizon' to end before",
                     "a horizon: figures of whole years need whole years");
    check_ships(s, names, findings);
    check_trains(s, names, findings);
}

} // namespace port
