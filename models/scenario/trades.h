#pragma once
#include "models/scenario/drivers.h"
#include "models/scenario/fields.h"
#include "models/scenario/laytime.h"
#include "models/scenario/stores.h"
#include "models/scenario/time_family.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

enum class Group { dry, oil };
template <> inline constexpr auto words<Group> = std::array<std::string_view, 2>{"dry", "oil"};

/// What a category is counted in beside tonnes.
struct PieceSpec {
    std::string name;
    Mass mass = tonnes(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<PieceSpec>{
    "piece", "What a category is counted in beside tonnes: TEU, cars, bags."};
template <>
inline constexpr auto fields<PieceSpec> = std::tuple{
    optional("name", &PieceSpec::name, "what reports call it", "none: tonnes alone"),
    optional("mass", &PieceSpec::mass, {tonnes(0.001), tonnes(100'000)}, "tonnes of one, on average", "one tonne"),
};

/// The density of one grade.
struct GradeSpec {
    std::string grade;
    Density density;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<GradeSpec>{"grade", "A grade of a category."};
template <>
inline constexpr auto fields<GradeSpec> = std::tuple{
    required("grade", &GradeSpec::grade, "as the trades call it"),
    required("density", &GradeSpec::density, {tonnes_per_cubic_metre(0.01), tonnes_per_cubic_metre(25)},
             "as it lies in store"),
};

/// One of the port's categories of cargo.
struct CategorySpec {
    std::string name;
    Group group = Group::dry;
    PieceSpec piece = {};
    Density density = {};
    std::vector<GradeSpec> grades = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<CategorySpec>{"category", "A category of cargo."};
template <>
inline constexpr auto fields<CategorySpec> = std::tuple{
    required("name", &CategorySpec::name, "what berths, stores and trades call it"),
    optional("group", &CategorySpec::group, "general and dry cargo, or oils", "most categories are dry"),
    optional("piece", &CategorySpec::piece, "what it is counted in beside tonnes", "tonnes alone"),
    optional("density", &CategorySpec::density, {tonnes_per_cubic_metre(0), tonnes_per_cubic_metre(25)},
             "as it lies in store; to be given where a store has a volume", "nought: it has no volume"),
    optional("grades", &CategorySpec::grades, "grades of another density than the category's",
             "all of the category's density"),
};

/// t/m3 of a grade of a category; nought if neither says.
[[nodiscard]] double density_of(const CategorySpec& category, std::string_view grade);

enum class Direction { loaded, unloaded };
template <> inline constexpr auto words<Direction> = std::array<std::string_view, 2>{"loaded", "unloaded"};

/// Demand of one calendar year.
struct YearDemand {
    Year year;
    YearlyMass demand;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<YearDemand>{"year's demand",
                                                                                 "Tonnes offered in a year."};
template <>
inline constexpr auto fields<YearDemand> = std::tuple{
    required("year", &YearDemand::year, {1900, 2200}, "calendar year"),
    required("demand", &YearDemand::demand, {tonnes_per_year(0), tonnes_per_year(1e10)},
             "tonnes offered over the quay"),
};

/// One class of ships in a trade, and what such a ship loads or unloads: triangular between least and most.
struct CallSpec {
    std::string ship;
    double weight = 1;
    Mass least;
    Mass usual;
    Mass most;
    Mass aboard;
    ChoiceOf<TimeFamily> work{{"none", {}}};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<CallSpec>{
    "calls", "A class of ships in a trade and its parcel, triangular between least and most."};
template <>
inline constexpr auto fields<CallSpec> = std::tuple{
    required("ship", &CallSpec::ship, "name of a ship class"),
    optional("weight", &CallSpec::weight, {0, 1e6}, "its part of the trade's calls, beside the others' weights",
             "alike"),
    required("least", &CallSpec::least, {tonnes(1), tonnes(500'000)}, "smallest parcel"),
    required("usual", &CallSpec::usual, {tonnes(1), tonnes(500'000)}, "most frequent parcel"),
    required("most", &CallSpec::most, {tonnes(1), tonnes(500'000)}, "largest parcel"),
    optional("aboard", &CallSpec::aboard, {tonnes(0), tonnes(500'000)},
             "other cargo that stays aboard; it adds to her draught", "none: her parcel alone"),
    optional("work", &CallSpec::work, "how long the cargo work of this class takes, instead of the trade's own",
             "as the trade has it"),
};

/// One call that is given, not drawn.
struct ListedCall {
    std::optional<Span> at; ///< exactly one of `at` and `on`
    std::string ship;
    Mass parcel;
    std::optional<Moment> on{};
    std::optional<Moment> laydays{};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ListedCall>{"listed call",
                                                                                 "A call that is given, not drawn."};
template <>
inline constexpr auto fields<ListedCall> = std::tuple{
    optional("at", &ListedCall::at, {seconds(0), days(40'000)},
             "arrival, from the start of the scenario; the rows of a CSV may not go back in it", "'on' says when")
        .in_order(),
    optional("on", &ListedCall::on,
             "arrival by date and time, for calls that were recorded: none goes back in time, none is before the run "
             "begins, and those at its end or after it do not come",
             "'at' says when"),
    required("ship", &ListedCall::ship, "name of a ship class"),
    required("parcel", &ListedCall::parcel, {tonnes(0), tonnes(500'000)}, "tonnes loaded or unloaded"),
    optional("laydays", &ListedCall::laydays,
             "when her laydays open: her notice of readiness does not count before, if the trade has a laytime",
             "open at her arrival"),
};

/// A ship that is in port when the run begins.
struct ShipInPort {
    std::string ship;
    Mass parcel;
    Mass moved = {};
    std::string berth = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ShipInPort>{
    "ship in port", "A ship that is in port when the run begins; her hours count from then, her call in no mean."};
template <>
inline constexpr auto fields<ShipInPort> = std::tuple{
    required("ship", &ShipInPort::ship, "name of a ship class"),
    required("parcel", &ShipInPort::parcel, {tonnes(1), tonnes(500'000)}, "tonnes loaded or unloaded in all"),
    optional("moved", &ShipInPort::moved, {tonnes(0), tonnes(500'000)}, "tonnes of them that were moved before",
             "none: her work begins"),
    optional("berth", &ShipInPort::berth, "the berth at which she lies, ready to work",
             "none: she is at anchor, ahead of all who come later"),
};

/// One ship of a closed fleet: she comes, leaves, and comes again.
struct FleetShip {
    std::string ship;
    Span first;
    ChoiceOf<TimeFamily> away{{"none", {}}};
    Mass least;
    Mass usual;
    Mass most;
    Mass aboard;
    ChoiceOf<TimeFamily> work{{"none", {}}};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<FleetShip>{
    "ship of the fleet", "A ship that returns: she is away for a time after she has left, then calls again."};
template <>
inline constexpr auto fields<FleetShip> = std::tuple{
    required("ship", &FleetShip::ship, "name of a ship class"),
    required("first", &FleetShip::first, {seconds(0), days(40'000)}, "her first arrival, from the start of the run"),
    required("away", &FleetShip::away, "from leaving the port to her next arrival"),
    required("least", &FleetShip::least, {tonnes(1), tonnes(500'000)}, "smallest parcel"),
    required("usual", &FleetShip::usual, {tonnes(1), tonnes(500'000)}, "most frequent parcel"),
    required("most", &FleetShip::most, {tonnes(1), tonnes(500'000)}, "largest parcel"),
    optional("aboard", &FleetShip::aboard, {tonnes(0), tonnes(500'000)},
             "other cargo that stays aboard; it adds to her draught", "none: her parcel alone"),
    optional("work", &FleetShip::work, "how long her cargo work takes, instead of the trade's own",
             "as the trade has it"),
};

/// The family of arrival laws; the strategies stand in models/marine/arrivals.
struct ArrivalFamily {
    static constexpr std::string_view name = "arrival law";
};

/// How a part of a trade's cargo comes to, or leaves, its store.
struct LandShare {
    std::string by;
    Share share = port::share(1);
    std::vector<std::string> over = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LandShare>{
    "land share", "How a part of the trade's cargo comes to, or leaves, its store."};
template <>
inline constexpr auto fields<LandShare> = std::tuple{
    required("by", &LandShare::by, "name of a rail service, road service or pipeline"),
    optional("share", &LandShare::share, {0, 1},
             "its part of the tonnes; all parts add to 1, unless the network says it each year",
             "the only way, or what goes over `over`"),
    optional("over", &LandShare::over,
             "names of links of the network: it carries what goes over them to or from the terminal, in the cheapest "
             "assignment of each year; then for all ways of the trade or none",
             "none: `share` says what it carries"),
};

/// One grade of a blend.
struct BlendPart {
    std::string grade;
    Share share;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<BlendPart>{
    "part of a blend", "A grade that a trade's ships load, and its share of their cargo at every instant."};
template <>
inline constexpr auto fields<BlendPart> = std::tuple{
    required("grade", &BlendPart::grade, "as the store and its other trades call it"),
    required("share", &BlendPart::share, {0.001, 1}, "its part of the cargo; all parts add to 1"),
};

/// A further parcel that each call of a trade brings or takes.
struct FurtherParcel {
    std::string trade;
    Mass least;
    Mass usual;
    Mass most;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<FurtherParcel>{
    "further parcel",
    "Cargo of another trade that each call also brings or takes; its store, direction and ways over land are that "
    "trade's."};
template <>
inline constexpr auto fields<FurtherParcel> = std::tuple{
    required("trade", &FurtherParcel::trade, "name of another trade; it may have no calls of its own"),
    required("least", &FurtherParcel::least, {tonnes(1), tonnes(500'000)}, "smallest parcel"),
    required("usual", &FurtherParcel::usual, {tonnes(1), tonnes(500'000)}, "most frequent parcel"),
    required("most", &FurtherParcel::most, {tonnes(1), tonnes(500'000)}, "largest parcel"),
};

/// How a ship's parcels are worked.
enum class ParcelsWorked { in_order, together };
template <> inline constexpr auto words<ParcelsWorked> = std::array<std::string_view, 2>{"in order", "together"};

/// Where a part of a trade's cargo comes from, or goes to.
struct InlandShare {
    std::string place;
    Share share = port::share(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<InlandShare>{
    "inland share", "Where a part of the trade's cargo comes from, or goes to, in the land behind the port."};
template <>
inline constexpr auto fields<InlandShare> = std::tuple{
    required("place", &InlandShare::place, "name of a place of the network"),
    optional("share", &InlandShare::share, {0, 1}, "its part of the tonnes; all parts add to 1", "the only one"),
};

/// A stream of cargo of one category in one direction over the quay.
struct TradeSpec {
    std::string name;
    std::string category;
    Direction direction = Direction::loaded;
    std::string store;
    std::vector<YearDemand> demand;
    Share growth;
    std::vector<double> season;
    ChoiceOf<ArrivalFamily> arrivals{{"poisson", {}}};
    std::vector<CallSpec> ships;
    std::vector<ListedCall> calls;
    ChoiceOf<TimeFamily> gaps{{"none", {}}};
    std::vector<FleetShip> fleet;
    std::vector<FurtherParcel> also;
    ParcelsWorked parcels = ParcelsWorked::in_order;
    std::vector<ShipInPort> in_port;
    int most_calls = 0;
    ChoiceOf<TimeFamily> work{{"none", {}}};
    std::optional<Share> ready;
    ChoiceOf<TimeFamily> patience{{"none", {}}};
    int queue_limit = 0;
    Span before_work;
    Span after_work;
    Span notice = days(5);
    std::vector<LaytimeSpec> laytime;
    std::vector<LandShare> land;
    std::string terminal = {};
    std::vector<InlandShare> inland = {};
    int inland_priority = 0;
    std::string grade = {};
    std::vector<BlendPart> blend = {};
    double handling_cost = 0;
    double tariff = 0;
    ChoiceOf<DemandFamily> trend{{std::string(compound_demand), {}}};
    std::vector<YearDemand> history = {};
    std::vector<std::string> drivers = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TradeSpec>{
    "trade", "A stream of cargo of one category in one direction over the quay."};
template <>
inline constexpr auto fields<TradeSpec> = std::tuple{
    required("name", &TradeSpec::name, "what reports call it"),
    required("category", &TradeSpec::category, "name of a category"),
    required("direction", &TradeSpec::direction, "loaded into ships, or unloaded from them"),
    required("store", &TradeSpec::store, "where its cargo lies between ship and land side"),
    optional("demand", &TradeSpec::demand, "tonnes a year, for the years that are known; years between two grow evenly",
             "none: only listed calls come"),
    optional("growth", &TradeSpec::growth, {-0.5, 1}, "growth of demand a year, after the last year given",
             "stays as it is"),
    optional("trend", &TradeSpec::trend, "the law of demand in the years that are not given",
             "compound: as the last year given, and its growth"),
    optional("history", &TradeSpec::history, "tonnes of past years, which a regression goes by",
             "none: nothing is fitted"),
    optional("drivers", &TradeSpec::drivers, "names of the drivers that a regression goes by",
             "none: it is no regression"),
    optional("season", &TradeSpec::season, {0, 100}, "weights of the twelve months", "an even year"),
    optional("arrivals", &TradeSpec::arrivals, "the law of the time between calls",
             "ships of many owners come by chance"),
    optional("ships", &TradeSpec::ships, "who calls, and with what parcel", "none: only listed calls come"),
    optional("calls", &TradeSpec::calls, "calls that are given, not drawn", "none: all calls are drawn"),
    optional("gaps", &TradeSpec::gaps,
             "the time between calls, and from the start of the run to the first, instead of demand and arrival law",
             "from demand and arrival law"),
    optional("fleet", &TradeSpec::fleet, "ships that return again and again", "none: each ship calls once"),
    optional(
        "also", &TradeSpec::also,
        "further parcels of each call, worked at the same berth, in this order after the trade's own unless together",
        "one parcel a call"),
    optional("parcels", &TradeSpec::parcels,
             "whether a ship's parcels are worked in order or together, as far as machines, cargo and room allow",
             "one after the other"),
    optional("in_port", &TradeSpec::in_port, "ships that are in port when the run begins, in the order they came",
             "none: it begins with no ships"),
    optional("most_calls", &TradeSpec::most_calls, {0, 1e9}, "calls drawn after which no more come; 0 is no limit",
             "nought: they come to the end of the run"),
    optional("work", &TradeSpec::work,
             "how long a ship's cargo work takes; a time drawn is the least, no ship works faster than her berth",
             "none: from tonnes and rate"),
    optional("ready", &TradeSpec::ready, {0, 1},
             "share of her cargo, or of the room for it, that must be ready ashore before she berths",
             "nought: she berths and waits alongside; but all of it where her cargo is assembled"),
    optional("patience", &TradeSpec::patience, "how long a ship waits for a berth before she gives up",
             "none: nobody gives up"),
    optional("queue_limit", &TradeSpec::queue_limit, {0, 1e6},
             "ships of this trade that may wait for a berth; who finds so many goes at once; 0 is no limit",
             "nought: nobody is turned away"),
    optional("before_work", &TradeSpec::before_work, {seconds(0), days(3)}, "documents and hatches, from all fast",
             "nought: work starts at once"),
    optional("after_work", &TradeSpec::after_work, {seconds(0), days(3)}, "survey, after the last tonne",
             "nought: she is ready at once"),
    optional("notice", &TradeSpec::notice, {seconds(0), days(120)},
             "how long before her arrival a ship's cargo is ordered from inland (loaded trades)",
             "monthly plans are firm about a week ahead")
        .dated(),
    optional("laytime", &TradeSpec::laytime, "terms of its charter parties, one set at most",
             "none: no laytime is counted"),
    optional("land", &TradeSpec::land, "how its cargo comes to or leaves the store",
             "none: the store is filled or emptied by ships alone"),
    optional("terminal", &TradeSpec::terminal, "the place of the network where its store stands",
             "none: it is not in the network"),
    optional("inland", &TradeSpec::inland, "where its cargo comes from, or goes to, over the network",
             "none: it is not in the network"),
    optional("inland_priority", &TradeSpec::inland_priority, {-1000, 1000},
             "smaller is given room on the network first; alike ones by name", "nobody goes first"),
    optional("grade", &TradeSpec::grade, "grade of its cargo: what must not lie together in one place",
             "its category's only one"),
    optional("blend", &TradeSpec::blend,
             "grades that its ships load together in a ratio, each from its own places; what they will take is ordered "
             "of the trades that bring these grades",
             "none: they load one grade"),
    optional("handling_cost", &TradeSpec::handling_cost, {0, 1e6}, "money a tonne over the quay",
             "nought: tonnes alone are counted"),
    optional("tariff", &TradeSpec::tariff, {0, 1e6},
             "money a tonne over the quay that the port earns; cargo that is not carried earns nothing",
             "nought: only costs are counted"),
};

/// Whether demand brings a trade's calls: years of it are given, or a law that needs none.
[[nodiscard]] inline bool has_demand(const TradeSpec& trade)
{
    return !trade.demand.empty() || trade.trend.name != compound_demand;
}

} // namespace port
