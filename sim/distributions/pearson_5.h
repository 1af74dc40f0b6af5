#pragma once
#include "sim/distributions/gamma.h"

namespace sim {

/// Pearson's type V: one over a gamma number, with density x^-(shape+1) e^(-scale/x) but for a factor; both > 0. The
/// usual choice for a time to do a task that may take very long. Its mean is infinite up to shape 1, its variance up to
/// 2; a draw is the greatest double at most. Source: Law, "Simulation Modeling and Analysis", 5th ed., 2015, chapter 6.
class Pearson5 {
public:
    Pearson5(double shape, double scale);

    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    Gamma gamma_; ///< scale 1
    double scale_;
};

} // namespace sim
