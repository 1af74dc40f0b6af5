#include "models/hinterland/assignment.h"

#include "models/hinterland/flow_graph.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

namespace port {
namespace {

constexpr double kilograms = 1000; ///< a tonne
constexpr double pennies = 10'000; ///< units of cost a money

/// A link's arcs in the graph, one or two.
struct Arcs {
    FlowGraph graph;
    std::vector<std::size_t> link; ///< by arc
    std::vector<bool> forth;       ///< by arc
};

std::size_t place_of(const NetworkSpec& network, const std::string& name)
{
    return static_cast<std::size_t>(index_of(network.places, name));
}

double cost_of(const LinkSpec& link)
{
    return link.cost_a_tonne + link.cost_a_tonne_km * link.length.value / 1000;
}

Arcs arcs_of(const NetworkSpec& network, Date on)
{
    Arcs arcs;
    arcs.graph.places = network.places.size();
    for (std::size_t l = 0; l < network.links.size(); ++l) {
        const LinkSpec& link = network.links[l];
        if (!carries_freight(link, on)) continue;
        const std::size_t from = place_of(network, link.from);
        const std::size_t to = place_of(network, link.to);
        const auto room = static_cast<std::int64_t>(std::llround(link.capacity.value * kilograms));
        const auto cost = static_cast<std::int64_t>(std::llround(cost_of(link) * pennies));
        for (const bool forth : {true, false}) {
            if (!forth && link.one_way) continue;
            arcs.graph.arcs.push_back({forth ? from : to, forth ? to : from, room, cost});
            arcs.link.push_back(l);
            arcs.forth.push_back(forth);
        }
    }
    return arcs;
}

} // namespace

bool carries_freight(const LinkSpec& link, Date on)
{
    return link.mode != LinkMode::passenger_railway && link.capacity.value > 0 && !(link.opens && *link.opens > on);
}

Assignment assign(const NetworkSpec& network, Date on, std::vector<Consignment> consignments)
{
    Arcs arcs = arcs_of(network, on);
    std::stable_sort(consignments.begin(), consignments.end(), [](const Consignment& a, const Consignment& b) {
        return std::tie(a.priority, a.trade, a.from, a.to) < std::tie(b.priority, b.trade, b.from, b.to);
    });
    Assignment all;
    all.forth.resize(network.links.size());
    all.back.resize(network.links.size());
    for (Consignment& what : consignments) {
        const Flow flow = cheapest_flow(arcs.graph, place_of(network, what.from), place_of(network, what.to),
                                        std::llround(what.tonnes * kilograms));
        Carried carried{std::move(what),
                        static_cast<double>(flow.value) / kilograms,
                        0,
                        0,
                        std::vector<double>(network.links.size()),
                        {}};
        for (std::size_t a = 0; a < arcs.link.size(); ++a) {
            const LinkSpec& link = network.links[arcs.link[a]];
            const double tonnes = static_cast<double>(flow.on[a]) / kilograms;
            arcs.graph.arcs[a].room -= flow.on[a];
            carried.on[arcs.link[a]] += tonnes;
            carried.cost += tonnes * cost_of(link);
            carried.tonne_km += tonnes * link.length.value / 1000;
            (arcs.forth[a] ? all.forth : all.back)[arcs.link[a]] += tonnes;
        }
        for (const std::size_t a : flow.cut) carried.cut.push_back(arcs.link[a]);
        all.of.push_back(std::move(carried));
    }
    return all;
}

std::vector<double> hours_from(const NetworkSpec& network, Date on, const std::string& place)
{
    std::vector<double> hours(network.places.size(), -1);
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> look;
    look.push({0, place_of(network, place)});
    while (!look.empty()) {
        const auto [at, here] = look.top();
        look.pop();
        if (hours[here] >= 0) continue;
        hours[here] = at;
        for (const LinkSpec& link : network.links) {
            if (link.mode == LinkMode::pipeline || link.mode == LinkMode::air) continue;
            if (link.opens && *link.opens > on) continue;
            const std::size_t from = place_of(network, link.from);
            const std::size_t to = place_of(network, link.to);
            const double next = at + link.length.value / link.speed.value / 3600;
            if (from == here) look.push({next, to});
            if (to == here) look.push({next, from});
        }
    }
    return hours;
}

} // namespace port
