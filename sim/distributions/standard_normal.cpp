#include "sim/distributions/standard_normal.h"

#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/erf.hpp>

#include <cmath>

namespace sim::law {

double standard_normal_cdf(double z)
{
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

double standard_normal_quantile(double p)
{
    if (probability(p) == 0) return -infinity;
    if (p == 1) return infinity;
    return -boost::math::erfc_inv(2 * p) * std::sqrt(2.0);
}

} // namespace sim::law
