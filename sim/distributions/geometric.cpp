#include "sim/distributions/geometric.h"

#include "sim/distributions/counting.h"
#include "sim/distributions/parameters.h"
#include "sim/ziggurat.h"

#include <cmath>
#include <stdexcept>

namespace sim {

Geometric::Geometric(double p) : p_(law::positive(p, "the chance of a geometric law")), rate_(-std::log1p(-p))
{
    if (p > 1) throw std::invalid_argument("the chance of a geometric law must be above 0 and at most 1");
    if (mean() > law::greatest_count) throw std::invalid_argument("the mean of a geometric law must not exceed 1e15");
}

double Geometric::operator()(Stream& stream) const
{
    return std::floor(standard_exponential(stream) / rate_);
}

double Geometric::quantile(double p) const
{
    if (law::probability(p) == 1) return p_ == 1 ? 0 : law::infinity;
    return law::least_count(p, -std::log1p(-p) / rate_ - 1, [this](double k) { return cdf(k); });
}

double Geometric::cdf(double x) const
{
    return law::place(x) < 0 ? 0 : -std::expm1(-rate_ * (std::floor(x) + 1));
}

} // namespace sim
