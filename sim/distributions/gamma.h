#pragma once
#include "sim/stream.h"

namespace sim {

/// Gamma with density x^(shape-1) e^(-x/scale) / (scale^shape Gamma(shape)); both > 0. Below a shape of about 0.02 a
/// part of the draws is less than the least double and comes as nought (half of them at 0.001), as the law has it.
/// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000; below shape 1
/// by theirs for shape + 1, times u^(1/shape).
class Gamma {
public:
    Gamma(double shape, double scale);
    /// shape = 1 / cv^2, scale = mean cv^2; both > 0.
    [[nodiscard]] static Gamma of_mean_and_cv(double mean, double cv);

    double operator()(Stream& stream) const;
    /// The logarithm of a draw, which a small shape does not drive to that of nought. Takes the same numbers.
    double log_of_draw(Stream& stream) const;
    [[nodiscard]] double shape() const { return shape_; }
    [[nodiscard]] double mean() const { return shape_ * scale_; }
    [[nodiscard]] double variance() const { return shape_ * scale_ * scale_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    [[nodiscard]] double part_of_d(Stream& stream) const; ///< a draw of shape d + 1/3, in units of d

    double shape_;
    double scale_;
    double d_; ///< (shape or shape + 1) - 1/3
    double c_; ///< 1 / sqrt(9 d)
};

} // namespace sim
