#include "sim/distributions/normal.h"

#include "sim/distributions/parameters.h"
#include "sim/distributions/standard_normal.h"

namespace sim {

Normal::Normal(double mean, double standard_deviation)
    : mean_(law::finite(mean, "the mean of a normal law")),
      sd_(law::not_negative(standard_deviation, "the standard deviation of a normal law"))
{
}

double Normal::quantile(double p) const
{
    const double z = law::standard_normal_quantile(p);
    return sd_ == 0 ? mean_ : mean_ + sd_ * z;
}

double Normal::cdf(double x) const
{
    if (sd_ == 0) return law::place(x) < mean_ ? 0 : 1;
    return law::standard_normal_cdf((law::place(x) - mean_) / sd_);
}

} // namespace sim
