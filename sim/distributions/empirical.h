#pragma once
#include "sim/stream.h"

#include <vector>

namespace sim {

/// Observations as a law.
class Empirical {
public:
    /// Straight lines between the sorted observations: quantile type 7 of Hyndman and Fan (statistics/quantiles.h), so
    /// never beyond the least and the greatest. Its variance is a little less than the sample's.
    [[nodiscard]] static Empirical linear(std::vector<double> observations);
    /// Each observation as it is, all alike likely (the bootstrap).
    [[nodiscard]] static Empirical resample(std::vector<double> observations);

    double operator()(Stream& stream) const { return at(stream.uniform()); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return variance_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    Empirical(std::vector<double> observations, bool lines);
    [[nodiscard]] double at(double p) const;

    std::vector<double> sorted_;
    bool lines_;
    double mean_ = 0;
    double variance_ = 0;
};

} // namespace sim
