#include "sim/distributions/gamma.h"

#include "sim/distributions/parameters.h"
#include "sim/ziggurat.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace sim {

Gamma::Gamma(double shape, double scale)
    : shape_(law::positive(shape, "the shape of a gamma law")),
      scale_(law::positive(scale, "the scale of a gamma law")), d_((shape < 1 ? shape + 1 : shape) - 1.0 / 3),
      c_(1 / std::sqrt(9 * d_))
{
}

Gamma Gamma::of_mean_and_cv(double mean, double cv)
{
    law::positive(mean, "the mean of a gamma law");
    law::positive(cv, "the coefficient of variation of a gamma law");
    return {1 / (cv * cv), mean * cv * cv};
}

double Gamma::part_of_d(Stream& stream) const
{
    for (;;) {
        const double z = standard_normal(stream);
        const double root = 1 + c_ * z;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = stream.uniform();
        const double z2 = z * z;
        if (u < 1 - 0.0331 * z2 * z2 || std::log(u) < z2 / 2 + d_ * (1 - v + std::log(v))) return v;
    }
}

double Gamma::operator()(Stream& stream) const
{
    // u^(1/shape) is exp(-e/shape) with e exponential: one ziggurat instead of a logarithm.
    const double boost = shape_ < 1 ? std::exp(-standard_exponential(stream) / shape_) : 1;
    return scale_ * boost * d_ * part_of_d(stream);
}

double Gamma::log_of_draw(Stream& stream) const
{
    const double boost = shape_ < 1 ? -standard_exponential(stream) / shape_ : 0;
    return boost + std::log(scale_ * d_ * part_of_d(stream));
}

double Gamma::quantile(double p) const
{
    return law::probability(p) == 1 ? law::infinity : scale_ * boost::math::gamma_p_inv(shape_, p);
}

double Gamma::cdf(double x) const
{
    if (law::place(x) <= 0) return 0;
    return x == law::infinity ? 1 : boost::math::gamma_p(shape_, x / scale_);
}

} // namespace sim
