#pragma once
#include "sim/distributions/gamma.h"

namespace sim {

/// The sum of `stages` (>= 1) exponential times, together of that mean (>= 0): the field's E_k, cv = 1 / sqrt(k).
class Erlang {
public:
    Erlang(int stages, double mean);
    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return mean_ * mean_ / stages_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    int stages_;
    double mean_;
    Gamma by_gamma_; ///< shape `stages`, scale 1: cheaper than the sum when stages are many
};

} // namespace sim
