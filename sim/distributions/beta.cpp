#include "sim/distributions/beta.h"

#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/beta.hpp>

#include <stdexcept>

namespace sim {

Beta::Beta(double alpha, double beta, double low, double high)
    : ratio_(law::positive(alpha, "alpha of a beta law"), law::positive(beta, "beta of a beta law")),
      low_(law::finite(low, "the low end of a beta law")), high_(law::finite(high, "the high end of a beta law"))
{
    if (!(low < high)) throw std::invalid_argument("the low end of a beta law must lie below its high end");
    law::finite((high - low) * (high - low), "the squared width of a beta law");
}

double Beta::mean() const
{
    return low_ + (high_ - low_) * (ratio_.a() / (ratio_.a() + ratio_.b()));
}

double Beta::variance() const
{
    const double sum = ratio_.a() + ratio_.b();
    return (high_ - low_) * (high_ - low_) * (ratio_.a() / sum) * (ratio_.b() / sum) / (sum + 1);
}

double Beta::quantile(double p) const
{
    return low_ + (high_ - low_) * boost::math::ibeta_inv(ratio_.a(), ratio_.b(), law::probability(p));
}

double Beta::cdf(double x) const
{
    if (law::place(x) <= low_) return 0;
    return x < high_ ? boost::math::ibeta(ratio_.a(), ratio_.b(), (x - low_) / (high_ - low_)) : 1;
}

} // namespace sim
