#pragma once
#include "sim/stream.h"

namespace sim {

/// Always the same value; takes nothing from the stream.
class Constant {
public:
    explicit Constant(double value);
    double operator()(Stream&) const { return value_; }
    [[nodiscard]] double mean() const { return value_; }
    [[nodiscard]] double variance() const { return 0; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double value_;
};

} // namespace sim
