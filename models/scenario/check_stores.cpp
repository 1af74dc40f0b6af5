#include "models/scenario/checks.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <unordered_set>

namespace port {
namespace {

/// Heel and thresholds of a store against its stock; its capacity, which dates change, is looked at day by day.
void check_levels(const StoreSpec& store, const std::string& path, Findings& findings)
{
    if (!findings.intact(path)) return;
    const double heel = store.heel.value;
    const auto text = [](Mass mass) { return readable_text(mass.value, *type_info<Mass>()); };
    if (store.fills_again_below && store.fills_again_below->value < heel)
        findings.add(codes::store_levels, path + ".fills_again_below", "is below the heel of " + text(store.heel),
                     "a level that the stock can come down to");
    if (store.empties_again_above && store.empties_again_above->value <= heel)
        findings.add(codes::store_levels, path + ".empties_again_above", "is not above the heel of " + text(store.heel),
                     "a level at which something can leave");
}

/// A capacity, or a volume with the density of all that can lie there.
void check_size(const Scenario& s, std::size_t number, Findings& findings)
{
    const StoreSpec& store = s.stores[number];
    const std::string path = item_path("stores", number);
    if (!findings.intact(path)) return;
    if (store.volume.value <= 0) {
        if (store.capacity.value <= 0)
            findings.add(codes::store_size, path, "has neither a capacity nor a volume", "what it holds");
        return;
    }
    const auto category = std::find_if(s.categories.begin(), s.categories.end(),
                                       [&](const CategorySpec& c) { return c.name == store.category; });
    if (category == s.categories.end() || !findings.intact("categories")) return;
    const auto missing = [&](std::string_view grade) { return density_of(*category, grade) <= 0; };
    bool any = false;
    for (const TradeSpec& trade : s.trades)
        any = any || (trade.store == store.name && missing(store.mixing ? "" : trade.grade));
    for (const StoreGrade& grade : store.grades) any = any || missing(grade.grade);
    if (any)
        findings.add(codes::store_size, path + ".volume", "holds cargo of unknown density",
                     "a density of '" + store.category + "', or of each of its grades");
}

/// What lies in it at the start: as much as it holds, and as its places must hold.
void check_opening(const Scenario& s, const StoreSpec& store, const std::string& path, Findings& findings)
{
    if (store.yard == YardUse::assembled || !findings.intact(path)) return;
    std::string only; // the grade of what has none in the list
    for (const TradeSpec& trade : s.trades)
        if (trade.store == store.name && !store.mixing) only = trade.grade;
    const auto full = [&](int grade) {
        return holds(s, store, grade < 0 ? only : store.grades[static_cast<std::size_t>(grade)].grade);
    };
    if (full(-1) <= 0) return; // told already
    const OpeningPlaces opening = opening_places(store, full);
    if (opening.overfull)
        findings.add(codes::overfull, path + (store.grades.empty() ? ".opening" : ".grades"),
                     "is more than the store holds", "at most its capacity, in places that no other grade has");
    if (opening.short_of_heel)
        findings.add(codes::store_levels, path + ".heel", "is more than the opening stock",
                     "an opening stock that has the heels in it");
}

/// The list of grades against the places.
void check_grades(const StoreSpec& store, const std::string& path, Findings& findings)
{
    if (store.yard == YardUse::assembled || !findings.intact(path)) return;
    const bool dedicated = store.yard == YardUse::dedicated;
    const std::string list = path + ".grades";
    if (store.mixing && (dedicated || !store.grades.empty()))
        findings.add(codes::places_of_yard, path + ".mixing", "stands beside places or stock of single grades",
                     "one of both: where all lie together no grade has its own");
    if (!store.grades.empty() && store.opening.value > 0)
        findings.add(codes::places_of_yard, path + ".opening", "stands beside a list of grades",
                     "the opening stock of each grade, in the list");
    int sum = 0;
    std::unordered_set<std::string> seen;
    for (std::size_t g = 0; g < store.grades.size(); ++g) {
        const StoreGrade& own = store.grades[g];
        if (!seen.insert(own.grade).second)
            findings.add(codes::named_twice, item_path(list, g) + ".grade",
                         "'" + own.grade + "' is named twice in this store", "once, with all its places");
        if (dedicated ? own.places < 1 : own.places > 0)
            findings.add(codes::places_of_yard, item_path(list, g) + (dedicated ? "" : ".places"),
                         dedicated ? "has no places" : "binds places of a pooled yard",
                         dedicated ? "one place at least" : "yard: dedicated");
        sum += own.places;
    }
    if (dedicated && sum != store.places)
        findings.add(codes::places_of_yard, path + ".yard",
                     "has " + std::to_string(sum) + " places given to grades, of " + std::to_string(store.places),
                     "all its places, each to one grade");
}

/// What its trades bring is what it takes, and its opening stock is of a known grade.
void check_users(const Scenario& s, std::size_t number, Findings& findings)
{
    const StoreSpec& store = s.stores[number];
    const std::string path = item_path("stores", number);
    if (store.mixing || store.yard == YardUse::assembled) return;
    const std::string* first = nullptr;
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const TradeSpec& trade = s.trades[t];
        if (trade.store != store.name || !findings.intact(item_path("trades", t) + ".store")) continue;
        if (!trade.blend.empty()) continue; // its grades are looked at one by one
        const bool listed = std::any_of(store.grades.begin(), store.grades.end(),
                                        [&](const StoreGrade& g) { return g.grade == trade.grade; });
        if (store.yard == YardUse::dedicated && !listed)
            findings.add(codes::grade_of_yard, item_path("trades", t) + (trade.grade.empty() ? "" : ".grade"),
                         (trade.grade.empty() ? "has no grade" : "'" + trade.grade + "' has no places") + " in '" +
                             store.name + "'",
                         "a grade that the yard lists");
        if (!first) first = &trade.grade;
        if (*first != trade.grade && store.opening.value > 0 && store.grades.empty())
            return findings.add(codes::grade_of_yard, path + ".opening", "is of no known grade: several lie there",
                                "the opening stock of each, in 'grades'");
    }
}

} // namespace

void check_stores(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    for (std::size_t i = 0; i < s.stores.size(); ++i) {
        const StoreSpec& store = s.stores[i];
        const std::string path = item_path("stores", i);
        findings.known(store.category, names.categories, path + ".category");
        check_levels(store, path, findings);
        check_grades(store, path, findings);
        check_size(s, i, findings);
        check_opening(s, store, path, findings);
        check_users(s, i, findings);
        if (store.settling.value > 0 && store.at_once)
            findings.add(codes::settling_time, path + ".settling", "settles while it is emptied",
                         "at_once: no, or no settling time");
    }
}

} // namespace port
