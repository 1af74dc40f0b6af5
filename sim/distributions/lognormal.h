#pragma once
#include "sim/stream.h"
#include "sim/ziggurat.h"

#include <cmath>

namespace sim {

/// exp of a normal number.
class Lognormal {
public:
    /// By its own mean (> 0) and coefficient of variation (>= 0): sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2.
    [[nodiscard]] static Lognormal of_mean_and_cv(double mean, double cv);
    /// By mean and standard deviation (>= 0) of its logarithm.
    [[nodiscard]] static Lognormal of_mu_and_sigma(double mu, double sigma);

    double operator()(Stream& stream) const { return std::exp(mu_ + sigma_ * standard_normal(stream)); }
    [[nodiscard]] double mean() const { return std::exp(mu_ + sigma_ * sigma_ / 2); }
    [[nodiscard]] double variance() const { return std::expm1(sigma_ * sigma_) * std::exp(2 * mu_ + sigma_ * sigma_); }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    Lognormal(double mu, double sigma) : mu_(mu), sigma_(sigma) {}
    double mu_;
    double sigma_;
};

} // namespace sim
