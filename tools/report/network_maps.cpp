#include "tools/report/network_maps.h"

#include "models/scenario/name_index.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace port::report {
namespace {

using Json = nlohmann::ordered_json;

bool is_on_map(const PlaceSpec& place)
{
    return place.longitude && place.latitude;
}

Json position(const PlaceSpec& place)
{
    return {*place.longitude, *place.latitude};
}

template <class Enum> std::string word(Enum value)
{
    return std::string(words<Enum>[static_cast<std::size_t>(value)]);
}

/// A text between the quotes of DOT.
std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// Lines of a label, each itself without line ends.
std::string label(const std::string& first, const std::string& second)
{
    std::string all = quoted(first + "\n" + second);
    for (std::size_t at = 0; (at = all.find('\n', at)) != std::string::npos; at += 2) all.replace(at, 1, "\\n");
    return all;
}

std::string shape(PlaceKind kind)
{
    constexpr std::array<const char*, 9> shapes{"box",  "ellipse", "ellipse", "hexagon", "hexagon",
                                                "oval", "circle",  "diamond", "triangle"};
    return shapes[static_cast<std::size_t>(kind)];
}

} // namespace

std::string to_geojson(const NetworkYear& year)
{
    const NetworkSpec& network = year.scenario.network;
    Json features = Json::array();
    const auto add = [&](Json geometry, Json properties) {
        features.push_back({{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", properties}});
    };
    for (const PlaceSpec& place : network.places)
        add(is_on_map(place) ? Json{{"type", "Point"}, {"coordinates", position(place)}} : Json(),
            {{"name", place.name}, {"kind", word(place.kind)}});
    for (std::size_t l = 0; l < network.links.size(); ++l) {
        const LinkSpec& link = network.links[l];
        const PlaceSpec& from = *named(network.places, link.from);
        const PlaceSpec& to = *named(network.places, link.to);
        Json line;
        if (is_on_map(from) && is_on_map(to))
            line = {{"type", "LineString"}, {"coordinates", {position(from), position(to)}}};
        add(std::move(line), {{"name", link.name},
                              {"mode", word(link.mode)},
                              {"from", link.from},
                              {"to", link.to},
                              {"year", year.year},
                              {"open", is_open(link, year.on)},
                              {"length_m", link.length.value},
                              {"capacity_t", link.capacity.value},
                              {"forth_t", year.assignment.forth[l]},
                              {"back_t", year.assignment.back[l]}});
    }
    return Json{{"type", "FeatureCollection"}, {"features", features}}.dump(1) + "\n";
}

std::string to_graphviz(const NetworkYear& year)
{
    const NetworkSpec& network = year.scenario.network;
    std::string text = fmt::format("digraph {} {{\n  layout=neato; overlap=false; splines=true;\n",
                                   quoted(year.scenario.title + ", " + std::to_string(year.year)));
    for (const PlaceSpec& place : network.places) {
        text += fmt::format("  {} [shape={}", quoted(place.name), shape(place.kind));
        if (is_on_map(place)) text += fmt::format(", pos=\"{},{}\"", *place.longitude, *place.latitude);
        text += "];\n";
    }
    for (std::size_t l = 0; l < network.links.size(); ++l) {
        const LinkSpec& link = network.links[l];
        const double forth = year.assignment.forth[l];
        const double back = year.assignment.back[l];
        const bool carries = carries_freight(link, year.on);
        const double use = carries ? std::max(forth, back) / link.capacity.value : 0;
        constexpr double thinnest = 0.5;
        constexpr double thickest = 6;
        text += fmt::format(
            "  {} -> {} [label={}, dir={}, style={}, penwidth={:.2f}];\n", quoted(link.from), quoted(link.to),
            label(link.name, fmt::format("{:.0f} / {:.0f} kt", forth / 1000, back / 1000)),
            link.one_way ? "forward" : "both", carries ? "solid" : "dashed", thinnest + (thickest - thinnest) * use);
    }
    return text + "}\n";
}

} // namespace port::report
