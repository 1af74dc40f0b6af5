#include "sim/distributions/uniform.h"

#include "sim/distributions/parameters.h"

#include <stdexcept>

namespace sim {

Uniform::Uniform(double low, double high)
    : low_(law::finite(low, "the low end of a uniform law")), high_(law::finite(high, "the high end of a uniform law"))
{
    if (low > high) throw std::invalid_argument("the low end of a uniform law lies above its high end");
    law::finite(high - low, "the width of a uniform law");
}

double Uniform::quantile(double p) const
{
    return low_ + (high_ - low_) * law::probability(p);
}

double Uniform::cdf(double x) const
{
    if (law::place(x) < low_) return 0;
    return x < high_ ? (x - low_) / (high_ - low_) : 1;
}

} // namespace sim
