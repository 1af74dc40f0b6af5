#include "sim/distributions/lognormal.h"

#include "sim/distributions/parameters.h"
#include "sim/distributions/standard_normal.h"

#include <cmath>

namespace sim {

Lognormal Lognormal::of_mean_and_cv(double mean, double cv)
{
    law::positive(mean, "the mean of a lognormal law");
    law::not_negative(cv, "the coefficient of variation of a lognormal law");
    const double variance = std::log1p(law::finite(cv * cv, "the squared coefficient of variation of a lognormal law"));
    return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

Lognormal Lognormal::of_mu_and_sigma(double mu, double sigma)
{
    const Lognormal made(law::finite(mu, "mu of a lognormal law"),
                         law::not_negative(sigma, "sigma of a lognormal law"));
    law::finite(made.mean(), "the mean of a lognormal law");
    return made;
}

double Lognormal::quantile(double p) const
{
    const double z = law::standard_normal_quantile(p);
    return sigma_ == 0 ? std::exp(mu_) : std::exp(mu_ + sigma_ * z);
}

double Lognormal::cdf(double x) const
{
    if (law::place(x) <= 0) return 0;
    if (sigma_ == 0) return x < std::exp(mu_) ? 0 : 1;
    return law::standard_normal_cdf((std::log(x) - mu_) / sigma_);
}

} // namespace sim
