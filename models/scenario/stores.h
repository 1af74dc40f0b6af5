#pragma once
#include "models/scenario/fields.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace port {

/// Who may lie where in a store of several places.
enum class YardUse { pooled, dedicated, assembled };
template <> inline constexpr auto words<YardUse> = std::array<std::string_view, 3>{"pooled", "dedicated", "assembled"};

/// One grade of cargo in a store.
struct StoreGrade {
    std::string grade;
    int places = 0;
    Mass opening;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<StoreGrade>{
    "grade in a store", "A grade that has places of its own in a store, or stock at the start."};
template <>
inline constexpr auto fields<StoreGrade> = std::tuple{
    required("grade", &StoreGrade::grade, "as the trades call it"),
    optional("places", &StoreGrade::places, {0, 1000}, "how many are its own in a dedicated yard, in order of number",
             "nought: it takes what is empty"),
    optional("opening", &StoreGrade::opening, {tonnes(0), tonnes(1e9)}, "its stock at the start, heels included",
             "none of it but the heels"),
};

/// One series of machines that joins places of a store with berths and ways over land.
struct ReachSpec {
    std::vector<std::string> through;
    std::vector<int> places;
    std::vector<std::string> serves;

    /// A berth or way over land of that name.
    [[nodiscard]] bool joins(const std::string& user) const
    {
        return serves.empty() || std::find(serves.begin(), serves.end(), user) != serves.end();
    }
    [[nodiscard]] bool has(int place) const
    {
        return places.empty() || std::find(places.begin(), places.end(), place) != places.end();
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ReachSpec>{
    "reach", "One series of machines, such as a reclaimer and its belt: which places of the store it serves, and for "
             "whom. Where "
             "several join the same two, cargo goes over all of them at once."};
template <>
inline constexpr auto fields<ReachSpec> = std::tuple{
    required("through", &ReachSpec::through, "names of machines, in series"),
    optional("places", &ReachSpec::places, {1, 1000}, "numbers of the places it serves", "none given: all of them"),
    optional("serves", &ReachSpec::serves, "names of the berths, rail and road services and pipelines it serves",
             "none given: all of them"),
};

/// How much the trades of one owner may have lying in a store.
struct QuotaSpec {
    std::vector<std::string> trades;
    std::optional<Mass> most = {}; ///< exactly one of `most` and `share`
    std::optional<Share> share = {};
    std::optional<Mass> opening = {};

    [[nodiscard]] bool counts(const std::string& trade) const
    {
        return std::find(trades.begin(), trades.end(), trade) != trades.end();
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<QuotaSpec>{
    "quota", "How much one owner may have lying in a store: what came for its trades less what went for them. What "
             "would exceed it waits as for a full yard, and leaves the rest of the yard to others."};
template <>
inline constexpr auto fields<QuotaSpec> = std::tuple{
    required("trades", &QuotaSpec::trades, "names of the owner's trades, which are counted together"),
    optional("most", &QuotaSpec::most, {tonnes(1), tonnes(1e9)}, "tonnes of theirs that may lie there", "'share' says"),
    optional("share", &QuotaSpec::share, {0.001, 1}, "the same as a share of all that the store holds", "'most' says"),
    optional("opening", &QuotaSpec::opening, {tonnes(0), tonnes(1e9)}, "what of the opening stock is theirs",
             "all of the grades that no other trade of the store has, nothing of others"),
};

/// Where cargo lies ashore: a yard, silo, shed or tank farm.
struct StoreSpec {
    std::string name;
    std::string category;
    Mass capacity;
    Mass opening;
    Mass heel = {};
    std::optional<Mass> fills_again_below = {};
    std::optional<Mass> empties_again_above = {};
    int places = 1;
    YardUse yard = YardUse::pooled;
    std::vector<StoreGrade> grades = {};
    bool mixing = false;
    bool at_once = true;
    Span settling = {};
    Volume volume = {};
    std::vector<ReachSpec> reach = {};
    std::vector<QuotaSpec> quotas = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<StoreSpec>{
    "store", "A yard, silo, shed or tank farm of one category, between ships and the land side, in one place or more."};
template <>
inline constexpr auto fields<StoreSpec> = std::tuple{
    required("name", &StoreSpec::name, "what trades call it"),
    required("category", &StoreSpec::category, "name of the category it holds"),
    optional("capacity", &StoreSpec::capacity, {tonnes(0), tonnes(1e9)},
             "tonnes that it, or each of its places, holds; to be given unless its volume is",
             "nought: its volume alone says")
        .dated(),
    optional("opening", &StoreSpec::opening, {tonnes(0), tonnes(1e9)},
             "stock at the start, with the heels if there are any", "empty"),
    optional("heel", &StoreSpec::heel, {tonnes(0), tonnes(1e9)}, "what lies in each place and cannot leave",
             "nought: it can be emptied"),
    optional("fills_again_below", &StoreSpec::fills_again_below, {tonnes(0), tonnes(1e9)},
             "once a place is full, all that fills it stands until its stock has come down to this",
             "full, it takes what leaves it"),
    optional("empties_again_above", &StoreSpec::empties_again_above, {tonnes(0), tonnes(1e9)},
             "once a place is empty, all that empties it stands until its stock has come up to this",
             "empty, it gives what comes in"),
    optional("places", &StoreSpec::places, {1, 1000}, "piles, silos or tanks alike, each of the capacity",
             "one place for all of it"),
    optional(
        "yard", &StoreSpec::yard,
        "pooled: an empty place takes any grade; dedicated: each grade has its own places; assembled: the cargo of "
        "each ship is gathered in a pile of her own, from when there is room for all of it",
        "places go to who needs them"),
    optional("grades", &StoreSpec::grades, "grades with places of their own, or with stock at the start",
             "none: what its trades bring"),
    optional("mixing", &StoreSpec::mixing, "whether all grades may lie together in one place",
             "one place holds one grade at a time"),
    optional("at_once", &StoreSpec::at_once, "whether a place may be filled and emptied at once",
             "yes, as piles are stacked and reclaimed"),
    optional("settling", &StoreSpec::settling, {seconds(0), days(60)},
             "from the end of filling a place until it can be emptied, where it is one or the other",
             "nought: it can be emptied at once"),
    optional("volume", &StoreSpec::volume, {cubic_metres(0), cubic_metres(1e9)},
             "cubic metres of it, or of each of its places: it holds what the density of its cargo makes of them",
             "nought: the tonnes alone count")
        .dated(),
    optional("reach", &StoreSpec::reach,
             "which machines join which of its places with which berth and way over land; nothing else does then",
             "none: everybody reaches every place"),
    optional("quotas", &StoreSpec::quotas, "how much of an owner's cargo may lie there at one time",
             "none: who comes first takes what room there is"),
};

/// What lies in one place at the start.
struct OpeningPlace {
    int grade = -1; ///< number in the store's list; -1: what is not in it, or none
    double level = 0;
};
struct OpeningPlaces {
    std::vector<OpeningPlace> places; ///< in order of number; never more than they hold
    bool short_of_heel = false;       ///< the stock is less than the heels of the places that it lies in
    bool overfull = false;            ///< there is more than the places hold
};
/// Where the opening stock lies: what has a grade of the list in its own places, or in the first that are empty; from
/// the lowest number on each is filled before the next. Every place holds its heel.
/// @param holds  t that a place holds, by number of the grade in the list (-1: of none)
[[nodiscard]] OpeningPlaces opening_places(const StoreSpec& store, const std::function<double(int grade)>& holds);

} // namespace port
