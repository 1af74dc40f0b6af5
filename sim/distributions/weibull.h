#pragma once
#include "sim/stream.h"

namespace sim {

/// Weibull: P(X > x) = exp(-(x / scale)^shape), both > 0; times between failures that wear out (shape above 1), are
/// pure chance (1) or begin badly (below). Below a shape of about 0.006 the mean is beyond a double and said to be
/// infinite; a draw is the greatest double at most. By inversion of an exponential number.
/// Source: Weibull, "A statistical distribution function of wide applicability", J. Applied Mechanics 18, 1951.
class Weibull {
public:
    Weibull(double shape, double scale);
    /// By its own mean: scale = mean / Gamma(1 + 1/shape); both > 0.
    [[nodiscard]] static Weibull of_mean_and_shape(double mean, double shape);

    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double shape_;
    double scale_;
};

} // namespace sim
