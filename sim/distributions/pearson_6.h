#pragma once
#include "sim/distributions/gamma_ratio.h"

namespace sim {

/// Pearson's type VI, also the beta law of the second kind: scale times a gamma number of shape a over one of shape b,
/// with density x^(a-1) / (1 + x/scale)^(a+b) but for a factor; all > 0. Its mean is infinite up to b = 1, its variance
/// up to 2; a draw is the greatest double at most. Source: Law, "Simulation Modeling and Analysis", 5th ed., 2015,
/// chapter 6.
class Pearson6 {
public:
    Pearson6(double a, double b, double scale);

    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    law::GammaRatio ratio_;
    double scale_;
};

} // namespace sim
