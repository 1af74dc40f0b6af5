#pragma once
#include <functional>

/// What the laws of counts (Poisson, binomial, ...) share. A count is a double that is whole.
namespace sim::law {

/// Beyond this the whole numbers near a mean are no longer all doubles with room to spare for rounding.
inline constexpr double greatest_count = 1e15;

/// log k! - (log(2 pi k) / 2 + k log k - k) for k >= 1: what Stirling's formula leaves.
[[nodiscard]] double stirling_rest(double k);

/// k log(k / mean) + mean - k for k >= 0 and mean > 0, the deviance of a Poisson count: never negative, and right to
/// the rounding of k - mean, so that a chance near the mode is exact however large both are. Source: Loader, "Fast and
/// accurate computation of binomial probabilities", 2000.
[[nodiscard]] double deviance(double k, double mean);

/// log of a Poisson law's chance of k >= 0, mean > 0.
[[nodiscard]] double log_poisson_chance(double k, double mean);

/// The least whole k >= 0 with cdf(k) >= p, for 0 <= p < 1, from a guess: steps that double, then halves.
[[nodiscard]] double least_count(double p, double guess, const std::function<double(double)>& cdf);

/// Where to begin that search: by the normal law of the same mean and variance.
[[nodiscard]] double count_guess(double p, double mean, double variance);

} // namespace sim::law
