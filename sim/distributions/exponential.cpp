#include "sim/distributions/exponential.h"

#include "sim/distributions/parameters.h"

#include <cmath>

namespace sim {

Exponential::Exponential(double mean) : mean_(law::not_negative(mean, "the mean of an exponential law")) {}

double Exponential::quantile(double p) const
{
    return mean_ == 0 ? 0 * law::probability(p) : -mean_ * std::log1p(-law::probability(p));
}

double Exponential::cdf(double x) const
{
    if (law::place(x) < 0) return 0;
    return mean_ == 0 ? 1 : -std::expm1(-x / mean_);
}

} // namespace sim
