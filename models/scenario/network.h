#pragma once
#include "models/scenario/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

/// What a place of the land behind the port is.
enum class PlaceKind { terminal, cluster, enterprise, oilfield, refinery, district, city, airport, gateway };
template <>
inline constexpr auto words<PlaceKind> = std::array<std::string_view, 9>{
    "terminal", "cluster", "enterprise", "oilfield", "refinery", "district", "city", "airport", "gateway"};

/// A place where cargo starts, ends, or changes its way.
struct PlaceSpec {
    std::string name;
    PlaceKind kind = PlaceKind::city;
    std::optional<double> longitude = {};
    std::optional<double> latitude = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<PlaceSpec>{
    "place", "A place of the land behind the port, where cargo starts, ends, or changes its way."};
template <>
inline constexpr auto fields<PlaceSpec> = std::tuple{
    required("name", &PlaceSpec::name, "what links and trades call it"),
    optional("kind", &PlaceSpec::kind, "what it is", "most places are towns"),
    optional("longitude", &PlaceSpec::longitude, {-180, 180}, "degrees east, for maps", "it is on no map"),
    optional("latitude", &PlaceSpec::latitude, {-90, 90}, "degrees north, for maps", "it is on no map"),
};

enum class LinkMode { railway, passenger_railway, road, pipeline, air };
template <>
inline constexpr auto words<LinkMode> =
    std::array<std::string_view, 5>{"railway", "passenger railway", "road", "pipeline", "air"};

/// A way between two places.
struct LinkSpec {
    std::string name;
    LinkMode mode = LinkMode::road;
    std::string from;
    std::string to;
    bool one_way = false;
    Length length;
    Speed speed = kilometres_per_hour(60);
    YearlyMass capacity;
    double cost_a_tonne = 0;
    double cost_a_tonne_km = 0;
    std::optional<Date> opens = {};
    std::optional<Date> closes = {};
    double congestion = 0;
    double congestion_power = 4;
    std::string line = {};
    Mass train_load = {};
    std::string relieves = {};
    double trains = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LinkSpec>{
    "link", "A way between two places; several of one name are stretches of one way. A passenger railway carries no "
            "freight."};
template <>
inline constexpr auto fields<LinkSpec> = std::tuple{
    required("name", &LinkSpec::name, "what it is called; stretches of one way share it"),
    optional("mode", &LinkSpec::mode, "what goes over it", "most are roads"),
    required("from", &LinkSpec::from, "name of a place"),
    required("to", &LinkSpec::to, "name of a place"),
    optional("one_way", &LinkSpec::one_way, "whether freight goes from `from` to `to` alone", "both ways"),
    required("length", &LinkSpec::length, {metres(1), metres(5e6)}, "along it"),
    optional("speed", &LinkSpec::speed, {0.1, 300}, "of what goes over it", "a lorry's"),
    optional("capacity", &LinkSpec::capacity, {tonnes_per_year(0), tonnes_per_year(1e9)}, "each way",
             "nought: it carries no freight"),
    optional("cost_a_tonne", &LinkSpec::cost_a_tonne, {0, 1e6}, "money for each tonne, such as handling",
             "nought: by distance alone"),
    optional("cost_a_tonne_km", &LinkSpec::cost_a_tonne_km, {0, 1e4}, "money for each tonne and kilometre",
             "nought: the shortest way is no better"),
    optional("opens", &LinkSpec::opens, "from this date on", "it was always there"),
    optional("closes", &LinkSpec::closes, "from this date on it is no more", "it stays"),
    optional("congestion", &LinkSpec::congestion, {0, 10},
             "what its time grows by when it is full, as a part of the free time (BPR: 0.15); the network's "
             "`hour_of_a_tonne` makes it money",
             "nought: as fast when it is full"),
    optional("congestion_power", &LinkSpec::congestion_power, {1, 10}, "how late, and how steeply, it grows",
             "the Bureau of Public Roads' 4"),
    optional("line", &LinkSpec::line,
             "the railway line whose freight paths are its capacity, each way, with `train_load`",
             "none: `capacity` says it"),
    optional("train_load", &LinkSpec::train_load, {tonnes(0), tonnes(100'000)}, "of the trains on `line`",
             "nought: `capacity` says it"),
    optional("relieves", &LinkSpec::relieves,
             "of a passenger railway: the railway line on which its trains would run were it not there",
             "none: its trains are new ones"),
    optional("trains", &LinkSpec::trains, {0, 1000},
             "passenger trains a day in each direction that it takes from the line it relieves; they count among that "
             "line's `passenger_trains`",
             "nought: it relieves no line"),
};

/// The land behind the port.
struct NetworkSpec {
    std::vector<PlaceSpec> places;
    std::vector<LinkSpec> links;
    double hour_of_a_tonne = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<NetworkSpec>{
    "network", "The land behind the port: places, and the links between them."};
template <>
inline constexpr auto fields<NetworkSpec> = std::tuple{
    optional("places", &NetworkSpec::places, "where cargo starts, ends, or changes its way", "none: no network"),
    optional("links", &NetworkSpec::links, "the ways between them", "none: no network"),
    optional("hour_of_a_tonne", &NetworkSpec::hour_of_a_tonne, {0, 1e4},
             "money that an hour on the way costs a tonne: trucks and drivers, capital in cargo",
             "nought: time costs nothing beside the cost by distance"),
};

} // namespace port
