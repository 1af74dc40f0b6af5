#pragma once
#include "sim/stream.h"

namespace sim {

/// Triangular; low <= mode <= high, low < high. By inversion, which keeps common random numbers in step.
class Triangular {
public:
    Triangular(double low, double mode, double high);
    double operator()(Stream& stream) const { return inverse(stream.uniform()); }
    [[nodiscard]] double mean() const { return (low_ + mode_ + high_) / 3; }
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    [[nodiscard]] double inverse(double p) const;
    double low_;
    double mode_;
    double high_;
};

} // namespace sim
