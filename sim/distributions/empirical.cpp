#include "sim/distributions/empirical.h"

#include "sim/distributions/parameters.h"
#include "sim/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim {

Empirical::Empirical(std::vector<double> observations, bool lines) : sorted_(std::move(observations)), lines_(lines)
{
    if (sorted_.empty()) throw std::invalid_argument("an empirical law needs an observation");
    for (const double x : sorted_) law::finite(x, "an observation of an empirical law");
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
    return at(law::probability(p));
}

double Empirical::cdf(double x) const
{
    const auto after = std::upper_bound(sorted_.begin(), sorted_.end(), law::place(x));
    const double n = static_cast<double>(sorted_.size());
    const double upto = static_cast<double>(after - sorted_.begin());
    if (!lines_ || after == sorted_.begin()) return upto / n;
    if (after == sorted_.end()) return 1;
    const double below = *(after - 1);
    return (upto - 1 + (x - below) / (*after - below)) / (n - 1);
}

} // namespace sim
