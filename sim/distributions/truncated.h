#pragma once
#include "sim/distributions/parameters.h"
#include "sim/stream.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <functional>
#include <utility>

namespace sim {

/// A law whose draws are whole numbers from nought up.
template <class Law>
concept CountLaw = Law::gives_counts;

namespace law {

struct Moments {
    double mean;
    double variance;
};

/// Mean and variance of a smooth law from its quantiles, by quadrature: to about 1e-9 of the standard deviation, unless
/// a tail is so heavy that the last 1e-15 of it weighs more.
[[nodiscard]] Moments moments_by_quantiles(const std::function<double(double)>& quantile);

/// The same of a law of counts from `first` to `last`, both in, as sums over all counts that have a chance.
[[nodiscard]] Moments moments_of_counts(const std::function<double(double)>& cdf, double first, double last);

/// @throws std::invalid_argument  unless low < high (or both alike, with `counts`) and `inside` is at least 1e-9
void check_truncation(double low, double high, bool counts, double inside);

} // namespace law

/// A law given that its draw lies in [low, high]; an end may be infinite. For smooth laws and for laws of counts; the
/// values of a discrete or empirical law are better left out of the list.
///
/// At least 1e-9 of the law must lie inside, else its quantiles have no digits left to tell the draws apart. Where 5 %
/// or more do, a draw is made by rejection, after 200 tries and else by inversion (which costs a quantile): never
/// without end, and exact either way. Mean and variance are found anew at each call, by a quadrature or a sum.
template <class Law> class Truncated {
public:
    Truncated(Law whole, double low, double high)
        : law_(std::move(whole)), low_(CountLaw<Law> ? std::ceil(low) : low),
          high_(CountLaw<Law> ? std::floor(high) : high), below_(law_.cdf(CountLaw<Law> ? low_ - 1 : low_)),
          inside_(law_.cdf(high_) - below_)
    {
        law::check_truncation(low_, high_, CountLaw<Law>, inside_);
    }

    double operator()(Stream& stream) const
    {
        constexpr double rejection_from = 0.05; // measured: a quantile costs what 20 (normal) to 120 (gamma) draws do
        constexpr int most_tries = 200;
        for (int tries = inside_ < rejection_from ? most_tries : 0; tries < most_tries; ++tries) {
            const double x = law_(stream);
            if (x >= low_ && x <= high_) return x;
        }
        return inverse(stream.uniform());
    }
    [[nodiscard]] double mean() const
    {
        if (high_ == law::infinity && law_.mean() == law::infinity) return law::infinity;
        return moments().mean;
    }
    [[nodiscard]] double variance() const
    {
        if (high_ == law::infinity && law_.variance() == law::infinity) return law::infinity;
        return moments().variance;
    }
    [[nodiscard]] double quantile(double p) const { return inverse(law::probability(p)); }
    [[nodiscard]] double cdf(double x) const
    {
        if (law::place(x) < low_) return 0;
        return x < high_ ? std::clamp((law_.cdf(x) - below_) / inside_, 0.0, 1.0) : 1;
    }

private:
    [[nodiscard]] double inverse(double p) const
    {
        const double last = p < 1 ? 1 - 0x1p-53 : 1; // so that rounding never leads to an infinite end
        return std::clamp(law_.quantile(std::min(below_ + p * inside_, last)), low_, high_);
    }
    [[nodiscard]] law::Moments moments() const
    {
        if constexpr (CountLaw<Law>)
            return law::moments_of_counts([this](double k) { return cdf(k); }, inverse(1e-17), inverse(1 - 1e-15));
        else
            return law::moments_by_quantiles([this](double p) { return inverse(p); });
    }

    Law law_;
    double low_;
    double high_;
    double below_;  ///< P(X < low)
    double inside_; ///< P(low <= X <= high)
};

} // namespace sim
