#pragma once
#include "models/scenario/scenario.h"

#include <string>
#include <vector>

namespace port {

/// Tonnes of a trade that are to go over land in a year.
struct Consignment {
    std::string trade;
    std::string from, to; ///< places
    double tonnes = 0;
    int priority = 0; ///< smaller goes first
};

/// How one consignment goes.
struct Carried {
    Consignment what;
    double tonnes = 0; ///< that find room
    double cost = 0;   ///< money, of all of them
    double tonne_km = 0;
    std::vector<double> on;       ///< t, by link, either way
    std::vector<std::size_t> cut; ///< the links that keep the rest from going; empty if nothing is left
};

/// What goes over each link.
struct Assignment {
    std::vector<Carried> of;   ///< in the order in which they were given room
    std::vector<double> forth; ///< t, by link, from its `from`
    std::vector<double> back;  ///< t, by link, to its `from`
};

/// Whether freight goes over a link on that day.
[[nodiscard]] bool carries_freight(const LinkSpec& link, Date on);

/// Gives each consignment, by priority and then by name, the cheapest way that has room beside those before it.
///
/// Each takes what costs least in all for its own tonnes, over several ways if need be. What finds no room is left, and
/// told with the links that keep it: those of a least cut of what is left of the network.
[[nodiscard]] Assignment assign(const NetworkSpec& network, Date on, std::vector<Consignment> consignments);

/// Hours from a place to each place of the network over its roads, passenger railways and railways open on that day;
/// a negative number where none leads.
[[nodiscard]] std::vector<double> hours_from(const NetworkSpec& network, Date on, const std::string& place);

} // namespace port
