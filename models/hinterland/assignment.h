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

/// A way from start to end, and what goes over it.
struct CarriedWay {
    std::vector<std::size_t> links; ///< by number, in the order in which they are gone over
    double tonnes = 0;
};

/// How one consignment goes.
struct Carried {
    Consignment what;
    double tonnes = 0; ///< that find room
    double cost = 0;   ///< money, of all of them
    double tonne_km = 0;
    std::vector<CarriedWay> ways; ///< together all of `tonnes`
    std::vector<double> on;       ///< t, by link, either way
    std::vector<std::size_t> cut; ///< the links that keep the rest from going; empty if nothing is left
};

/// What goes over each link.
struct Assignment {
    std::vector<Carried> of;   ///< in the order in which they were given room
    std::vector<double> forth; ///< t, by link, from its `from`
    std::vector<double> back;  ///< t, by link, to its `from`
    int rounds = 1;            ///< after which times and flows fitted
    double gap = 0;            ///< what all could still save by other ways at these times, as a part of their cost
};

/// A link's name with its ends, as several stretches may have the name: `port road (Jinzhou - port)`.
[[nodiscard]] std::string stretch_name(const LinkSpec& link);
/// Whether a link is there on that day.
[[nodiscard]] bool is_open(const LinkSpec& link, Date on);
/// Whether freight goes over a link on that day.
[[nodiscard]] bool carries_freight(const LinkSpec& link, Date on);

/// Gives each consignment, by priority and then by name, the cheapest way that has room beside those before it.
///
/// Each takes what costs least in all for its own tonnes, over several ways if need be. What finds no room is left, and
/// told with the links that keep it: those of a least cut of what is left of the network.
/// Where links get slower as they fill and an hour of a tonne costs money, this is done again and again at the times
/// that the mean of the flows so far makes (successive averages), until nobody could save more than a ten-thousandth,
/// or 200 times: then ways that are used cost alike (Wardrop's first principle).
[[nodiscard]] Assignment assign(const NetworkSpec& network, Date on, std::vector<Consignment> consignments);

/// The most that can go from several places to others on that day, and the links that stop more.
struct Most {
    double tonnes = 0;
    std::vector<std::size_t> cut; ///< by number; their capacities add up to `tonnes`
};
[[nodiscard]] Most most_between(const NetworkSpec& network, Date on, const std::vector<std::string>& from,
                                const std::vector<std::string>& to);

/// Hours over a link with so many tonnes a year one way: length / speed x (1 + congestion x (tonnes / capacity) ^
/// power), after the Bureau of Public Roads (1964).
[[nodiscard]] double hours_over(const LinkSpec& link, double tonnes);

/// Hours from a place to each place of the network over its roads, passenger railways and railways open on that day;
/// a negative number where none leads.
[[nodiscard]] std::vector<double> hours_from(const NetworkSpec& network, Date on, const std::string& place);

} // namespace port
