#pragma once
#include "models/scenario/berths.h"
#include "models/scenario/costs.h"
#include "models/scenario/doubt.h"
#include "models/scenario/landside.h"
#include "models/scenario/marine.h"
#include "models/scenario/network.h"
#include "models/scenario/trades.h"
#include "models/scenario/weather.h"

#include <cstdint>

namespace port {

/// One value set by its path, as text in the form a scenario file has it: `machines[dumper].rate` to `5000 t/h`.
struct Change {
    std::string path;
    std::string value;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Change>{"change", "One value, set by its path."};
template <>
inline constexpr auto fields<Change> = std::tuple{
    required("path", &Change::path, "where: list items by name or number in square brackets"),
    required("value", &Change::value, "as in a scenario file, with its unit"),
};

/// Something that opens, or changes, on a date.
struct Investment {
    std::string name;
    Date opens;
    std::vector<Change> changes;
    double capital = 0;
    double yearly_cost = 0;
    int life = 25;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Investment>{"investment",
                                                                                 "What opens or changes on a date."};
template <>
inline constexpr auto fields<Investment> = std::tuple{
    required("name", &Investment::name, "what reports call it"),
    required("opens", &Investment::opens, "from this date on"),
    required("changes", &Investment::changes, "the values that change; the reference marks those that can"),
    optional("capital", &Investment::capital, {0, 1e13}, "money it takes to build, paid as an annuity over its life",
             "nought: what it costs is not asked"),
    optional("yearly_cost", &Investment::yearly_cost, {0, 1e13},
             "money a year from its opening on, for upkeep and crew", "nought: what it costs is not asked"),
    optional("life", &Investment::life, {1, 200}, "years over which its capital is paid, from its opening on",
             "usual for quay equipment; quays last longer"),
};

/// A number scaled or raised after everything else, on every date: how a trial asks "10 % more of it".
struct Scaling {
    std::string path;
    double times = 1;
    double plus = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Scaling>{
    "scaling", "value x times + plus, applied after all changes and investments."};
template <>
inline constexpr auto fields<Scaling> = std::tuple{
    required("path", &Scaling::path, "where the number stands, as in a change"),
    optional("times", &Scaling::times, {0, 1e6}, "what the number is multiplied by", "one: as it is"),
    optional("plus", &Scaling::plus, {-1e6, 1e6}, "added afterwards, in base units", "nothing"),
};

/// A cargo link by air: what it carries, and no more detail.
struct AirLink {
    std::string name;
    std::string place = {};
    std::vector<YearDemand> demand;
    Share growth = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<AirLink>{
    "air link", "Freight by air beside the port's own, by year; it binds nothing."};
template <>
inline constexpr auto fields<AirLink> = std::tuple{
    required("name", &AirLink::name, "what reports call it"),
    optional("place", &AirLink::place, "the airport", "the link's name says it"),
    required("demand", &AirLink::demand, "tonnes a year, for the years that are known; years between two grow evenly"),
    optional("growth", &AirLink::growth, {-0.5, 1}, "growth a year, after the last year given", "stays as it is"),
};

/// When a run of a given horizon ends.
enum class RunEnds { at_horizon, when_clear };
template <> inline constexpr auto words<RunEnds> = std::array<std::string_view, 2>{"at horizon", "when clear"};

/// A port and what it is asked to move: all that a run needs beside seed and replication number.
struct Scenario {
    std::string title;
    Date start;
    int years = 1;
    Span horizon;
    RunEnds ends = RunEnds::at_horizon;
    Span warm_up;
    int replications = 10;
    double seed = 1;
    double demand_factor = 1;

