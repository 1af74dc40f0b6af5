#include "models/hinterland/assignment.h"

#include "models/hinterland/flow_graph.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>

namespace port {
namespace {

constexpr double kilograms = 1000; ///< a tonne
constexpr double pennies = 10'000; ///< units of cost a money
constexpr double dearest = 1e8;    ///< money a tonne; a way that costs more is as good as none
constexpr int most_rounds = 200;
constexpr double close_enough = 1e-4;

/// The links' arcs in the graph, one or two each.
struct Arcs {
    FlowGraph graph;
    std::vector<std::size_t> link; ///< by arc
    std::vector<bool> forth;       ///< by arc
};

/// By the arcs that a way leads over; t.
using Ways = std::map<std::vector<std::size_t>, double>;

/// What each consignment takes at one set of costs.
struct Pass {
    std::vector<Ways> ways;
    std::vector<std::vector<std::size_t>> cut;
};

std::size_t place_of(const NetworkSpec& network, const std::string& name)
{
    return static_cast<std::size_t>(index_of(network.places, name));
}

/// Money a tonne beside that of the time.
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
        for (const bool forth : {true, false}) {
            if (!forth && link.one_way) continue;
            arcs.graph.arcs.push_back({forth ? from : to, forth ? to : from, room, 0});
            arcs.link.push_back(l);
            arcs.forth.push_back(forth);
        }
    }
    return arcs;
}

/// Money a tonne over each arc with so many tonnes on it.
std::vector<double> costs_at(const NetworkSpec& network, const Arcs& arcs, const std::vector<double>& on)
{
    std::vector<double> costs;
    for (std::size_t a = 0; a < arcs.link.size(); ++a) {
        const LinkSpec& link = network.links[arcs.link[a]];
        costs.push_back(cost_of(link) + network.hour_of_a_tonne * hours_over(link, on[a]));
    }
    return costs;
}

/// One consignment after the other, each at least cost in what is left.
Pass pass_at(const NetworkSpec& network, Arcs arcs, const std::vector<double>& costs,
             const std::vector<Consignment>& consignments)
{
    for (std::size_t a = 0; a < costs.size(); ++a)
        arcs.graph.arcs[a].cost = std::llround(std::min(costs[a], dearest) * pennies);
    Pass pass;
    for (const Consignment& what : consignments) {
        const std::size_t from = place_of(network, what.from);
        const std::size_t to = place_of(network, what.to);
        const Flow flow = cheapest_flow(arcs.graph, from, to, std::llround(what.tonnes * kilograms));
        Ways& ways = pass.ways.emplace_back();
        for (const FlowPath& path : paths_of(arcs.graph, flow, from, to)) {
            ways[path.arcs] += static_cast<double>(path.amount) / kilograms;
            for (const std::size_t a : path.arcs) arcs.graph.arcs[a].room -= path.amount;
        }
        pass.cut.push_back(flow.cut);
    }
    return pass;
}

std::vector<double> tonnes_on(const Arcs& arcs, const Pass& pass)
{
    std::vector<double> on(arcs.link.size());
    for (const Ways& ways : pass.ways)
        for (const auto& [over, tonnes] : ways)
            for (const std::size_t a : over) on[a] += tonnes;
    return on;
}

/// `part` of the way from one pass to another.
void lead(Pass& from, const Pass& to, double part)
{
    for (std::size_t c = 0; c < from.ways.size(); ++c) {
        for (auto& [over, tonnes] : from.ways[c]) tonnes *= 1 - part;
        for (const auto& [over, tonnes] : to.ways[c]) from.ways[c][over] += part * tonnes;
        if (!to.cut[c].empty()) from.cut[c] = to.cut[c];
    }
}

double money(const std::vector<double>& on, const std::vector<double>& costs)
{
    return std::inner_product(on.begin(), on.end(), costs.begin(), 0.0);
}

