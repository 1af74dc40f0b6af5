#pragma once
#include "sim/stream.h"
#include "sim/ziggurat.h"

namespace sim {

/// Normal; sd >= 0. By ziggurat.
class Normal {
public:
    Normal(double mean, double standard_deviation);
    double operator()(Stream& stream) const { return mean_ + sd_ * standard_normal(stream); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return sd_ * sd_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double mean_;
    double sd_;
};

} // namespace sim
