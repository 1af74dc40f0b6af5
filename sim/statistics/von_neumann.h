#pragma once
#include <span>

namespace sim {

/// Whether values in order are as if independent.
struct SerialTest {
    double correlation = 0; ///< von Neumann's: close to the autocorrelation at lag 1
    double statistic = 0;   ///< about normal (0, 1) if independent; large where neighbours are alike
    double p_value = 0;     ///< chance of a statistic as large or larger if independent
};

/// Von Neumann's test of values (batch means, say) against neighbours that are alike:
///     C = 1 - sum (x_{i+1} - x_i)^2 / (2 sum (x_i - mean)^2),   statistic = C sqrt((n^2 - 1) / (n - 2))
/// Exact in mean and variance for normal values; good from 8 values on. Small p: not independent.
/// If all values are alike the figures are NaN: nothing can be told.
/// @throws std::invalid_argument  if there are fewer than 8 values, or one is not finite
/// Sources: von Neumann, "Distribution of the ratio of the mean square successive difference to the variance", Annals
/// of Mathematical Statistics 12(4), 1941; for batch means: Fishman, "Grouping observations in digital simulation",
/// Management Science 24(5), 1978.
[[nodiscard]] SerialTest von_neumann_test(std::span<const double> values);

} // namespace sim