Carried carried_by(const NetworkSpec& network, const Arcs& arcs, const std::vector<double>& costs,
                   const Consignment& what, const Ways& ways, const std::vector<std::size_t>& cut)
{
    Carried carried{what, 0, 0, 0, {}, std::vector<double>(network.links.size()), {}};
    for (const auto& [over, tonnes] : ways) {
        CarriedWay& way = carried.ways.emplace_back(CarriedWay{{}, tonnes});
        carried.tonnes += tonnes;
        for (const std::size_t a : over) {
            const std::size_t link = arcs.link[a];
            way.links.push_back(link);
            carried.on[link] += tonnes;
            carried.cost += tonnes * costs[a];
            carried.tonne_km += tonnes * network.links[link].length.value / 1000;
        }
    }
    for (const std::size_t a : cut) carried.cut.push_back(arcs.link[a]);
    return carried;
}

} // namespace

std::string stretch_name(const LinkSpec& link)
{
    return link.name + " (" + link.from + " - " + link.to + ")";
}

bool is_open(const LinkSpec& link, Date on)
{
    return !(link.opens && *link.opens > on) && !(link.closes && *link.closes <= on);
}

bool carries_freight(const LinkSpec& link, Date on)
{
    return link.mode != LinkMode::passenger_railway && link.capacity.value > 0 && is_open(link, on);
}

double hours_over(const LinkSpec& link, double tonnes)
{
    const double free = link.length.value / link.speed.value / 3600;
    if (link.congestion <= 0 || link.capacity.value <= 0) return free;
    return free * (1 + link.congestion * std::pow(tonnes / link.capacity.value, link.congestion_power));
}

Assignment assign(const NetworkSpec& network, Date on, std::vector<Consignment> consignments)
{
    const Arcs arcs = arcs_of(network, on);
    std::stable_sort(consignments.begin(), consignments.end(), [](const Consignment& a, const Consignment& b) {
        return std::tie(a.priority, a.trade, a.from, a.to) < std::tie(b.priority, b.trade, b.from, b.to);
    });
    std::vector<double> costs = costs_at(network, arcs, std::vector<double>(arcs.link.size()));
    Pass mean = pass_at(network, arcs, costs, consignments);
    std::vector<double> tonnes = tonnes_on(arcs, mean);
    Assignment all;
    const bool slows =
        network.hour_of_a_tonne > 0 && std::any_of(network.links.begin(), network.links.end(),
                                                   [](const LinkSpec& link) { return link.congestion > 0; });
    for (; slows; ++all.rounds) {
        costs = costs_at(network, arcs, tonnes);
        const Pass next = pass_at(network, arcs, costs, consignments);
        const double now = money(tonnes, costs);
        all.gap = now > 0 ? std::max(0.0, 1 - money(tonnes_on(arcs, next), costs) / now) : 0;
        if (all.gap < close_enough || all.rounds == most_rounds) break;
        lead(mean, next, 1.0 / (all.rounds + 1));
        tonnes = tonnes_on(arcs, mean);
    }
    all.forth.resize(network.links.size());
    all.back.resize(network.links.size());
    for (std::size_t a = 0; a < arcs.link.size(); ++a)
        (arcs.forth[a] ? all.forth : all.back)[arcs.link[a]] += tonnes[a];
    for (std::size_t c = 0; c < consignments.size(); ++c)
        all.of.push_back(carried_by(network, arcs, costs, consignments[c], mean.ways[c], mean.cut[c]));
    return all;
}

Most most_between(const NetworkSpec& network, Date on, const std::vector<std::string>& from,
                  const std::vector<std::string>& to)
{
    Arcs arcs = arcs_of(network, on);
    const std::size_t start = arcs.graph.places++;
    const std::size_t end = arcs.graph.places++;
    std::int64_t endless = 1; // kg: no cut of links comes to as much
    for (const Arc& arc : arcs.graph.arcs) endless += arc.room;
    for (const std::string& place : from) arcs.graph.arcs.push_back({start, place_of(network, place), endless, 0});
    for (const std::string& place : to) arcs.graph.arcs.push_back({place_of(network, place), end, endless, 0});
    const Flow flow = greatest_flow(arcs.graph, start, end);
    Most most{static_cast<double>(flow.value) / kilograms, {}};
    for (const std::size_t a : flow.cut) most.cut.push_back(arcs.link[a]);
    return most;
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
            if (!is_open(link, on)) continue;
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
