#include "models/scenario/check.h"

#include "models/scenario/change.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

std::string item(const std::string& list, std::size_t i)
{
    return list + "[" + std::to_string(i) + "]";
}

/// Gathers what does not fit together; what rests on a broken value is not judged.
class Checker {
public:
    Checker(const Scenario& scenario, std::span<const std::string> broken) : s_(scenario), broken_(broken) {}

    std::vector<Problem> problems;

    void names();
    void trades();
    void berths();
    void land_side();

private:
    void add(std::string_view code, const std::string& path, std::string found, std::string expected,
             std::string hint = "")
    {
        const auto rests_on = [&](const std::string& b) {
            return path.starts_with(b) || (b.starts_with(path) && !path.empty());
        };
        if (std::any_of(broken_.begin(), broken_.end(), rests_on)) return;
        problems.push_back({std::string(code), path, std::move(found), std::move(expected), std::move(hint)});
    }
    template <class Items> std::vector<std::string> unique(const Items& items, const std::string& list)
    {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string& name = items[i].name;
            if (name.empty()) add(codes::empty_name, item(list, i) + ".name", "is empty", "a name");
            if (std::find(all.begin(), all.end(), name) != all.end())
                add(codes::double_name, item(list, i) + ".name", "'" + name + "' is the name of two",
                    "names that differ");
            all.push_back(name);
        }
        return all;
    }
    bool known(const std::string& name, const std::vector<std::string>& all, const std::string& path,
               const std::string& what)
    {
        if (std::find(all.begin(), all.end(), name) != all.end()) return true;
        add(codes::unknown_name, path, "there is no " + what + " '" + name + "'", "", did_you_mean(name, all));
        return false;
    }
    void through(const std::vector<std::string>& machines, const std::string& path)
    {
        for (std::size_t i = 0; i < machines.size(); ++i)
            known(machines[i], machines_, item(path + ".through", i), "machine");
    }
    [[nodiscard]] double tide(double sign) const
    {
        double level = s_.marine.tide.mean.value;
        for (const TideConstituent& c : s_.marine.tide.constituents) level += sign * std::abs(c.amplitude.value);
        return level;
    }
    void can_come(std::size_t trade, const std::string& ship, double aboard, const std::string& path);

    const Scenario& s_;
    std::span<const std::string> broken_;
    std::vector<std::string> categories_, ships_, stores_, machines_, lines_, stations_, links_;
};

void Checker::names()
{
    categories_ = unique(s_.categories, "categories");
    ships_ = unique(s_.ships, "ships");
    stores_ = unique(s_.stores, "stores");
    machines_ = unique(s_.machines, "machines");
    lines_ = unique(s_.railways, "railways");
    stations_ = unique(s_.stations, "stations");
    unique(s_.berths, "berths");
    unique(s_.trades, "trades");
    for (const auto& names : {unique(s_.rail_services, "rail_services"), unique(s_.road_services, "road_services"),
                              unique(s_.pipelines, "pipelines")})
        for (const std::string& name : names) {
            if (std::find(links_.begin(), links_.end(), name) != links_.end())
                add(codes::double_name, "pipelines", "'" + name + "' is the name of two ways over land",
                    "names that differ");
            links_.push_back(name);
        }
    if (s_.marine.tugs.size() > 1) add(codes::two_pools, "marine.tugs", "there are two pools", "one at most");
    if (s_.marine.pilots.size() > 1) add(codes::two_pools, "marine.pilots", "there are two pools", "one at most");
}

void Checker::trades()
{
    for (std::size_t i = 0; i < s_.stores.size(); ++i) {
        const StoreSpec& store = s_.stores[i];
        known(store.category, categories_, item("stores", i) + ".category", "category");
        if (store.opening.value > store.capacity.value)
            add(codes::overfull, item("stores", i) + ".opening", "is more than the store holds",
                "at most its capacity");
    }
    for (std::size_t i = 0; i < s_.trades.size(); ++i) {
        const TradeSpec& t = s_.trades[i];
        const std::string path = item("trades", i);
        known(t.category, categories_, path + ".category", "category");
        if (known(t.store, stores_, path + ".store", "store")) {
            const auto& store = s_.stores[static_cast<std::size_t>(std::find(stores_.begin(), stores_.end(), t.store) -
                                                                   stores_.begin())];
            if (store.category != t.category)
                add(codes::other_category, path + ".store", "'" + t.store + "' holds " + store.category,
                    "a store of " + t.category);
            for (std::size_t k = 0; k < i; ++k)
                if (s_.trades[k].store == t.store && s_.trades[k].direction != t.direction)
                    add(codes::both_directions, path + ".store",
                        "'" + t.store + "' serves a trade of the other direction", "a store of its own");
        }
        double land = 0;
        for (std::size_t k = 0; k < t.land.size(); ++k) {
            known(t.land[k].by, links_, item(path + ".land", k) + ".by", "rail service, road service or pipeline");
            land += t.land[k].share.value;
        }
        if (!t.land.empty() && std::abs(land - 1) > 1e-9)
            add(codes::land_shares, path + ".land", "the shares add up to " + std::to_string(land), "1");
        if (!t.season.empty() &&
            (t.season.size() != 12 || std::all_of(t.season.begin(), t.season.end(), [](double w) { return w == 0; })))
            add(codes::season, path + ".season", "has " + std::to_string(t.season.size()) + " weights",
                "twelve, not all nought");
        for (std::size_t k = 1; k < t.demand.size(); ++k)
            if (t.demand[k].year <= t.demand[k - 1].year)
                add(codes::demand_years, item(path + ".demand", k) + ".year", "does not come after the year before",
                    "years that rise");
        double weight = 0;
        for (std::size_t k = 0; k < t.ships.size(); ++k) {
            const CallSpec& c = t.ships[k];
            weight += c.weight;
            if (!(c.least.value <= c.usual.value && c.usual.value <= c.most.value))
                add(codes::parcel_order, item(path + ".ships", k), "the parcels are out of order",
                    "least <= usual <= most");
            if (known(c.ship, ships_, item(path + ".ships", k) + ".ship", "ship class"))
                can_come(i, c.ship, c.most.value + c.aboard.value, item(path + ".ships", k));
        }
        if (!t.demand.empty() && weight <= 0)
            add(codes::no_ships, path + ".demand", "no ships carry it", "ships with a weight above nought");
        for (std::size_t k = 0; k < t.calls.size(); ++k)
            if (known(t.calls[k].ship, ships_, item(path + ".calls", k) + ".ship", "ship class"))
                can_come(i, t.calls[k].ship, t.calls[k].parcel.value, item(path + ".calls", k));
    }
}

