#include "sim/distributions/constant.h"

#include "sim/distributions/parameters.h"

namespace sim {

Constant::Constant(double value) : value_(law::finite(value, "a constant")) {}

double Constant::quantile(double p) const
{
    static_cast<void>(law::probability(p));
    return value_;
}

double Constant::cdf(double x) const
{
    return law::place(x) < value_ ? 0 : 1;
}

} // namespace sim
