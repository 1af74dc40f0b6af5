#include "models/hinterland/flow_graph.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

#include <algorithm>
#include <stdexcept>

namespace port {
namespace {

void require(bool holds, const char* what)
{
    if (!holds) throw std::invalid_argument(what);
}

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Edge = Traits::edge_descriptor;
// Costs are whole numbers in doubles: the library adds up the distances of places that nothing reaches any more, each
// the greatest number there is, and whole numbers would overflow. Below 2^53 a double holds each of them, and each sum.
using Properties = boost::property<
    boost::edge_capacity_t, std::int64_t,
    boost::property<boost::edge_residual_capacity_t, std::int64_t,
                    boost::property<boost::edge_reverse_t, Edge, boost::property<boost::edge_weight_t, double>>>>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Properties>;

/// The graph as the library wants it: each arc with its reverse.
class Network {
public:
    explicit Network(const FlowGraph& from, std::size_t more_places = 0) : graph_(from.places + more_places)
    {
        for (const Arc& arc : from.arcs) add(arc);
    }

    void add(const Arc& arc)
    {
        constexpr std::int64_t most_cost = std::int64_t{1} << 40; // a path of 8,000 such arcs stays below 2^53
        require(arc.room >= 0 && arc.cost >= 0, "room and cost of an arc are not negative");
        require(arc.cost < most_cost, "the cost of an arc is below 2^40");
        const Edge there = boost::add_edge(arc.from, arc.to, graph_).first;
        const Edge back = boost::add_edge(arc.to, arc.from, graph_).first;
        put(boost::edge_capacity, there, arc.room);
        put(boost::edge_capacity, back, 0);
        put(boost::edge_weight, there, static_cast<double>(arc.cost));
        put(boost::edge_weight, back, -static_cast<double>(arc.cost));
        boost::put(boost::edge_reverse, graph_, there, back);
        boost::put(boost::edge_reverse, graph_, back, there);
        arcs_.push_back(there);
    }

    [[nodiscard]] Graph& graph() { return graph_; }
    [[nodiscard]] std::int64_t on(std::size_t arc) const
    {
        return boost::get(boost::edge_capacity, graph_, arcs_[arc]) -
               boost::get(boost::edge_residual_capacity, graph_, arcs_[arc]);
    }

    /// Which places more could still come to.
    [[nodiscard]] std::vector<bool> within_reach(std::size_t from) const
    {
        std::vector<bool> reached(boost::num_vertices(graph_), false);
        std::vector<std::size_t> look{from};
        reached[from] = true;
        while (!look.empty()) {
            const std::size_t at = look.back();
            look.pop_back();
            for (auto [e, end] = boost::out_edges(at, graph_); e != end; ++e) {
                const std::size_t next = boost::target(*e, graph_);
                if (reached[next] || boost::get(boost::edge_residual_capacity, graph_, *e) <= 0) continue;
                reached[next] = true;
                look.push_back(next);
            }
        }
        return reached;
    }

private:
    template <class Tag, class T> void put(Tag tag, Edge edge, T value) { boost::put(tag, graph_, edge, value); }

    Graph graph_;
    std::vector<Edge> arcs_;
};

Flow told_by(const Network& network, const FlowGraph& graph)
{
    Flow flow;
    for (std::size_t a = 0; a < graph.arcs.size(); ++a) flow.on.push_back(network.on(a));
    return flow;
}

void add_cut(Flow& flow, const Network& network, const FlowGraph& graph, std::size_t from)
{
    const std::vector<bool> near = network.within_reach(from);
    for (std::size_t a = 0; a < graph.arcs.size(); ++a)
        if (near[graph.arcs[a].from] && !near[graph.arcs[a].to]) flow.cut.push_back(a);
}

} // namespace

Flow greatest_flow(const FlowGraph& graph, std::size_t from, std::size_t to)
{
    require(from != to, "a flow leads from one place to another");
    Network network(graph);
    const std::int64_t value = boost::push_relabel_max_flow(network.graph(), from, to);
    Flow flow = told_by(network, graph);
    flow.value = value;
    add_cut(flow, network, graph, from);
    return flow;
}

Flow cheapest_flow(const FlowGraph& graph, std::size_t from, std::size_t to, std::int64_t amount)
{
    require(from != to && amount >= 0, "a flow leads from one place to another, and is not negative");
    Network network(graph, 1);
    const std::size_t source = graph.places;
    network.add({source, from, amount, 0});
    boost::successive_shortest_path_nonnegative_weights(network.graph(), source, to);
    Flow flow = told_by(network, graph);
    flow.value = network.on(graph.arcs.size());
    if (flow.value < amount) add_cut(flow, network, graph, from);
    return flow;
}

std::vector<FlowPath> paths_of(const FlowGraph& graph, const Flow& flow, std::size_t from, std::size_t to)
{
    std::vector<std::int64_t> left = flow.on;
    std::vector<std::vector<std::size_t>> out(graph.places);
    for (std::size_t a = 0; a < graph.arcs.size(); ++a)
        if (left[a] > 0) out[graph.arcs[a].from].push_back(a);
    const auto next_of = [&](std::size_t at) {
        return std::find_if(out[at].begin(), out[at].end(), [&](std::size_t a) { return left[a] > 0; });
    };
    const auto take = [&](FlowPath path) {
        path.amount = left[path.arcs.front()];
        for (const std::size_t a : path.arcs) path.amount = std::min(path.amount, left[a]);
        for (const std::size_t a : path.arcs) left[a] -= path.amount;
        return path;
    };
    std::vector<FlowPath> paths;
    while (next_of(from) != out[from].end()) {
        FlowPath path;
        std::vector<std::size_t> seen{from};
        for (std::size_t at = from; at != to;) {
            const std::size_t arc = *next_of(at); // what enters a place leaves it
            path.arcs.push_back(arc);
            at = graph.arcs[arc].to;
            const auto before = std::find(seen.begin(), seen.end(), at);
            if (before == seen.end()) {
                seen.push_back(at);
                continue;
            }
            const auto first = path.arcs.begin() + (before - seen.begin()); // a circle
            take({std::vector<std::size_t>(first, path.arcs.end()), 0});
            path.arcs.erase(first, path.arcs.end());
            seen.erase(before + 1, seen.end());
            if (at == from && next_of(from) == out[from].end()) break;
        }
        if (!path.arcs.empty()) paths.push_back(take(std::move(path)));
    }
    return paths;
}

} // namespace port
