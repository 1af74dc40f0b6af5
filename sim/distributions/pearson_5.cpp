#include "sim/distributions/pearson_5.h"

#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>

namespace sim {

Pearson5::Pearson5(double shape, double scale)
    : gamma_(law::positive(shape, "the shape of a Pearson V law"), 1),
      scale_(law::positive(scale, "the scale of a Pearson V law"))
{
}

double Pearson5::operator()(Stream& stream) const
{
    return std::min(scale_ / gamma_(stream), law::greatest);
}

double Pearson5::mean() const
{
    return gamma_.shape() > 1 ? scale_ / (gamma_.shape() - 1) : law::infinity;
}

double Pearson5::variance() const
{
    return gamma_.shape() > 2 ? mean() * mean() / (gamma_.shape() - 2) : law::infinity;
}

double Pearson5::quantile(double p) const
{
    if (law::probability(p) == 0) return 0;
    return p == 1 ? law::infinity : scale_ / boost::math::gamma_q_inv(gamma_.shape(), p);
}

double Pearson5::cdf(double x) const
{
    if (law::place(x) <= 0) return 0;
    const double turned = scale_ / x;
    return turned == law::infinity ? 0 : boost::math::gamma_q(gamma_.shape(), turned);
}

} // namespace sim
