#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace port {

/// A way from one place to another. Whole units (kilograms; a ten-thousandth of money a kilogram) make sums exact.
struct Arc {
    std::size_t from, to;
    std::int64_t room; ///< at least 0
    std::int64_t cost; ///< a unit, at least 0
};

/// Places by number, and the arcs between them.
struct FlowGraph {
    std::size_t places = 0;
    std::vector<Arc> arcs;
};

/// A flow from one place to another, and what stops more of it.
struct Flow {
    std::int64_t value = 0;
    std::vector<std::int64_t> on; ///< by arc
    /// Arcs of a least cut: full ones that lead from the side that more could still come to, onward. Their room adds up
    /// to the greatest flow there can be.
    std::vector<std::size_t> cut;
};

/// The greatest flow. @throws std::invalid_argument  for room or cost below 0, or from a place to itself
[[nodiscard]] Flow greatest_flow(const FlowGraph& graph, std::size_t from, std::size_t to);

/// As much of `amount` as there is room for, at the least total cost. `cut` is empty if all of it has room; else it is
/// what stops the rest.
[[nodiscard]] Flow cheapest_flow(const FlowGraph& graph, std::size_t from, std::size_t to, std::int64_t amount);

/// A part of a flow that goes one way.
struct FlowPath {
    std::vector<std::size_t> arcs; ///< from start to end
    std::int64_t amount = 0;
};

/// The ways that a flow takes, together all of it; each by the first arcs that still have some. Flow that goes round in
/// a circle, which only arcs without cost allow, is left out.
[[nodiscard]] std::vector<FlowPath> paths_of(const FlowGraph& graph, const Flow& flow, std::size_t from,
                                             std::size_t to);

} // namespace port
