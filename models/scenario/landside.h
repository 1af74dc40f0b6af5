#pragma once
#include "models/scenario/down.h"
#include "models/scenario/energy.h"
#include "models/scenario/fields.h"
#include "models/scenario/roads.h"
#include "models/scenario/time_family.h"

#include <string>
#include <vector>

namespace port {

/// A main line and the freight paths it leaves to the port: paths - passenger trains x paths each takes - other
/// freight.
struct RailLine {
    std::string name;
    double paths = 0;
    double passenger_trains = 0;
    double paths_per_passenger_train = 1.6;
    double other_freight = 0;
    TimeOfDay from{0};
    TimeOfDay to{86400};
    std::vector<TimeOfDay> slots{};
    std::vector<TimeOfDay> passengers{};
    Span blocking = minutes(10);

    /// Freight paths a day in each direction that are the port's, not rounded; negative where others take too many.
    [[nodiscard]] double left() const { return paths - passenger_trains * paths_per_passenger_train - other_freight; }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RailLine>{
    "railway line",
    "A main line. Each day it leaves the port paths - passenger trains x what each removes - other freight, "
    "rounded down, in each direction, spread evenly over the hours given or at the times listed; passenger trains with "
    "a "
    "timetable remove the paths near them. A path not taken lapses."};
template <>
inline constexpr auto fields<RailLine> = std::tuple{
    required("name", &RailLine::name, "as on the railway's map"),
    required("paths", &RailLine::paths, {0, 1000}, "freight paths a day in each direction, were there no other train")
        .dated(),
    optional("passenger_trains", &RailLine::passenger_trains, {0, 1000}, "passenger trains a day in each direction",
             "none: a freight line")
        .dated(),
    optional("paths_per_passenger_train", &RailLine::paths_per_passenger_train, {0, 20},
             "freight paths one faster train removes", "V19: 1.3-2.5")
        .dated(),
    optional("other_freight", &RailLine::other_freight, {0, 1000}, "freight trains a day that are not the port's",
             "none: the line is the port's")
        .dated(),
    optional("from", &RailLine::from, "first path of the day", "round the clock"),
    optional("to", &RailLine::to, "end of the hours with paths", "round the clock"),
    optional("slots", &RailLine::slots,
             "when the freight paths begin each day; the first of them that are left are there",
             "none: spread evenly over the hours"),
    optional("passengers", &RailLine::passengers, "when passenger trains pass each day, instead of their number",
             "none: passenger_trains says how many"),
    optional("blocking", &RailLine::blocking, {seconds(0), hours(12)},
             "a freight path that begins less than this before or after one of `passengers` is removed",
             "V19: a passenger train removes about two paths of ten minutes"),
};

/// The port's own station on a line.
struct RailStation {
    std::string name;
    std::string line;
    int tracks = 1;
    Span run;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RailStation>{
    "station", "A yard of tracks at the port; a train keeps its track until it has a path out."};
template <>
inline constexpr auto fields<RailStation> = std::tuple{
    required("name", &RailStation::name, "what services call it"),
    required("line", &RailStation::line, "name of the railway line it lies on"),
    required("tracks", &RailStation::tracks, {1, 1000}, "trains it holds").dated(),
    optional("run", &RailStation::run, {seconds(0), days(5)}, "from taking a path to standing on the track, and back",
             "counted from the port's entry"),
};

enum class TrainsCome { stem, timetable, spread, fleet };
template <>
inline constexpr auto words<TrainsCome> = std::array<std::string_view, 4>{"stem", "timetable", "spread", "fleet"};

/// A train that stands on a track of the port when the run begins.
struct TrainInPort {
    std::string trade;
    Mass moved = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TrainInPort>{
    "train in port", "A train that stands on a track when the run begins, shunted and thawed."};
template <>
inline constexpr auto fields<TrainInPort> = std::tuple{
    required("trade", &TrainInPort::trade, "whose cargo it brings or takes"),
    optional("moved", &TrainInPort::moved, {tonnes(0), tonnes(100'000)},
             "tonnes that were unloaded from it, or loaded, before", "none: its work begins"),
};

/// Trains between the land and one store.
struct RailService {
    std::string name;
    std::string station;
    int wagons = 50;
    Mass net_load = tonnes(60);
    Span shunting;
    int places = 1;
    MassRate rate;
    Share efficiency = share(1);
    std::vector<std::string> through;
    TimeOfDay opens{0};
    TimeOfDay closes{86400};
    bool whole = false;
    ChoiceOf<TimeFamily> thawing{{"none", {}}};
    std::vector<int> thaws_in{};
    TrainsCome come = TrainsCome::stem;
    std::vector<TrainInPort> in_port{};
    std::vector<TimeOfDay> times{};
    ChoiceOf<TimeFamily> between{{"none", {}}};
    int batch = 1;
    int sets = 1;
    ChoiceOf<TimeFamily> travel{{"none", {}}};
    ChoiceOf<TimeFamily> inland{{"none", {}}};
    std::string equipment{};
    std::vector<Breakdown> breakdowns{};
    std::vector<Maintenance> maintenance{};
    int priority = 0;
    SpecificEnergy energy = {};
    Power power = Power::electricity;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RailService>{
    "rail service",
    "Trains between the land and the stores of the trades that name it. They come as ships order cargo (stem), by a "
    "timetable, a drawn time apart (spread), or as train sets that go round (fleet)."};
template <>
inline constexpr auto fields<RailService> = std::tuple{
    required("name", &RailService::name, "what trades call it"),
    required("station", &RailService::station, "name of the station"),
    optional("wagons", &RailService::wagons, {1, 300}, "wagons a train", "V17: 50-58 on a mixed main line in 2009")
        .dated(),
    optional("net_load", &RailService::net_load, {tonnes(1), tonnes(200)}, "load of a wagon", "V17: C62 60 t").dated(),
    optional("shunting", &RailService::shunting, {seconds(0), days(1)},
             "from standing on the track to the start of work", "none: the train stands at its place"),
    optional("places", &RailService::places, {1, 100}, "trains its dumpers or loaders work on at once",
             "one dumper or loader")
        .dated(),
    required("rate", &RailService::rate, {tonnes_per_hour(0.001), tonnes_per_hour(100'000)},
             "rated, of each dumper or loader")
        .dated(),
    optional("efficiency", &RailService::efficiency, {0.01, 1}, "effective over rated",
             "the rate is given as effective")
        .dated(),
    optional("through", &RailService::through, "machines in series that it shares with others",
             "none: its own equipment reaches the store"),
    optional("opens", &RailService::opens, "when its dumpers or loaders begin each day", "round the clock"),
    optional("closes", &RailService::closes, "when they stop, with a train half worked if need be; later the same day",
             "round the clock"),
    optional("whole", &RailService::whole,
             "whether a train starts to unload only when the store has room for all of it",
             "no: it unloads as room comes"),
    optional("thawing", &RailService::thawing,
             "how long a train that brings cargo thaws on its track before it unloads", "none: nothing freezes"),
    optional("thaws_in", &RailService::thaws_in, {1, 12}, "the months in which it does, by number",
             "none given: December, January and February"),
    optional("come", &RailService::come, "when its trains come", "a port's trains follow the ships' stem"),
    optional("in_port", &RailService::in_port,
             "trains on the station's tracks when the run begins, in the order in which they are worked",
             "none: it begins with no trains"),
    optional("times", &RailService::times, "when its trains come each day, each then taking a path (timetable)",
             "none: they come otherwise"),
    optional("between", &RailService::between, "time from one batch of trains to the next (spread)",
             "none: they come otherwise"),
    optional("batch", &RailService::batch, {1, 100}, "trains that come together (spread)", "one at a time"),
    optional("sets", &RailService::sets, {1, 1000}, "train sets that go round (fleet)", "one"),
    optional("travel", &RailService::travel, "from inland to the line at the port, and again back (fleet)",
             "none: no time"),
    optional("inland", &RailService::inland, "loading, or unloading, at the other end (fleet)", "none: no time"),
    optional("equipment", &RailService::equipment, "of what kind it is, as the weather names it",
             "none that the weather names"),
    optional("breakdowns", &RailService::breakdowns, "how it breaks down", "never: its stops are in the efficiency"),
    optional("maintenance", &RailService::maintenance, "when it is maintained", "never while it is wanted"),
    optional("priority", &RailService::priority, {0, 1000},
             "where ships' priorities pre-empt: its own, among those of the classes of ships; smaller goes first",
             "as a class of ships that gives none"),
    optional("energy", &RailService::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &RailService::power, "what drives it; of diesel `energy` is the heat",
             "dumpers and loaders are electric"),
};

/// A pipeline between the land and one store.
struct Pipeline {
    std::string name;
    MassRate rate;
    VolumeRate volume_rate = {};
    Share efficiency = share(1);
    std::vector<std::string> through;
    Mass fill = tonnes(0);
    Volume fill_volume = {};
    std::string holds{};
    Span longest_stop = seconds(0);
    Span restart = seconds(0);
    std::string equipment{};
    std::vector<Breakdown> breakdowns{};
    std::vector<Maintenance> maintenance{};
    int priority = 0;
    SpecificEnergy energy = {};
    Power power = Power::electricity;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Pipeline>{
    "pipeline",
    "A line between the land and a tank farm; stopped by a full tank, starved by an empty one. One with a fill is "
    "always full: what enters pushes out what is in it, a trade's cargo after another's, as ordered."};
template <>
inline constexpr auto fields<Pipeline> = std::tuple{
    required("name", &Pipeline::name, "what trades call it"),
    optional("rate", &Pipeline::rate, {tonnes_per_hour(0), tonnes_per_hour(100'000)}, "pumped at most",
             "nought: 'volume_rate' says it")
        .dated(),
    optional("volume_rate", &Pipeline::volume_rate, {cubic_metres_per_hour(0), cubic_metres_per_hour(200'000)},
             "pumped at most, in cubic metres, instead of a rate in tonnes", "nought: 'rate' says it")
        .dated(),
    optional("efficiency", &Pipeline::efficiency, {0.01, 1}, "effective over rated", "the rate is given as effective")
        .dated(),
    optional("through", &Pipeline::through, "machines in series that it shares with others",
             "none: its own equipment reaches the store"),
    optional("fill", &Pipeline::fill, {tonnes(0), tonnes(1e7)}, "what the line holds; it is full at the start",
             "none: what enters emerges at once, and trades share the line"),
    optional("fill_volume", &Pipeline::fill_volume, {cubic_metres(0), cubic_metres(1e7)},
             "what the line holds in cubic metres, instead of a fill in tonnes", "nought: 'fill' says it"),
    optional("holds", &Pipeline::holds, "the trade whose cargo fills it at the start",
             "none: the only trade that uses it"),
    optional("longest_stop", &Pipeline::longest_stop, {seconds(0), days(365)},
             "how long a heated line may stand still and go on at once", "nought: any time"),
    optional("restart", &Pipeline::restart, {seconds(0), days(60)},
             "time to warm it after a longer stop, from when it could go on", "nought: it goes on at once"),
    optional("equipment", &Pipeline::equipment, "of what kind it is, as the weather names it",
             "none that the weather names"),
    optional("breakdowns", &Pipeline::breakdowns, "how it breaks down", "never: its stops are in the efficiency"),
    optional("maintenance", &Pipeline::maintenance, "when it is maintained", "never while it is wanted"),
    optional("priority", &Pipeline::priority, {0, 1000},
             "where ships' priorities pre-empt: its own, among those of the classes of ships; smaller goes first",
             "as a class of ships that gives none"),
    optional("energy", &Pipeline::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &Pipeline::power, "what drives it; of diesel `energy` is the heat", "pumps are electric"),
};

} // namespace port
