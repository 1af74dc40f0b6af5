#pragma once
#include "models/scenario/energy.h"
#include "models/scenario/fields.h"
#include "models/scenario/time_family.h"

#include <string>
#include <vector>

namespace port {

/// A road that trucks come by: it gets slower as its traffic grows.
struct RoadSpec {
    std::string name;
    Length length;
    Speed free_speed;
    double capacity = 0;
    double other_traffic = 0;
    double a = 0.15;
    double b = 4;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RoadSpec>{
    "road",
    "An expressway or highway to the port: time = length / free speed x (1 + a x (traffic / capacity)^b), where "
    "traffic is the other vehicles of an hour and the trucks that entered it in that direction within the hour."};
template <>
inline constexpr auto fields<RoadSpec> = std::tuple{
    required("name", &RoadSpec::name, "what road services call it"),
    required("length", &RoadSpec::length, {metres(0), metres(5e6)}, "from where trucks set out to the port's gate"),
    required("free_speed", &RoadSpec::free_speed, {kilometres_per_hour(1), kilometres_per_hour(200)},
             "on an empty road"),
    required("capacity", &RoadSpec::capacity, {1, 100'000}, "vehicles an hour in each direction").dated(),
    optional("other_traffic", &RoadSpec::other_traffic, {0, 100'000}, "vehicles an hour that are not the port's",
             "none: the road is the port's")
        .dated(),
    optional("a", &RoadSpec::a, {0, 10}, "what travel takes longer at capacity, as a part of the free time",
             "the Bureau of Public Roads' 0.15"),
    optional("b", &RoadSpec::b, {1, 10}, "how late, and how steeply, it grows", "the Bureau of Public Roads' 4"),
};

enum class RoadMode { one_by_one, flow };
template <> inline constexpr auto words<RoadMode> = std::array<std::string_view, 2>{"one by one", "flow"};

/// Trucks between the land and one store, through gates with opening hours.
struct RoadService {
    std::string name;
    std::string road{};
    RoadMode mode = RoadMode::one_by_one;
    int lanes = 1;
    Mass payload = tonnes(30);
    Span gate_time = minutes(3);
    TimeOfDay opens{0};
    TimeOfDay closes{86400};
    std::vector<std::string> through;
    ChoiceOf<TimeFamily> gate_law{{"none", {}}};
    ChoiceOf<TimeFamily> between{{"none", {}}};
    Span over = days(1);
    int points = 4;
    MassRate rate = tonnes_per_hour(200);
    int priority = 0;
    SpecificEnergy energy = {};
    Power power = Power::diesel;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RoadService>{
    "road service", "Trucks between the land and a store. One by one each waits for a lane, passes the gate, waits for "
                    "a point, loads or "
                    "unloads there and leaves. As a flow, which runs faster, they are tonnes that pass the gates: "
                    "lanes x payload / gate "
                    "time while open."};
template <>
inline constexpr auto fields<RoadService> = std::tuple{
    required("name", &RoadService::name, "what trades call it"),
    optional("road", &RoadService::road, "name of the road that its trucks come by",
             "none: they come from the gate's own street"),
    optional("mode", &RoadService::mode, "each truck by itself, or all of them as a flow",
             "what a gate does to trucks shows only one by one"),
    required("lanes", &RoadService::lanes, {1, 200}, "gates open to it").dated(),
    optional("payload", &RoadService::payload, {tonnes(1), tonnes(100)}, "load of a truck", "V18: 25-35 t").dated(),
    optional("gate_time", &RoadService::gate_time, {seconds(1), hours(4)}, "time of a truck in a lane",
             "papers and weighing")
        .dated(),
    optional("opens", &RoadService::opens, "when its gates open each day", "round the clock"),
    optional("closes", &RoadService::closes, "when they close; later the same day", "round the clock"),
    optional("through", &RoadService::through, "machines in series that it shares with others",
             "none: its own equipment reaches the store"),
    optional("gate_law", &RoadService::gate_law, "how long each truck is in a lane, drawn; one by one only",
             "none: gate_time for each"),
    optional("between", &RoadService::between,
             "how long after the truck before it each truck of an order sets out; one by one only",
             "none: evenly over `over`"),
    optional("over", &RoadService::over, {seconds(0), days(60)},
             "the trucks of an order set out evenly over this time, the first at once; one by one only",
             "hauliers send a ship's cargo within a day"),
    optional("points", &RoadService::points, {1, 200}, "trucks loaded or unloaded at once; one by one only",
             "enough for two lanes")
        .dated(),
    optional("rate", &RoadService::rate, {tonnes_per_hour(0.001), tonnes_per_hour(100'000)},
             "of each point; one by one only", "a loader fills a truck of 30 t in nine minutes")
        .dated(),
    optional("priority", &RoadService::priority, {0, 1000},
             "where ships' priorities pre-empt: its own, among those of the classes of ships; smaller goes first",
             "as a class of ships that gives none"),
    optional("energy", &RoadService::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &RoadService::power, "what drives it; of diesel `energy` is the heat",
             "trucks and what loads them"),
};

} // namespace port
