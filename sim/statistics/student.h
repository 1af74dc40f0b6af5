#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace sim {

/// The p-quantile of Student's t with `degrees` (> 0, need not be whole) degrees of freedom.
/// @throws std::invalid_argument  unless 0 < p < 1 and degrees > 0
[[nodiscard]] double student_t_quantile(double p, double degrees);

/// A mean and how sure it is. One value has a mean but no width: the three are absent then.
struct Interval {
    double mean = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> half_width;
    std::size_t n = 0; ///< values it was found from
};

/// mean +- t(1 - (1 - confidence) / 2, n - 1) s / sqrt(n), with s^2 = sum (x - mean)^2 / (n - 1): for n independent
/// values that are about normal, such as one figure of n replications.
///
/// @throws std::invalid_argument  if there is no value, one is not finite, or not 0 < confidence < 1
/// Source: Student, "The probable error of a mean", Biometrika 6(1), 1908.
[[nodiscard]] Interval confidence_interval(std::span<const double> values, double confidence = 0.95);

} // namespace sim
