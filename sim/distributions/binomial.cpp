#include "sim/distributions/binomial.h"

#include "sim/distributions/counting.h"
#include "sim/distributions/parameters.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim {
namespace {

constexpr double rejection_from = 10; // mean of the rarer side: the method's own limit

} // namespace

Binomial::Binomial(std::int64_t trials, double p)
    : trials_(static_cast<double>(trials)), p_(law::not_negative(p, "the chance of a binomial law")),
      rare_(std::min(p, 1 - p))
{
    if (p > 1) throw std::invalid_argument("the chance of a binomial law must be from 0 to 1");
    if (trials < 0 || trials_ > law::greatest_count)
        throw std::invalid_argument("the trials of a binomial law must be from 0 to 1e15");
    if (trials_ * rare_ >= rejection_from) log_at_mode_ = log_chance(std::floor((trials_ + 1) * rare_));
}

double Binomial::log_chance(double k) const
{
    if (k == 0) return trials_ * std::log1p(-rare_);
    if (k == trials_) return trials_ * std::log(rare_);
    const double rest = trials_ - k;
    return law::stirling_rest(trials_) - law::stirling_rest(k) - law::stirling_rest(rest) -
           law::deviance(k, trials_ * rare_) - law::deviance(rest, trials_ * (1 - rare_)) +
           std::log(trials_ / (k * rest) / 6.283185307179586476925286766559) / 2;
}

double Binomial::rarer_by_inversion(Stream& stream) const
{
    double left = stream.uniform();
    double chance = std::exp(trials_ * std::log1p(-rare_));
    const double odds = rare_ / (1 - rare_);
    double k = 0;
    while (left > chance && k < trials_ && chance > 0) {
        left -= chance;
        chance *= (trials_ - k) / (k + 1) * odds;
        ++k;
    }
    return k;
}

double Binomial::rarer_by_rejection(Stream& stream) const
{
    const double spread = std::sqrt(trials_ * rare_ * (1 - rare_));
    const double b = 1.15 + 2.53 * spread;
    const double a = -0.0873 + 0.0248 * b + 0.01 * rare_;
    const double c = trials_ * rare_ + 0.5;
    const double surely = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * spread;
    for (;;) {
        const double u = stream.uniform() - 0.5;
        const double v = stream.uniform();
        const double us = 0.5 - std::abs(u);
        const double k = std::floor((2 * a / us + b) * u + c);
        if (us >= 0.07 && v <= surely) return k;
        if (k < 0 || k > trials_) continue;
        if (std::log(v * alpha / (a / (us * us) + b)) <= log_chance(k) - log_at_mode_) return k;
    }
}

double Binomial::operator()(Stream& stream) const
{
    if (trials_ == 0 || rare_ == 0) return trials_ * p_;
    const double k = trials_ * rare_ < rejection_from ? rarer_by_inversion(stream) : rarer_by_rejection(stream);
    return p_ == rare_ ? k : trials_ - k;
}

double Binomial::quantile(double p) const
{
    if (law::probability(p) == 1 || p_ == 1) return p_ == 0 ? 0 : trials_;
    return law::least_count(p, std::min(law::count_guess(p, mean(), variance()), trials_),
                            [this](double k) { return cdf(k); });
}

double Binomial::cdf(double x) const
{
    if (law::place(x) < 0) return 0;
    if (x >= trials_ || p_ == 0) return 1;
    const double k = std::floor(x);
    return p_ == 1 ? 0 : boost::math::ibetac(k + 1, trials_ - k, p_);
}

} // namespace sim
