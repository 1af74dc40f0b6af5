#pragma once
#include "sim/statistics/student.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace sim {

/// The steady-state mean by replication and deletion: the first `drop` observations of each replication are left out,
/// and Student's interval is taken over the means of the rest. A replication that is no longer than `drop` has no mean
/// and is left out; so are NaN, single values that are missing.
/// @throws std::invalid_argument  if no replication has a mean, a value is infinite, or not 0 < confidence < 1
/// Source: Law, "Simulation Modeling and Analysis", 5th ed., 2015, section 9.5.2.
[[nodiscard]] Interval replication_deletion(const std::vector<std::vector<double>>& runs, std::size_t drop,
                                            double confidence = 0.95);

/// One warm-up for all replications: MSER-5 (mser5.h) on the mean over replications of each place in the series, up to
/// the length of the shortest. Averaged first, so that chance of one replication is not taken for its start-up.
/// @return observations to drop; nothing if the runs are too short to tell
/// @throws std::invalid_argument  if there are no runs, one has fewer than 10 observations, or one is not finite
[[nodiscard]] std::optional<std::size_t> common_warm_up(const std::vector<std::vector<double>>& runs);

} // namespace sim
