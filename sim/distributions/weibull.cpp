#include "sim/distributions/weibull.h"

#include "sim/distributions/parameters.h"
#include "sim/ziggurat.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace sim {

Weibull::Weibull(double shape, double scale)
    : shape_(law::positive(shape, "the shape of a Weibull law")),
      scale_(law::positive(scale, "the scale of a Weibull law"))
{
}

Weibull Weibull::of_mean_and_shape(double mean, double shape)
{
    const Weibull unit(shape, 1);
    return {shape, law::positive(mean, "the mean of a Weibull law") / unit.mean()};
}

double Weibull::operator()(Stream& stream) const
{
    return std::min(scale_ * std::pow(standard_exponential(stream), 1 / shape_), law::greatest);
}

double Weibull::mean() const
{
    return scale_ * std::tgamma(1 + 1 / shape_);
}

double Weibull::variance() const
{
    const double k = 1 / shape_;
    if (k < 0.5) { // Gamma(1 + 2k) - Gamma(1 + k)^2 from both without their 1, else nothing is left of it at a small k
        const double first = boost::math::tgamma1pm1(k);
        return scale_ * scale_ * (boost::math::tgamma1pm1(2 * k) - 2 * first - first * first);
    }
    const double second = std::tgamma(1 + 2 * k);
    if (std::isinf(second)) return law::infinity;
    const double first = std::tgamma(1 + k);
    return scale_ * scale_ * (second - first * first);
}

double Weibull::quantile(double p) const
{
    return scale_ * std::pow(-std::log1p(-law::probability(p)), 1 / shape_);
}

double Weibull::cdf(double x) const
{
    return law::place(x) <= 0 ? 0 : -std::expm1(-std::pow(x / scale_, shape_));
}

} // namespace sim
