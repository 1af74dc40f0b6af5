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
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<PlaceSpec>{
    "place", "A place of the land behind the port, where cargo starts, ends, or changes its way."};
template <>
inline constexpr auto fields<PlaceSpec> = std::tuple{
    required("name", &PlaceSpec::name, "what links and trades call it"),
    optional("kind", &PlaceSpec::kind, "what it is", "most places are towns"),
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
};

/// The land behind the port.
struct NetworkSpec {
    std::vector<PlaceSpec> places;
    std::vector<LinkSpec> links;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<NetworkSpec>{
    "network", "The land behind the port: places, and the links between them."};
template <>
inline constexpr auto fields<NetworkSpec> = std::tuple{
    optional("places", &NetworkSpec::places, "where cargo starts, ends, or changes its way", "none: no network"),
    optional("links", &NetworkSpec::links, "the ways between them", "none: no network"),
};

} // namespace port
