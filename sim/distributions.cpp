#include "sim/distributions.h"

#include "sim/statistics/quantiles.h"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace sim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

[[noreturn]] void refuse(const std::string& what, double found)
{
    throw std::invalid_argument(what + ", not " + std::to_string(found));
}

double finite(double x, const char* what)
{
    if (!std::isfinite(x)) refuse(std::string(what) + " must be a finite number", x);
    return x;
}

double not_negative(double x, const char* what)
{
    if (finite(x, what) < 0) refuse(std::string(what) + " must not be negative", x);
    return x;
}

double positive(double x, const char* what)
{
    if (finite(x, what) <= 0) refuse(std::string(what) + " must be above 0", x);
    return x;
}

double probability(double p)
{
    if (!(p >= 0 && p <= 1)) refuse("a quantile's probability must be from 0 to 1", p);
    return p;
}

double standard_normal_quantile(double p)
{
    if (probability(p) == 0) return -infinity;
    if (p == 1) return infinity;
    return -boost::math::erfc_inv(2 * p) * std::sqrt(2.0);
}

double standard_gamma_quantile(double shape, double p)
{
    return probability(p) == 1 ? infinity : boost::math::gamma_p_inv(shape, p);
}

} // namespace

Constant::Constant(double value) : value_(finite(value, "a constant")) {}

double Constant::quantile(double p) const
{
    static_cast<void>(probability(p));
    return value_;
}

Uniform::Uniform(double low, double high)
    : low_(finite(low, "the low end of a uniform law")), high_(finite(high, "the high end of a uniform law"))
{
    if (low > high) throw std::invalid_argument("the low end of a uniform law lies above its high end");
    finite(high - low, "the width of a uniform law");
}

double Uniform::quantile(double p) const
{
    return low_ + (high_ - low_) * probability(p);
}

Exponential::Exponential(double mean) : mean_(not_negative(mean, "the mean of an exponential law")) {}

double Exponential::quantile(double p) const
{
    return mean_ == 0 ? 0 * probability(p) : -mean_ * std::log1p(-probability(p));
}

Normal::Normal(double mean, double standard_deviation)
    : mean_(finite(mean, "the mean of a normal law")),
      sd_(not_negative(standard_deviation, "the standard deviation of a normal law"))
{
}

double Normal::quantile(double p) const
{
    const double z = standard_normal_quantile(p);
    return sd_ == 0 ? mean_ : mean_ + sd_ * z;
}

Lognormal Lognormal::of_mean_and_cv(double mean, double cv)
{
    positive(mean, "the mean of a lognormal law");
    not_negative(cv, "the coefficient of variation of a lognormal law");
    const double variance = std::log1p(finite(cv * cv, "the squared coefficient of variation of a lognormal law"));
    return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

Lognormal Lognormal::of_mu_and_sigma(double mu, double sigma)
{
    const Lognormal law(finite(mu, "mu of a lognormal law"), not_negative(sigma, "sigma of a lognormal law"));
    finite(law.mean(), "the mean of a lognormal law");
    return law;
}

double Lognormal::quantile(double p) const
{
    const double z = standard_normal_quantile(p);
    return sigma_ == 0 ? std::exp(mu_) : std::exp(mu_ + sigma_ * z);
}

Gamma::Gamma(double shape, double scale)
    : shape_(positive(shape, "the shape of a gamma law")), scale_(positive(scale, "the scale of a gamma law")),
      d_((shape < 1 ? shape + 1 : shape) - 1.0 / 3), c_(1 / std::sqrt(9 * d_))
{
}

Gamma Gamma::of_mean_and_cv(double mean, double cv)
{
    positive(mean, "the mean of a gamma law");
    positive(cv, "the coefficient of variation of a gamma law");
    return {1 / (cv * cv), mean * cv * cv};
}

double Gamma::operator()(Stream& stream) const
{
    // u^(1/shape) is exp(-e/shape) with e exponential: one ziggurat instead of a logarithm.
    const double boost = shape_ < 1 ? std::exp(-standard_exponential(stream) / shape_) : 1;
    for (;;) {
        const double z = standard_normal(stream);
        const double root = 1 + c_ * z;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = stream.uniform();
        const double z2 = z * z;
        if (u < 1 - 0.0331 * z2 * z2 || std::log(u) < z2 / 2 + d_ * (1 - v + std::log(v)))
            return scale_ * boost * d_ * v;
    }
}

double Gamma::quantile(double p) const
{
    return scale_ * standard_gamma_quantile(shape_, p);
}

Erlang::Erlang(int stages, double mean)
    : stages_(stages), mean_(not_negative(mean, "the mean of an Erlang law")),
      by_gamma_(positive(stages, "the number of stages of an Erlang law"), 1)
{
}

double Erlang::operator()(Stream& stream) const
{
    constexpr int sum_is_cheaper = 3; // measured: 4 exponentials cost what one gamma does
    double sum = 0;
    if (stages_ > sum_is_cheaper)
        sum = by_gamma_(stream);
    else
        for (int k = 0; k < stages_; ++k) sum += standard_exponential(stream);
    return sum * mean_ / stages_;
}

double Erlang::quantile(double p) const
{
    const double x = by_gamma_.quantile(p);
    return mean_ == 0 ? 0 : x * mean_ / stages_;
}

Triangular::Triangular(double low, double mode, double high)
    : low_(finite(low, "the low end of a triangular law")), mode_(finite(mode, "the mode of a triangular law")),
      high_(finite(high, "the high end of a triangular law"))
{
    if (!(low <= mode && mode <= high && low < high))
        throw std::invalid_argument("a triangular law needs low <= mode <= high and low < high");
    finite((high - low) * (high - low), "the squared width of a triangular law");
}

double Triangular::variance() const
{
    const double a = mode_ - low_;
    const double b = high_ - low_;
    return (a * a + b * b - a * b) / 18;
}

double Triangular::inverse(double p) const
{
    const double width = high_ - low_;
    if (p * width < mode_ - low_) return low_ + std::sqrt(p * width * (mode_ - low_));
    return high_ - std::sqrt((1 - p) * width * (high_ - mode_));
}

double Triangular::quantile(double p) const
{
    return inverse(probability(p));
}

Discrete::Discrete(const std::vector<double>& values, const std::vector<double>& weights)
{
    if (values.size() != weights.size()) throw std::invalid_argument("a discrete law needs one weight for each value");
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        finite(values[i], "a value of a discrete law");
        if (not_negative(weights[i], "a weight of a discrete law") > 0) chances_.emplace_back(values[i], weights[i]);
        total += weights[i];
    }
    if (chances_.empty()) throw std::invalid_argument("a discrete law needs a value whose weight is above 0");
    finite(total, "the sum of the weights of a discrete law");
    std::stable_sort(chances_.begin(), chances_.end(), [](auto& a, auto& b) { return a.first < b.first; });
    for (auto& [value, chance] : chances_) mean_ += value * (chance /= total);
    for (const auto& [value, chance] : chances_) variance_ += (value - mean_) * (value - mean_) * chance;
    build_columns();
}

