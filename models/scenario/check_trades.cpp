#include "models/scenario/arrival_names.h"
#include "models/scenario/checks.h"
#include "models/scenario/dates.h"
#include "models/scenario/handles.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace port {
namespace {

void check_ships(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.ships.size(); ++i) {
        const std::string path = item_path("ships", i);
        if (s.ships[i].laden_draught < s.ships[i].ballast_draught && findings.intact(path))
            findings.add(codes::draughts, path + ".laden_draught", "is less than the draught in ballast",
                         "at least ballast_draught");
    }
}

/// The store that a trade names: of its category, and for one direction.
void check_store_of(const Scenario& s, std::size_t i, const ScenarioNames& names,
                    std::vector<const TradeSpec*>& first_user, Findings& findings)
{
    const TradeSpec& t = s.trades[i];
    const std::string path = item_path("trades", i) + ".store";
    if (!findings.known(t.store, names.stores, path)) return;
    const std::size_t number = names.stores.index(t.store);
    const StoreSpec& store = s.stores[number];
    if (store.category != t.category && names.categories.has(t.category) && names.categories.has(store.category))
        findings.add(codes::other_category, path, "'" + t.store + "' holds " + store.category,
                     "a store of " + t.category);
    const TradeSpec*& first = first_user[number];
    if (!first) first = &t;
    if (first->direction != t.direction && findings.intact(item_path("trades", i) + ".direction"))
        findings.add(codes::both_directions, path, "'" + t.store + "' serves a trade of the other direction",
                     "a store of its own");
}

void check_land(const TradeSpec& t, const std::string& path, const ScenarioNames& names, Findings& findings)
{
    double sum = 0;
    std::unordered_set<std::string> seen;
    for (std::size_t k = 0; k < t.land.size(); ++k) {
        const std::string at = item_path(path, k) + ".by";
        findings.known(t.land[k].by, names.links, at);
        if (!seen.insert(t.land[k].by).second)
            findings.add(codes::named_twice, at, "'" + t.land[k].by + "' is named twice in this trade",
                         "once, with the whole share");
        sum += t.land[k].share.value;
    }
    const bool by_network =
        std::any_of(t.land.begin(), t.land.end(), [](const LandShare& l) { return !l.over.empty(); });
    if (!t.land.empty() && !by_network && std::abs(sum - 1) > 1e-9)
        findings.add(codes::land_shares, path, "the shares add up to " + readable_text(sum, *type_info<Share>()),
                     "they must add up to 100 %");
}

void check_years(const std::vector<YearDemand>& demand, const std::string& path, Findings& findings)
{
    for (std::size_t k = 1; k < demand.size(); ++k)
        if (demand[k].year <= demand[k - 1].year && findings.intact(item_path(path, k - 1) + ".year"))
            findings.add(codes::demand_years, item_path(path, k) + ".year", "does not come after the year before",
                         "years that rise");
}

void check_demand(const TradeSpec& t, const std::string& path, Findings& findings)
{
    if (!t.season.empty() &&
        (t.season.size() != 12 || std::all_of(t.season.begin(), t.season.end(), [](double w) { return w == 0; })))
        findings.add(codes::season, path + ".season", "has " + std::to_string(t.season.size()) + " weights",
                     "twelve, from January, not all nought");
    check_years(t.demand, path + ".demand", findings);
    double weight = 0;
    for (std::size_t k = 0; k < t.ships.size(); ++k) {
        const CallSpec& c = t.ships[k];
        weight += c.weight;
        if (!(c.least.value <= c.usual.value && c.usual.value <= c.most.value))
            findings.add(codes::parcel_order, item_path(path + ".ships", k), "the parcels are out of order",
                         "least <= usual <= most");
    }
    const bool by_gaps = t.gaps.name != "none";
    const bool by_stock = t.arrivals.name == stock_controlled;
    if (by_stock && (by_gaps || has_demand(t)) && findings.intact(path))
        findings.add(codes::one_of_two, path + ".arrivals", "calls ships by the stock, beside a demand or gaps",
                     "one of both: what brings the ships");
    if ((has_demand(t) || by_gaps || by_stock) && weight <= 0 && findings.intact(path + ".ships"))
        findings.add(codes::no_ships,
                     path + (by_stock           ? ".arrivals"
                             : by_gaps          ? ".gaps"
                             : t.demand.empty() ? ".trend"
                                                : ".demand"),
                     "no ships carry it", "ships with a weight above nought");
    if (by_gaps && has_demand(t) && findings.intact(path))
        findings.add(codes::one_of_two, path + ".gaps", "stands beside a demand", "one of both: what brings the ships");
    for (std::size_t k = 0; k < t.fleet.size(); ++k) {
        const FleetShip& ship = t.fleet[k];
        if (ship.away.name == "none" && findings.intact(item_path(path + ".fleet", k)))
            findings.add(codes::no_time, item_path(path + ".fleet", k) + ".away", "is no time",
                         "a law of a time, such as {law: uniform, least: 216 h, most: 264 h}");
        if (!(ship.least.value <= ship.usual.value && ship.usual.value <= ship.most.value))
            findings.add(codes::parcel_order, item_path(path + ".fleet", k), "the parcels are out of order",
                         "least <= usual <= most");
    }
}