    std::vector<CategorySpec> categories;
    WeatherSpec weather;
    MarineSpec marine;
    std::vector<ShipClass> ships;
    BerthRule berth_rule;
    std::vector<BerthSpec> berths;
    std::vector<MachineSpec> machines;
    std::vector<MachinePoolSpec> machine_pools;
    std::vector<StoreSpec> stores;
    std::vector<TradeSpec> trades;
    std::vector<RailLine> railways;
    std::vector<RailStation> stations;
    std::vector<RailService> rail_services;
    std::vector<RoadSpec> roads;
    std::vector<RoadService> road_services;
    std::vector<Pipeline> pipelines;
    std::vector<AirLink> air;
    NetworkSpec network;
    std::vector<Investment> investments;
    std::vector<CostSpec> costs;
    EmissionSpec emissions;
    std::vector<Scaling> scaled;
    std::vector<DriverSpec> drivers = {};
    std::vector<DoubtSpec> doubt = {};
    std::vector<DoubtCorrelation> doubt_correlations = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Scenario>{"scenario",
                                                                               "A port and what it is asked to move."};
template <>
inline constexpr auto fields<Scenario> = std::tuple{
    required("title", &Scenario::title, "what reports call it"),
    required("start", &Scenario::start, "first day of the first reported year"),
    optional("years", &Scenario::years, {1, 100}, "calendar years reported, from the start", "one year"),
    optional("horizon", &Scenario::horizon, {seconds(0), days(40'000)},
             "reported time instead of whole years; `years` then counts for nothing", "nought: whole years"),
    optional("ends", &Scenario::ends,
             "at its horizon, or before it as soon as no more ships come and the last is clear", "at its horizon"),
    optional("warm_up", &Scenario::warm_up, {seconds(0), days(3'660)},
             "run before the start, at the first year's demand",
             "the port starts with its opening stocks and no ships"),
    optional("replications", &Scenario::replications, {1, 100'000}, "runs that differ by chance alone",
             "ten give usable intervals"),
    optional("seed", &Scenario::seed, {0, 9007199254740992.0}, "of all chance; a whole number", "any will do"),
    optional("demand_factor", &Scenario::demand_factor, {0, 1000}, "scales the demand of every trade", "as given"),
    required("categories", &Scenario::categories, "the categories of cargo"),
    optional("weather", &Scenario::weather, "what the weather closes and slows, and when", "always fair"),
    optional("marine", &Scenario::marine, "the way from the sea to the berths",
             "open water, no tide, no waiting for tugs or pilots"),
    optional("ships", &Scenario::ships, "the classes of ships that call", "none: nobody calls"),
    optional("berth_rule", &Scenario::berth_rule, "who gets which berth", "first come, best fit, overtaking"),
    required("berths", &Scenario::berths, "where ships are worked"),
    optional("machines", &Scenario::machines, "machines that berths and services share", "none: each has its own"),
    optional("machine_pools", &Scenario::machine_pools, "machines alike that go from berth to berth",
             "none: each berth has its own"),
    required("stores", &Scenario::stores, "where cargo lies ashore"),
    required("trades", &Scenario::trades, "what the port is asked to move"),
    optional("railways", &Scenario::railways, "main lines that trains come by", "none: no trains"),
    optional("stations", &Scenario::stations, "the port's own tracks on a line", "none: no trains"),
    optional("rail_services", &Scenario::rail_services, "trains between the land and the stores", "none: no trains"),
    optional("roads", &Scenario::roads, "roads whose traffic delays trucks",
             "none: trucks come from the gate's street"),
    optional("road_services", &Scenario::road_services, "trucks between the land and the stores", "none: no trucks"),
    optional("pipelines", &Scenario::pipelines, "pipelines between the land and the tanks", "none: no pipelines"),
    optional("air", &Scenario::air, "freight by air beside the port", "none: no figure of it"),
    optional("network", &Scenario::network, "the land behind the port: places, and the links between them",
             "none: trains and trucks come from somewhere"),
    optional("investments", &Scenario::investments, "what opens or changes on a date", "none: the port stays as it is"),
    optional("costs", &Scenario::costs, "in what money prices are, one at most", "none: costs are not asked"),
    optional("emissions", &Scenario::emissions, "carbon dioxide for energy and fuel", "of the grid and fuels of 2009"),
    optional("scaled", &Scenario::scaled, "numbers scaled after everything else, as trials do", "none: as given"),
    optional("drivers", &Scenario::drivers, "what demand goes by: products of sectors, trade, investment",
             "none: demand is given"),
    optional("doubt", &Scenario::doubt, "values that are not known for sure, which `portsim doubt` draws",
             "none: all are as given"),
    optional("doubt_correlations", &Scenario::doubt_correlations, "how doubts go together",
             "none: they are independent"),
};

/// t that one place of a store holds of a grade: its tonnes, or its volume at the grade's density if that is less.
[[nodiscard]] double holds(const Scenario& scenario, const StoreSpec& store, std::string_view grade);

/// Where a value of a scenario comes from.
struct Source {
    enum class Kind {
        fact,
        assumption,
        user,
        none,
        standard
    } kind = Kind::none; ///< standard: a default of the field table
    std::string text;    ///< "F4", or why
};

} // namespace port