void Checker::can_come(std::size_t trade, const std::string& name, double aboard, const std::string& path)
{
    const ShipClass& ship =
        *std::find_if(s_.ships.begin(), s_.ships.end(), [&](const ShipClass& c) { return c.name == name; });
    if (aboard > ship.deadweight.value)
        return add(codes::overloaded, path, "she would carry more than her deadweight", "a smaller parcel");
    const double draught = ship.ballast_draught.value +
                           (ship.laden_draught.value - ship.ballast_draught.value) * aboard / ship.deadweight.value;
    const std::string& category = s_.trades[trade].category;
    bool handled = false;
    bool long_enough = false;
    bool deep_enough = false;
    for (const BerthSpec& b : s_.berths) {
        if (std::none_of(b.handles.begin(), b.handles.end(),
                         [&](const HandlingSpec& h) { return h.category == category; }))
            continue;
        handled = true;
        if (b.length.value < ship.length.value) continue;
        long_enough = true;
        deep_enough = deep_enough || b.depth.value + tide(-1) + 1e-9 >= draught + b.clearance.value;
    }
    if (!deep_enough)
        add(codes::no_berth, path,
            "no berth " + std::string(!handled       ? "handles " + category
                                      : !long_enough ? "is long enough for '" + name + "'"
                                                     : "is deep enough for '" + name + "' at the lowest tide"),
            "a berth that she can lie at");
    for (const ChannelSection& section : s_.marine.channel)
        if (section.depth.value + tide(1) < draught + s_.marine.under_keel_clearance.value)
            add(codes::channel_shallow, path, "'" + section.name + "' is too shallow for '" + name + "' at every tide",
                "a deeper channel");
    if (!s_.marine.tugs.empty() && ship.tugs > s_.marine.tugs.front().count)
        add(codes::few_tugs, "marine.tugs[0].count", "'" + name + "' needs " + std::to_string(ship.tugs) + " tugs",
            "as many");
}

void Checker::berths()
{
    for (std::size_t i = 0; i < s_.berths.size(); ++i)
        for (std::size_t k = 0; k < s_.berths[i].handles.size(); ++k) {
            const HandlingSpec& h = s_.berths[i].handles[k];
            const std::string path = item(item("berths", i) + ".handles", k);
            known(h.category, categories_, path + ".category", "category");
            through(h.through, path);
        }
}

void Checker::land_side()
{
    for (std::size_t i = 0; i < s_.stations.size(); ++i)
        known(s_.stations[i].line, lines_, item("stations", i) + ".line", "railway line");
    for (std::size_t i = 0; i < s_.railways.size(); ++i) {
        const RailLine& l = s_.railways[i];
        if (l.paths - l.passenger_trains * l.paths_per_passenger_train - l.other_freight < 0)
            add(codes::no_paths, item("railways", i), "other trains take more paths than there are",
                "fewer trains or more paths");
        if (l.from >= l.to)
            add(codes::bad_hours, item("railways", i) + ".from", "is not before 'to'",
                "hours that begin before they end");
    }
    for (std::size_t i = 0; i < s_.rail_services.size(); ++i) {
        known(s_.rail_services[i].station, stations_, item("rail_services", i) + ".station", "station");
        through(s_.rail_services[i].through, item("rail_services", i));
    }
    for (std::size_t i = 0; i < s_.road_services.size(); ++i) {
        if (s_.road_services[i].opens >= s_.road_services[i].closes)
            add(codes::bad_hours, item("road_services", i) + ".opens", "is not before 'closes'",
                "hours that begin before they end");
        through(s_.road_services[i].through, item("road_services", i));
    }
    for (std::size_t i = 0; i < s_.pipelines.size(); ++i) through(s_.pipelines[i].through, item("pipelines", i));
}

} // namespace

std::vector<Problem> check(const Scenario& scenario, const Catalogues& catalogues, std::span<const std::string> broken)
{
    Checker checker(scenario, broken);
    checker.names();
    checker.trades();
    checker.berths();
    checker.land_side();
    for (const Date day : days_of_change(scenario))
        static_cast<void>(as_of(scenario, day, catalogues, checker.problems));
    return std::move(checker.problems);
}

} // namespace port
