#pragma once
#include "sim/distributions/gamma.h"

namespace sim {

/// Negative binomial: how many tries fail before the `successes`-th success, each succeeding with chance p, 0 < p <= 1.
/// `successes` (> 0) need not be whole: it is then the count of a Poisson law whose mean is a gamma number, which is
/// how it is drawn, and what counts that spread more than Poisson's follow. Source: Greenwood and Yule, "An inquiry
/// into the nature of frequency distributions", J. Royal Statistical Society 83(2), 1920.
class NegativeBinomial {
public:
    static constexpr bool gives_counts = true;

    NegativeBinomial(double successes, double p);
    /// By its own mean (> 0) and variance (above the mean): p = mean / variance, successes = mean p / (1 - p).
    [[nodiscard]] static NegativeBinomial of_mean_and_variance(double mean, double variance);

    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return successes_ * ((1 - p_) / p_); }
    [[nodiscard]] double variance() const { return mean() / p_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    double successes_;
    double p_;
    Gamma rate_; ///< scale 1; times (1 - p) / p it is the Poisson law's mean
};

} // namespace sim
