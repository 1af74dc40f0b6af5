#pragma once
#include "sim/stream.h"

namespace sim {

/// Geometric: how many tries fail before the first success, each succeeding with chance p, 0 < p <= 1. It begins at
/// nought; P(X >= k) = (1 - p)^k, so it is an exponential number cut down to a whole one.
class Geometric {
public:
    static constexpr bool gives_counts = true;

    explicit Geometric(double p);
    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return (1 - p_) / p_; }
    [[nodiscard]] double variance() const { return (1 - p_) / p_ / p_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double p_;
    double rate_; ///< -log(1 - p); infinite at p = 1
};

} // namespace sim
