#include "sim/distributions/poisson.h"

#include "sim/distributions/counting.h"
#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <stdexcept>

namespace sim {
namespace law {
namespace {

/// Goes up from nought, taking each count's chance off a uniform number until it is used up.
double by_inversion(Stream& stream, double mean)
{
    double left = stream.uniform();
    double chance = std::exp(-mean);
    double k = 0;
    while (left > chance && chance > 0) { // the chances may add up to a little less than 1: then the last one takes it
        left -= chance;
        chance *= mean / ++k;
    }
    return k;
}

double by_transformed_rejection(Stream& stream, double mean)
{
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    const double a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    const double surely = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        const double u = stream.uniform() - 0.5;
        const double v = stream.uniform();
        const double us = 0.5 - std::abs(u);
        const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
        if (us >= 0.07 && v <= surely) return k;
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (std::log(v * inverse_alpha / (a / (us * us) + b)) <= log_poisson_chance(k, mean)) return k;
    }
}

} // namespace

double poisson_count(Stream& stream, double mean)
{
    constexpr double rejection_from = 10; // the method's own limit; inversion takes `mean` steps
    if (mean == 0) return 0;
    return mean < rejection_from ? by_inversion(stream, mean) : by_transformed_rejection(stream, mean);
}

} // namespace law

Poisson::Poisson(double mean) : mean_(law::not_negative(mean, "the mean of a Poisson law"))
{
    if (mean > law::greatest_count) throw std::invalid_argument("the mean of a Poisson law must not exceed 1e15");
}

double Poisson::quantile(double p) const
{
    if (law::probability(p) == 1 && mean_ > 0) return law::infinity;
    if (mean_ == 0) return 0;
    return law::least_count(p, law::count_guess(p, mean_, mean_), [this](double k) { return cdf(k); });
}

double Poisson::cdf(double x) const
{
    if (law::place(x) < 0) return 0;
    if (mean_ == 0 || x == law::infinity) return 1;
    return boost::math::gamma_q(std::floor(x) + 1, mean_);
}

} // namespace sim
