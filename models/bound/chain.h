#pragma once
#include "models/bound/links.h"
#include "models/hinterland/flow_graph.h"

#include <optional>
#include <string>
#include <vector>

namespace port::bound {

/// Which tonnes a chain lets through.
struct ChainOf {
    /// By trade: t that it may have at most; endless where only the links say. A trade with nought is not there.
    std::vector<double> most;
    bool network = false; ///< whether the land behind the port counts, for trades that say where their cargo is from
};

/// The port's chain in a period as a graph: a source (place 0), the land, the stores, the quay, a sink (place 1).
///
/// All cargo flows from the source to the sink, also what is unloaded, so that what both directions share counts once:
/// a machine, a line's paths, a berth. Each link is an arc of its bound; stock that a store may open the period with,
/// or room that it may fill in it, is an arc of what it holds. A store that ships both bring to and take from needs no
/// land. Several trades' cargo counts as one, and shares of a trade by way or place are free: both can only raise the
/// flow, so it stays a bound.
struct Chain {
    FlowGraph graph;
    std::vector<std::string> names; ///< of arcs; no text for one that has no bound
};
[[nodiscard]] Chain chain_of(const Plan& plan, const Links& links, int period, const ChainOf& of);

/// The most that can go through a chain, and the links of a least cut.
struct ChainBound {
    std::optional<double> tonnes; ///< nothing: no link bounds it
    std::vector<std::string> cut; ///< their rooms add up to the tonnes
};
[[nodiscard]] ChainBound greatest(const Chain& chain);

} // namespace port::bound
