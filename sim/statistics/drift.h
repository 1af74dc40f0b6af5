#pragma once
#include <cstddef>
#include <span>

namespace sim {

/// Whether a series is as if in a steady state.
struct DriftTest {
    double statistic = 0; ///< above nought: the beginning is lower than the rest; below: higher
    double degrees = 0;   ///< of freedom of Student's t that it follows if steady
    double p_value = 0;   ///< chance of a statistic as far from nought, or farther, if steady
};

/// Schruben's test for a drift of the mean (a start-up not over, a queue that grows), made for one that lies mostly in
/// the front of the series:
///     T = sqrt(45) / (n^(3/2) s) sum over k of (1 - k/n) k (mean of all - mean of the first k)
/// where s^2 estimates n times the variance of the mean, by batch means of the second half, which a start-up spoils
/// least. T follows Student's t with batches - 1 degrees of freedom if steady. Small p: not steady.
/// A series whose second half does not vary has p = 1 if the first is like it, else 0.
///
/// @param series   observations in time order, warm-up dropped
/// @param batches  of the second half; each should be long against the time over which observations hang together
/// @throws std::invalid_argument  if batches < 4, there are fewer than 4 * batches observations, or one is not finite
/// Source: Schruben, Singh and Tierney, "Optimal tests for initialization bias in simulation output", Operations
/// Research 31(6), 1983.
[[nodiscard]] DriftTest drift_test(std::span<const double> series, std::size_t batches = 10);

} // namespace sim
