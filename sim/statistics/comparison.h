#pragma once
#include "sim/statistics/student.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sim {

/// How one system's mean differs from another's.
struct Difference {
    Interval interval;  ///< of first minus second
    double degrees = 0; ///< of freedom
    double p_value = 0; ///< of "no difference", two-sided; NaN if there are too few values for a width
};

/// Of systems run with common random numbers: Student's interval over the differences a_i - b_i, replication by
/// replication. A pair in which either is NaN (no such figure) is left out; n counts pairs.
/// @throws std::invalid_argument  if the counts differ, no pair is left, a value is infinite, or not 0 < confidence < 1
/// Source: Law, "Simulation Modeling and Analysis", 5th ed., 2015, section 10.2.1.
[[nodiscard]] Difference paired_difference(std::span<const double> a, std::span<const double> b,
                                           double confidence = 0.95);

/// Of systems run independently of each other, with any two variances: half-width t sqrt(va + vb), va = s_a^2 / n_a,
/// with (va + vb)^2 / (va^2 / (n_a - 1) + vb^2 / (n_b - 1)) degrees of freedom. NaN are left out; n counts both.
/// @throws std::invalid_argument  if either has no value, one is infinite, or not 0 < confidence < 1
/// Source: Welch, "The significance of the difference between two means when the population variances are unequal",
/// Biometrika 29(3/4), 1938.
[[nodiscard]] Difference welch_difference(std::span<const double> a, std::span<const double> b,
                                          double confidence = 0.95);

/// p-values of several tests, made larger so that the chance of even one false alarm among all is at most what each
/// says: the k-th smallest of m times m - k + 1, never below the one before it, at most 1. Never weaker than
/// Bonferroni's m times p. NaN stays NaN and is not counted. @throws std::invalid_argument  if one is below 0 or above
/// 1 Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian J. Statistics 6(2), 1979.
[[nodiscard]] std::vector<double> holm(std::span<const double> p_values);

/// For each of several tests the confidence at which its interval leaves out "no difference" exactly where Holm's
/// procedure tells a difference at 1 - `confidence`: 1 - alpha / (m - k + 1) for the k-th smallest p-value, and from
/// the first that is not told on what that one has. NaN stays NaN and is not counted.
///
/// What intervals at these confidences guarantee, whatever depends on what: with chance `confidence` at least, none of
/// them leaves out "no difference" where there is none; and each by itself holds with `confidence` at least. Not that
/// all of them hold at once: that is Bonferroni's, each at 1 - alpha / m, which tell less.
/// @throws std::invalid_argument  if a p-value is below 0 or above 1, or not 0 < confidence < 1
[[nodiscard]] std::vector<double> holm_confidences(std::span<const double> p_values, double confidence = 0.95);

/// How many pairs it takes until an interval over differences with that standard deviation is at most `half_width` to
/// either side: the least n >= 2 with t(1 - (1 - confidence) / 2, n - 1) s / sqrt(n) <= half_width.
/// @return nothing beyond 10^9
/// @throws std::invalid_argument  unless half_width > 0, standard_deviation >= 0 and 0 < confidence < 1
[[nodiscard]] std::optional<std::size_t> pairs_needed(double standard_deviation, double half_width, double confidence);

/// Each system against the first (the base), replication by replication: systems[i] minus systems[0] for i >= 1. The
/// intervals hold all together with `confidence` (Bonferroni), the p-values are Holm's.
/// @throws std::invalid_argument  if there are fewer than 2 systems; else as `paired_difference`
[[nodiscard]] std::vector<Difference> differences_from_first(const std::vector<std::vector<double>>& systems,
                                                             double confidence = 0.95);

} // namespace sim
