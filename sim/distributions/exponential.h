#pragma once
#include "sim/stream.h"
#include "sim/ziggurat.h"

namespace sim {

/// Exponential with that mean, >= 0. By ziggurat.
class Exponential {
public:
    explicit Exponential(double mean);
    double operator()(Stream& stream) const { return mean_ * standard_exponential(stream); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return mean_ * mean_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double mean_;
};

} // namespace sim
