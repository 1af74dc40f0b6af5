#pragma once
#include "models/hinterland/assignment.h"
#include "models/hinterland/sea_cut.h"
#include "models/scenario/scenario.h"
#include "tools/report/table.h"

#include <string>
#include <vector>

namespace port::report {

/// One year of a scenario's network.
struct NetworkYear {
    int year = 0;
    Date on;           ///< the day as of which the year is looked at
    Scenario scenario; ///< as it stands then
    Assignment assignment;
    std::vector<SeaCut> cuts;
};
[[nodiscard]] NetworkYear network_year(int year, Date on, Scenario scenario);

/// What goes over each link, by year: each way, its share of the capacity of the fuller one, and how long it takes
/// there.
[[nodiscard]] Table links_table(const std::vector<NetworkYear>& years);
/// Each consignment with its tonnes, cost and ways.
[[nodiscard]] Table cargo_table(const std::vector<NetworkYear>& years);
/// What each trade's ways over land have of what the network carries of it, and who says so.
[[nodiscard]] Table ways_table(const std::vector<NetworkYear>& years);
/// Freight paths a day that each railway line leaves to the port.
[[nodiscard]] Table lines_table(const std::vector<NetworkYear>& years);
/// The most that could come to the sea, or from it, for each trade, and the links that stop more.
[[nodiscard]] Table sea_cut_table(const std::vector<NetworkYear>& years);
/// What finds no room, and the links that stop it; no rows if all does.
[[nodiscard]] Table not_carried_table(const std::vector<NetworkYear>& years);
/// Hours to each place that is within a time of one.
[[nodiscard]] Table within_table(const NetworkSpec& network, Date on, const std::string& place, double hours);

} // namespace port::report
