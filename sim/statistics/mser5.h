#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace sim {

/// How many observations to drop as warm-up, by MSER-5.
///
/// Groups the series into n means of five (what is left over at its end has no part), then picks the cut that makes the
/// rest's variance over its count least; of equal ones the shortest:
///     argmin over d <= n/2 of  sum_{i>d} (y_i - mean_d)^2 / (n - d)^2
///
/// @param series  observations in time order, one per customer or per equal time step; unit is the caller's own
/// @return        observations to drop, a multiple of 5; nothing if the least lies at n/2: the run is too short to tell
/// @throws std::invalid_argument  if the series has fewer than 10 values, or one that is not finite
/// Cost O(n), no allocation.
/// Source: White, Cobb and Spratt, "A comparison of five steady-state truncation heuristics for simulation", WSC 2000.
[[nodiscard]] std::optional<std::size_t> mser5(std::span<const double> series);

} // namespace sim