void check_further(const Scenario& s, std::size_t number, const std::string& path, Findings& findings)
{
    NameList others("trades", "other trade");
    for (std::size_t t = 0; t < s.trades.size(); ++t)
        if (t != number) others.add(s.trades[t].name);
    for (std::size_t k = 0; k < s.trades[number].also.size(); ++k) {
        const FurtherParcel& more = s.trades[number].also[k];
        findings.known(more.trade, others, item_path(path, k) + ".trade");
        if (!(more.least.value <= more.usual.value && more.usual.value <= more.most.value))
            findings.add(codes::parcel_order, item_path(path, k), "the parcels are out of order",
                         "least <= usual <= most");
    }
    if (s.trades[number].also.empty() || s.berth_rule.shifting || !findings.intact("berths")) return;
    const bool one_handles_all = std::any_of(s.berths.begin(), s.berths.end(), [&](const BerthSpec& berth) {
        return handles(berth, s.trades[number].category) &&
               std::all_of(s.trades[number].also.begin(), s.trades[number].also.end(), [&](const FurtherParcel& more) {
                   return !others.has(more.trade) ||
                          std::any_of(s.trades.begin(), s.trades.end(), [&](const TradeSpec& t) {
                              return t.name == more.trade && handles(berth, t.category);
                          });
               });
    });
    if (!one_handles_all)
        findings.add(codes::no_berth, path, "no berth handles all parcels of a call", "a berth for all of them");
}

} // namespace

void check_trades(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    if (s.horizon.value == 0 && s.start != first_of_year(to_civil(s.start).year))
        findings.add(codes::broken_year, "start", "is not the first of January",
                     "whole years begin on it; or give 'horizon' for a stretch of days");
    check_ships(s, findings);
    for (std::size_t i = 0; i < s.air.size(); ++i)
        check_years(s.air[i].demand, item_path("air", i) + ".demand", findings);
    std::vector<const TradeSpec*> first_user(s.stores.size(), nullptr);
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        const std::string path = item_path("trades", i);
        findings.known(s.trades[i].category, names.categories, path + ".category");
        check_store_of(s, i, names, first_user, findings);
        check_land(s.trades[i], path + ".land", names, findings);
        check_demand(s.trades[i], path, findings);
        for (std::size_t k = 0; k < s.trades[i].ships.size(); ++k)
            findings.known(s.trades[i].ships[k].ship, names.ships, item_path(path + ".ships", k) + ".ship");
        check_further(s, i, path + ".also", findings);
        for (std::size_t k = 0; k < s.trades[i].fleet.size(); ++k)
            findings.known(s.trades[i].fleet[k].ship, names.ships, item_path(path + ".fleet", k) + ".ship");
        for (std::size_t k = 0; k < s.trades[i].calls.size(); ++k)
            findings.known(s.trades[i].calls[k].ship, names.ships, item_path(path + ".calls", k) + ".ship");
    }
}

} // namespace port
