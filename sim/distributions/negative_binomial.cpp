#include "sim/distributions/negative_binomial.h"

#include "sim/distributions/counting.h"
#include "sim/distributions/parameters.h"
#include "sim/distributions/poisson.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim {

NegativeBinomial::NegativeBinomial(double successes, double p)
    : successes_(law::positive(successes, "the successes of a negative binomial law")),
      p_(law::positive(p, "the chance of a negative binomial law")), rate_(successes, 1)
{
    if (p > 1) throw std::invalid_argument("the chance of a negative binomial law must be above 0 and at most 1");
    if (!(variance() <= law::greatest_count))
        throw std::invalid_argument("the variance of a negative binomial law must not exceed 1e15");
}

NegativeBinomial NegativeBinomial::of_mean_and_variance(double mean, double variance)
{
    law::positive(mean, "the mean of a negative binomial law");
    if (!(law::finite(variance, "the variance of a negative binomial law") > mean))
        throw std::invalid_argument("the variance of a negative binomial law must be above its mean");
    return {mean * (mean / (variance - mean)), mean / variance};
}

double NegativeBinomial::operator()(Stream& stream) const
{
    // A gamma number far out may exceed the mean by a lot; the counts stay whole doubles all the same.
    return law::poisson_count(stream, std::min(rate_(stream) * ((1 - p_) / p_), law::greatest_count));
}

double NegativeBinomial::quantile(double p) const
{
    if (p_ == 1) return 0 * law::probability(p);
    if (law::probability(p) == 1) return law::infinity;
    return law::least_count(p, law::count_guess(p, mean(), variance()), [this](double k) { return cdf(k); });
}

double NegativeBinomial::cdf(double x) const
{
    if (law::place(x) < 0) return 0;
    return p_ == 1 || x == law::infinity ? 1 : boost::math::ibeta(successes_, std::floor(x) + 1, p_);
}

} // namespace sim