void Discrete::build_columns()
{
    // Each column holds 1/n: its own value's chance and, above it, a part of a value that has more than 1/n.
    const std::size_t n = chances_.size();
    std::vector<double> share;
    std::vector<std::size_t> small;
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < n; ++i) {
        share.push_back(chances_[i].second * static_cast<double>(n));
        (share[i] < 1 ? small : large).push_back(i);
        columns_.push_back({static_cast<double>(i + 1), chances_[i].first, chances_[i].first});
    }
    while (!small.empty() && !large.empty()) {
        const std::size_t s = small.back();
        const std::size_t l = large.back();
        small.pop_back();
        columns_[s].own_until = static_cast<double>(s) + share[s];
        columns_[s].other = chances_[l].first;
        share[l] -= 1 - share[s];
        if (share[l] < 1) {
            large.pop_back();
            small.push_back(l);
        }
    }
    // What is left over is full but for rounding, and keeps its column to itself.
}

double Discrete::quantile(double p) const
{
    double sum = 0;
    probability(p);
    for (const auto& [value, chance] : chances_)
        if ((sum += chance) >= p) return value;
    return chances_.back().first; // the sum of all chances may round to just below 1
}

Empirical::Empirical(std::vector<double> observations, bool lines) : sorted_(std::move(observations)), lines_(lines)
{
    if (sorted_.empty()) throw std::invalid_argument("an empirical law needs an observation");
    for (const double x : sorted_) finite(x, "an observation of an empirical law");
    std::sort(sorted_.begin(), sorted_.end());
    if (sorted_.size() == 1) lines_ = false;
    const std::size_t parts = lines_ ? sorted_.size() - 1 : sorted_.size();
    const auto upper = [this](std::size_t i) { return sorted_[lines_ ? i + 1 : i]; };
    for (std::size_t i = 0; i < parts; ++i) mean_ += (sorted_[i] / 2 + upper(i) / 2) / static_cast<double>(parts);
    // Each part is uniform from a to b, measured from the mean: E x^2 = (a^2 + a b + b^2) / 3.
    for (std::size_t i = 0; i < parts; ++i) {
        const double a = sorted_[i] - mean_;
        const double b = upper(i) - mean_;
        variance_ += (a * a + a * b + b * b) / 3 / static_cast<double>(parts);
    }
}

Empirical Empirical::linear(std::vector<double> observations)
{
    return {std::move(observations), true};
}

Empirical Empirical::resample(std::vector<double> observations)
{
    return {std::move(observations), false};
}

double Empirical::at(double p) const
{
    if (lines_) return sorted_quantile(sorted_, p);
    const double place = std::ceil(p * static_cast<double>(sorted_.size()));
    return sorted_[place < 1 ? 0 : static_cast<std::size_t>(place) - 1];
}

double Empirical::quantile(double p) const
{
    return at(probability(p));
}

} // namespace sim
