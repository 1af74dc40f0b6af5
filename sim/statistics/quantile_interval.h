#pragma once
#include "sim/statistics/student.h"

#include <cstddef>
#include <optional>
#include <span>

namespace sim {

/// A quantile and how sure it is.
struct QuantileInterval {
    double estimate = 0;        ///< type 7 (`sorted_quantile`)
    std::optional<double> low;  ///< absent: no observation is surely enough below; all may lie above
    std::optional<double> high; ///< the same above
    double confidence = 0;      ///< what the two ends really have: at least what was asked (an absent end is infinite)
    std::size_t n = 0;
};

/// The p-quantile of independent observations (one figure of each replication), with two of them as its ends: the
/// number that lie below the true quantile is binomial, whatever the law. Ends: the greatest rank l with P(B < l) <=
/// a/2 and the least rank u with P(B >= u) <= a/2, for a = 1 - confidence and B binomial (n, p).
/// @throws std::invalid_argument  if there is no value, one is NaN, p is not in (0, 1) or confidence not in (0, 1)
/// Cost: a sort. Source: David and Nagaraja, "Order Statistics", 3rd ed., 2003, section 7.1.
[[nodiscard]] QuantileInterval quantile_interval(std::span<const double> values, double p, double confidence = 0.95);

/// The p-quantile within one long run, whose observations hang together. By sectioning: quantiles q_j of `sections`
/// equal parts in time order, spread about the quantile q of all,
///     q +- t(1 - (1 - confidence) / 2, b - 1) sqrt(sum (q_j - q)^2 / (b - 1) / b),    b = sections
/// which is less biased than the mean of the q_j. The interval's mean is q, its n the number of sections. What is left
/// over at the front has no part in the q_j. Each section should hold some 100 / min(p, 1 - p) observations.
/// @throws std::invalid_argument  if sections < 2, there are fewer observations than sections, one is NaN, p or
///                                confidence not in (0, 1)
/// Sources: Asmussen and Glynn, "Stochastic Simulation", 2007, chapter III; Nakayama, "Confidence intervals for
/// quantiles using sectioning when applying variance-reduction techniques", ACM TOMACS 24(4), 2014.
[[nodiscard]] Interval sectioned_quantile(std::span<const double> series, double p, std::size_t sections = 20,
                                          double confidence = 0.95);

} // namespace sim
