#pragma once
#include "sim/stream.h"

#include <cstdint>

namespace sim {

/// Binomial: how many of `trials` (0 to 1e15) independent tries succeed, each with chance p, 0 <= p <= 1. Where the
/// rarer side has a mean below 10, by inversion (one number of the stream a draw), else by transformed rejection.
/// Source: BTRS of Hörmann, "The generation of binomial random variates", J. Statistical Computation and Simulation
/// 46, 1993.
class Binomial {
public:
    static constexpr bool gives_counts = true;

    Binomial(std::int64_t trials, double p);
    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return trials_ * p_; }
    [[nodiscard]] double variance() const { return trials_ * p_ * (1 - p_); }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    [[nodiscard]] double rarer_by_inversion(Stream& stream) const;
    [[nodiscard]] double rarer_by_rejection(Stream& stream) const;
    [[nodiscard]] double log_chance(double k) const;

    double trials_;
    double p_;
    double rare_;            ///< the lesser of p and 1 - p; k below counts that side
    double log_at_mode_ = 0; ///< log of the chance of the likeliest k
};

} // namespace sim
