#include "sim/statistics/autocorrelation.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

Autocorrelation::Autocorrelation(std::size_t greatest_lag) : recent_(greatest_lag), lags_(greatest_lag + 1)
{
    if (greatest_lag == 0) throw std::invalid_argument("an autocorrelation needs a greatest lag of at least 1");
}

void Autocorrelation::add(double x)
{
    if (!std::isfinite(x)) throw std::invalid_argument("an autocorrelation needs finite observations");
    if (count() == 0) origin_ = x;
    const double here = x - origin_;
    const std::size_t ring = recent_.size();
    for (std::size_t k = 0; k <= ring && k <= seen_; ++k) {
        const double before = k == 0 ? here : recent_[(seen_ - k) % ring];
        Lag& lag = lags_[k];
        ++lag.pairs;
        lag.earlier += before;
        lag.later += here;
        lag.products += before * here;
    }
    recent_[seen_ % ring] = here;
    ++seen_;
}

void Autocorrelation::merge(const Autocorrelation& other)
{
    if (other.greatest_lag() != greatest_lag())
        throw std::invalid_argument("autocorrelations can be merged only if their greatest lags are the same");
    if (count() == 0) origin_ = other.origin_;
    const double apart = other.origin_ - origin_;
    for (std::size_t k = 0; k < lags_.size(); ++k) {
        const Lag from = other.lags_[k]; // a copy: `other` may be this one
        const double pairs = static_cast<double>(from.pairs);
        lags_[k].products += from.products + apart * (from.earlier + from.later) + pairs * apart * apart;
        lags_[k].earlier += from.earlier + pairs * apart;
        lags_[k].later += from.later + pairs * apart;
        lags_[k].pairs += from.pairs;
    }
}

double Autocorrelation::covariance(std::size_t lag) const
{
    const Lag& l = lags_.at(lag);
    if (count() == 0) return std::numeric_limits<double>::quiet_NaN();
    const double n = static_cast<double>(count());
    const double mean = lags_.front().later / n;
    return (l.products - mean * (l.earlier + l.later) + static_cast<double>(l.pairs) * mean * mean) / n;
}

double Autocorrelation::correlation(std::size_t lag) const
{
    const double own = covariance(0);
    const double with = covariance(lag);
    return own > 0 ? with / own : std::numeric_limits<double>::quiet_NaN();
}

} // namespace sim
