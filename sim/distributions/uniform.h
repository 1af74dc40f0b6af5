#pragma once
#include "sim/stream.h"

namespace sim {

/// Evenly in (low, high); low <= high.
class Uniform {
public:
    Uniform(double low, double high);
    double operator()(Stream& stream) const { return low_ + (high_ - low_) * stream.uniform(); }
    [[nodiscard]] double mean() const { return low_ + (high_ - low_) / 2; }
    [[nodiscard]] double variance() const { return (high_ - low_) * (high_ - low_) / 12; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double low_;
    double high_;
};

} // namespace sim
