#pragma once
#include "sim/stream.h"

namespace sim {

namespace law {
/// A Poisson count of that mean (0 to 1e15, unchecked), for a mean that changes from draw to draw.
[[nodiscard]] double poisson_count(Stream& stream, double mean);
} // namespace law

/// Poisson: how many events of a constant rate fall into a span; 0 <= mean <= 1e15. Below a mean of 10 by inversion
/// (one number of the stream a draw), above by transformed rejection (about 1.1 pairs).
/// Source: PTRS of Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance:
/// Mathematics and Economics 12, 1993.
class Poisson {
public:
    static constexpr bool gives_counts = true;

    explicit Poisson(double mean);
    double operator()(Stream& stream) const { return law::poisson_count(stream, mean_); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return mean_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double mean_;
};

} // namespace sim
