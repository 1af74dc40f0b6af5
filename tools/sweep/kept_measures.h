#pragma once
#include "models/scenario/scenario.h"
#include "tools/sweep/plan.h"

#include <string>
#include <vector>

namespace port::sweep {

/// The figures that a study keeps of each replication, for every reported year.
/// @param texts     as the study names them; none: throughput, backlog, mean waiting and waiting ratio of the port and
///                  its categories, and the port's berth occupancy
/// @param figures   those of one run of the base: what can be named
/// @param key       of the study, for problems: `measures`
[[nodiscard]] std::vector<study::Quantity> kept_measures(const std::vector<std::string>& texts, const Scenario& base,
                                                         const std::vector<Measured>& figures, const std::string& key,
                                                         std::vector<Problem>& problems);

} // namespace port::sweep
