#pragma once

namespace sim::law {

/// P(Z <= z) of a normal number of mean 0 and variance 1, accurate in both tails.
[[nodiscard]] double standard_normal_cdf(double z);

/// Its inverse. @throws std::invalid_argument  if p is not in [0, 1]
[[nodiscard]] double standard_normal_quantile(double p);

} // namespace sim::law
