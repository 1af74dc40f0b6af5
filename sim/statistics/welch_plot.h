#pragma once
#include <cstddef>
#include <vector>

namespace sim {

/// One point of Welch's plot, by which the eye finds the end of the warm-up.
struct WelchPoint {
    double mean = 0;   ///< over the replications that have a value here; NaN if none has
    double smooth = 0; ///< moving average of the means; NaN within `window` of the end
    std::size_t n = 0; ///< replications that have a value here
};

/// The i-th observations of all replications averaged, then smoothed over `window` neighbours to either side; in front,
/// where there are fewer, over as many to either side as there are before. Points: as many as the longest replication
/// has. A NaN is a value that is missing.
///
/// @param runs    one series a replication, in time order, one observation per customer or per equal time step
/// @param window  at most a quarter of the longest series is the rule; nought leaves the means as they are
/// @throws std::invalid_argument  if there are no observations, or one is infinite
/// Cost O(observations + points * window).
/// Source: Welch, "The statistical analysis of simulation results", in Lavenberg (ed.), "The Computer Performance
/// Modeling Handbook", 1983.
[[nodiscard]] std::vector<WelchPoint> welch_plot(const std::vector<std::vector<double>>& runs, std::size_t window);

} // namespace sim
