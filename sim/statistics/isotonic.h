#pragma once
#include <span>
#include <vector>

namespace sim {

/// The values that never fall and are nearest to the given ones by least squares, all of one weight: neighbours that
/// fall are pooled to their mean (pool adjacent violators). Cost O(n).
/// @throws std::invalid_argument  if a value is not finite
/// Source: Barlow, Bartholomew, Bremner and Brunk, "Statistical inference under order restrictions", Wiley 1972, 1.2.
[[nodiscard]] std::vector<double> isotonic(std::span<const double> values);

} // namespace sim
