#pragma once
#include "sim/distributions/gamma_ratio.h"

namespace sim {

/// Beta between low and high (low < high), with density (x - low)^(alpha - 1) (high - x)^(beta - 1) but for a factor;
/// alpha and beta > 0. A draw may round to an end when a shape is small. Source: X / (X + Y) of gamma numbers of shapes
/// alpha and beta; Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions 2", 2nd ed., 1995, chapter 25.
class Beta {
public:
    Beta(double alpha, double beta, double low = 0, double high = 1);

    double operator()(Stream& stream) const { return low_ + (high_ - low_) / (1 + 1 / ratio_(stream)); }
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    law::GammaRatio ratio_;
    double low_;
    double high_;
};

} // namespace sim
