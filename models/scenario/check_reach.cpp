#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <unordered_set>

namespace port {
namespace {

/// Everybody who may be named in a reach table: berths, and ways over land.
NameList users_of(const Scenario& s, const ScenarioNames& names)
{
    NameList users("berths", "berth, rail service, road service or pipeline");
    for (const BerthSpec& berth : s.berths) users.add(berth.name);
    for (const std::string& link : names.links.all()) users.add(link);
    return users;
}

/// The machines that somebody has in series already; nothing passes one twice.
std::vector<std::string> through_of(const Scenario& s, const std::string& user, const std::string& category)
{
    for (const BerthSpec& berth : s.berths)
        if (berth.name == user)
            for (const HandlingSpec& h : berth.handles)
                if (h.category == category) return h.through;
    for (const RailService& service : s.rail_services)
        if (service.name == user) return service.through;
    for (const RoadService& service : s.road_services)
        if (service.name == user) return service.through;
    for (const Pipeline& line : s.pipelines)
        if (line.name == user) return line.through;
    return {};
}

void check_series(const Scenario& s, const StoreSpec& store, const ReachSpec& reach, const std::string& path,
                  const ScenarioNames& names, const NameList& users, Findings& findings)
{
    if (reach.through.empty() && findings.intact(path + ".through"))
        findings.add(codes::no_reach, path + ".through", "names no machine", "one machine at least");
    std::unordered_set<std::string> machines;
    for (std::size_t m = 0; m < reach.through.size(); ++m) {
        const std::string at = item_path(path + ".through", m);
        findings.known(reach.through[m], names.machines, at);
        if (!machines.insert(reach.through[m]).second)
            findings.add(codes::named_twice, at, "'" + reach.through[m] + "' is named twice in this series", "once");
        for (const std::string& user : users.all()) {
            if (!reach.joins(user)) continue;
            const std::vector<std::string> own = through_of(s, user, store.category);
            if (std::find(own.begin(), own.end(), reach.through[m]) == own.end()) continue;
            findings.add(codes::named_twice, at, "'" + reach.through[m] + "' is in the series of '" + user + "' too",
                         "once on the whole way");
            break;
        }
    }
    std::unordered_set<int> places;
    for (std::size_t p = 0; p < reach.places.size(); ++p) {
        const std::string at = item_path(path + ".places", p);
        const std::string number = std::to_string(reach.places[p]);
        if (reach.places[p] > store.places && findings.intact(path.substr(0, path.rfind(".reach")) + ".places"))
            findings.add(codes::places_of_yard, at, "is no place of '" + store.name + "'",
                         "a number up to " + std::to_string(store.places));
        if (!places.insert(reach.places[p]).second)
            findings.add(codes::named_twice, at, "place " + number + " is named twice in this series", "once");
    }
    std::unordered_set<std::string> served;
    for (std::size_t u = 0; u < reach.serves.size(); ++u) {
        const std::string at = item_path(path + ".serves", u);
        findings.known(reach.serves[u], users, at);
        if (!served.insert(reach.serves[u]).second)
            findings.add(codes::named_twice, at, "'" + reach.serves[u] + "' is named twice in this series", "once");
    }
}

/// Which places of a trade's store somebody is joined with: those that its grade may lie in.
std::vector<bool> joined(const StoreSpec& store, const TradeSpec& trade, const std::string& user)
{
    std::vector<bool> places(static_cast<std::size_t>(store.places), false);
    for (int place = 1; place <= store.places; ++place)
        for (const ReachSpec& reach : store.reach)
            if (reach.joins(user) && reach.has(place)) places[static_cast<std::size_t>(place) - 1] = true;
    if (store.yard != YardUse::dedicated) return places;
    std::size_t first = 0;
    for (const StoreGrade& own : store.grades) {
        const auto end = std::min(places.size(), first + static_cast<std::size_t>(std::max(0, own.places)));
        if (own.grade != trade.grade)
            std::fill(places.begin() + static_cast<std::ptrdiff_t>(first),
                      places.begin() + static_cast<std::ptrdiff_t>(end), false);
        first = end;
    }
    return places;
}

bool any(const std::vector<bool>& places)
{
    return std::find(places.begin(), places.end(), true) != places.end();
}

std::string place_of(const TradeSpec& trade)
{
    return trade.grade.empty() ? "a place" : "a place of " + trade.grade;
}

/// Each berth and each way over land that works a trade's cargo is joined with a place, and a berth with one that the
/// land side is joined with too: elsewhere cargo would lie for ever.
void check_ways(const Scenario& s, const StoreSpec& store, const TradeSpec& trade, const std::string& path,
                Findings& findings)
{
    std::vector<bool> by_land(static_cast<std::size_t>(store.places), trade.land.empty());
    for (const LandShare& land : trade.land) {
        const std::vector<bool> places = joined(store, trade, land.by);
        if (!any(places))
            findings.add(codes::no_reach, path, "joins '" + land.by + "' with no place of '" + trade.name + "'",
                         "a series of machines between it and " + place_of(trade));
        for (std::size_t p = 0; p < places.size(); ++p) by_land[p] = by_land[p] || places[p];
    }
    for (const BerthSpec& berth : s.berths) {
        if (std::none_of(berth.handles.begin(), berth.handles.end(),
                         [&](const HandlingSpec& h) { return h.category == trade.category; }))
            continue;
        std::vector<bool> places = joined(store, trade, berth.name);
        const bool somewhere = any(places);
        for (std::size_t p = 0; p < places.size(); ++p) places[p] = places[p] && by_land[p];
        if (any(places)) continue;
        findings.add(codes::no_reach, path,
                     somewhere ? "joins '" + berth.name + "' with no place that the land side of '" + trade.name +
                                     "' is joined with"
                               : "joins '" + berth.name + "' with no place of '" + trade.name + "'",
                     "a series of machines between it and " + place_of(trade));
    }
}

} // namespace

void check_reach(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    const NameList users = users_of(s, names);
    for (std::size_t i = 0; i < s.stores.size(); ++i) {
        const StoreSpec& store = s.stores[i];
        const std::string path = item_path("stores", i) + ".reach";
        for (std::size_t r = 0; r < store.reach.size(); ++r)
            check_series(s, store, store.reach[r], item_path(path, r), names, users, findings);
        if (store.reach.empty()) continue;
        bool intact = findings.intact(item_path("stores", i));
        for (const char* part : {"berths", "trades", "rail_services", "road_services", "pipelines"})
            intact = intact && findings.intact(part);
        const std::size_t before = findings.problems.size();
        for (const ReachSpec& reach : store.reach)
            for (const std::string& user : reach.serves) intact = intact && users.has(user);
        for (const TradeSpec& trade : s.trades) {
            if (!intact || trade.store != store.name || findings.problems.size() != before) continue;
            if (trade.blend.empty()) check_ways(s, store, trade, path, findings);
            for (const BlendPart& part : trade.blend) {
                TradeSpec of_grade = trade;
                of_grade.grade = part.grade;
                if (findings.problems.size() == before) check_ways(s, store, of_grade, path, findings);
            }
        }
    }
}

} // namespace port
