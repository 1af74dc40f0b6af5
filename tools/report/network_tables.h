#pragma once
#include "models/hinterland/assignment.h"
#include "tools/report/table.h"

#include <string>
#include <vector>

namespace port::report {

/// One year of a scenario's network.
struct NetworkYear {
    int year = 0;
    Date on;
    Assignment assignment;
};

/// What goes over each link, by year: each way, and its share of the capacity of the fuller one.
[[nodiscard]] Table links_table(const NetworkSpec& network, const std::vector<NetworkYear>& years);
/// Each consignment with its tonnes, cost and ways.
[[nodiscard]] Table cargo_table(const NetworkSpec& network, const std::vector<NetworkYear>& years);
/// What finds no room, and the links that stop it; no rows if all does.
[[nodiscard]] Table not_carried_table(const NetworkSpec& network, const std::vector<NetworkYear>& years);
/// Hours to each place that is within a time of one.
[[nodiscard]] Table within_table(const NetworkSpec& network, Date on, const std::string& place, double hours);

} // namespace port::report
