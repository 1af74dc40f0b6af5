#pragma once
#include "models/scenario/scenario.h"

#include <string>
#include <vector>

namespace port {

/// What the land could bring to a trade's terminal at most, or take from it, were the network its own.
struct SeaCut {
    std::string trade;
    double tonnes = 0;               ///< a year
    std::vector<std::size_t> links;  ///< of a least cut, by number; their capacities add up to `tonnes`
    std::vector<std::string> no_way; ///< places of the trade from which none leads to the sea
};

/// For each trade with places inland, in the scenario's order, on that day. The places' shares do not bind here: it is
/// the ways that are asked for.
[[nodiscard]] std::vector<SeaCut> cuts_towards_sea(const Scenario& scenario, Date on);

} // namespace port
