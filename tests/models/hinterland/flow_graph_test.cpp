// Flows over a network: hand-solved ones, and random small ones against all cuts and against cycles taken one by one.
#include "models/hinterland/flow_graph.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <limits>

using namespace port;

namespace {

FlowGraph random_graph(sim::Stream& stream)
{
    FlowGraph graph;
    graph.places = 2 + static_cast<std::size_t>(stream.uniform() * 5);
    const auto arcs = static_cast<std::size_t>(stream.uniform() * 14);
    for (std::size_t a = 0; a < arcs; ++a) {
        const auto from = static_cast<std::size_t>(stream.uniform() * static_cast<double>(graph.places));
        const auto to = static_cast<std::size_t>(stream.uniform() * static_cast<double>(graph.places));
        if (from == to) continue;
        graph.arcs.push_back({from, to, static_cast<std::int64_t>(stream.uniform() * 10),
                              static_cast<std::int64_t>(stream.uniform() * 6)});
    }
    return graph;
}

/// The least cut over all ways to part the places, the first from the last.
std::int64_t least_cut(const FlowGraph& graph)
{
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t side = 0; side < (std::size_t{1} << graph.places); ++side) {
        if (!(side & 1) || (side >> (graph.places - 1) & 1)) continue;
        std::int64_t sum = 0;
        for (const Arc& arc : graph.arcs)
            if ((side >> arc.from & 1) && !(side >> arc.to & 1)) sum += arc.room;
        least = std::min(least, sum);
    }
    return least;
}

/// What a place takes in less what it gives, or minus that.
std::int64_t kept(const FlowGraph& graph, const Flow& flow, std::size_t place)
{
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < graph.arcs.size(); ++a) {
        if (graph.arcs[a].to == place) sum += flow.on[a];
        if (graph.arcs[a].from == place) sum -= flow.on[a];
    }
    return sum;
}

void check_flow(const FlowGraph& graph, const Flow& flow)
{
    for (std::size_t a = 0; a < graph.arcs.size(); ++a) {
        CHECK(flow.on[a] >= 0);
        CHECK(flow.on[a] <= graph.arcs[a].room);
    }
    for (std::size_t p = 1; p + 1 < graph.places; ++p) CHECK(kept(graph, flow, p) == 0);
    CHECK(kept(graph, flow, graph.places - 1) == flow.value);
}

std::int64_t cost_of(const FlowGraph& graph, const Flow& flow)
{
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < graph.arcs.size(); ++a) sum += flow.on[a] * graph.arcs[a].cost;
    return sum;
}

/// Whether some cycle of what could still go, or be taken back, costs less than nothing: then the flow is not the
/// cheapest of its value. By distances from everywhere at once.
bool can_be_cheaper(const FlowGraph& graph, const Flow& flow)
{
    std::vector<std::int64_t> distance(graph.places, 0);
    for (std::size_t round = 0; round <= graph.places; ++round) {
        bool shorter = false;
        const auto look = [&](std::size_t from, std::size_t to, std::int64_t cost) {
            if (distance[from] + cost >= distance[to]) return;
            distance[to] = distance[from] + cost;
            shorter = true;
        };
        for (std::size_t a = 0; a < graph.arcs.size(); ++a) {
            const Arc& arc = graph.arcs[a];
            if (flow.on[a] < arc.room) look(arc.from, arc.to, arc.cost);
            if (flow.on[a] > 0) look(arc.to, arc.from, -arc.cost);
        }
        if (!shorter) return false;
    }
    return true;
}

} // namespace

TEST_CASE("a hand-solved network: two roads and a bridge between them")
{
    // 0 -> 1 (4, cost 1), 0 -> 2 (3, cost 2), 1 -> 2 (2, cost 0), 1 -> 3 (2, cost 5), 2 -> 3 (6, cost 1).
    const FlowGraph graph{4, {{0, 1, 4, 1}, {0, 2, 3, 2}, {1, 2, 2, 0}, {1, 3, 2, 5}, {2, 3, 6, 1}}};
    const Flow most = greatest_flow(graph, 0, 3);
    CHECK(most.value == 7); // all that leaves 0
    CHECK(most.cut == std::vector<std::size_t>{0, 1});
    // 2 over 0-1-2-3 at 2, 3 over 0-2-3 at 3, and 1 of the last 2 over 0-1-3 at 6.
    const Flow six = cheapest_flow(graph, 0, 3, 6);
    CHECK(six.value == 6);
    CHECK(six.on == std::vector<std::int64_t>{3, 3, 2, 1, 5});
    CHECK(cost_of(graph, six) == 2 * 2 + 3 * 3 + 6);
    CHECK(six.cut.empty());
    const Flow ten = cheapest_flow(graph, 0, 3, 10);
    CHECK(ten.value == 7);
    CHECK(ten.cut == std::vector<std::size_t>{0, 1});
}

TEST_CASE("nothing goes where no way leads, and the cut is empty")
{
    const FlowGraph graph{3, {{0, 1, 4, 1}}};
    const Flow flow = greatest_flow(graph, 0, 2);
    CHECK(flow.value == 0);
    CHECK(flow.cut.empty());
    CHECK(cheapest_flow(graph, 0, 2, 5).value == 0);
}

TEST_CASE("random networks: the greatest flow is the least of all cuts, and the cheapest can't be cheaper")
{
    for (std::uint64_t draw = 0; draw < 2000; ++draw) {
        CAPTURE(draw);
        sim::Stream stream(7, draw, "networks");
        const FlowGraph graph = random_graph(stream);
        const std::size_t last = graph.places - 1;
        const Flow most = greatest_flow(graph, 0, last);
        CHECK(most.value == least_cut(graph));
        check_flow(graph, most);
        std::int64_t cut = 0;
        for (const std::size_t a : most.cut) cut += graph.arcs[a].room;
        CHECK(cut == most.value);

        const auto amount = static_cast<std::int64_t>(stream.uniform() * 20);
        const Flow cheapest = cheapest_flow(graph, 0, last, amount);
        CHECK(cheapest.value == std::min(amount, most.value));
        check_flow(graph, cheapest);
        CHECK_FALSE(can_be_cheaper(graph, cheapest));
        CHECK(cheapest.cut.empty() == (cheapest.value == amount || most.cut.empty()));
    }
}
