#include "sim/distributions/pearson_6.h"

#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>

namespace sim {

Pearson6::Pearson6(double a, double b, double scale)
    : ratio_(law::positive(a, "the first shape of a Pearson VI law"),
             law::positive(b, "the second shape of a Pearson VI law")),
      scale_(law::positive(scale, "the scale of a Pearson VI law"))
{
}

double Pearson6::operator()(Stream& stream) const
{
    return std::min(scale_ * ratio_(stream), law::greatest);
}

double Pearson6::mean() const
{
    return ratio_.b() > 1 ? scale_ * ratio_.a() / (ratio_.b() - 1) : law::infinity;
}

double Pearson6::variance() const
{
    const double a = ratio_.a();
    const double b = ratio_.b();
    return b > 2 ? scale_ * (a / (b - 1)) * scale_ * ((a + b - 1) / (b - 1)) / (b - 2) : law::infinity;
}

double Pearson6::quantile(double p) const
{
    if (law::probability(p) == 0) return 0;
    if (p == 1) return law::infinity;
    double rest = 0;
    const double share = boost::math::ibeta_inv(ratio_.a(), ratio_.b(), p, &rest);
    return scale_ * (share / rest);
}

double Pearson6::cdf(double x) const
{
    if (law::place(x) <= 0) return 0;
    if (x == law::infinity) return 1;
    const double r = x / scale_; // of the two, the form that does not lose digits
    if (r < 1) return boost::math::ibeta(ratio_.a(), ratio_.b(), r / (1 + r));
    return boost::math::ibetac(ratio_.b(), ratio_.a(), 1 / (1 + r));
}

} // namespace sim
