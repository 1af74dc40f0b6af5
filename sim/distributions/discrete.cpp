#include "sim/distributions/discrete.h"

#include "sim/distributions/parameters.h"

#include <algorithm>
#include <stdexcept>

namespace sim {

Discrete::Discrete(const std::vector<double>& values, const std::vector<double>& weights)
{
    if (values.size() != weights.size()) throw std::invalid_argument("a discrete law needs one weight for each value");
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        law::finite(values[i], "a value of a discrete law");
        if (law::not_negative(weights[i], "a weight of a discrete law") > 0)
            chances_.emplace_back(values[i], weights[i]);
        total += weights[i];
    }
    if (chances_.empty()) throw std::invalid_argument("a discrete law needs a value whose weight is above 0");
    law::finite(total, "the sum of the weights of a discrete law");
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
    law::probability(p);
    for (const auto& [value, chance] : chances_)
        if ((sum += chance) >= p) return value;
    return chances_.back().first; // the sum of all chances may round to just below 1
}

double Discrete::cdf(double x) const
{
    // Each sum as `quantile` makes it, so that each is the other's inverse to the last bit.
    double sum = 0;
    if (law::place(x) >= chances_.back().first) return 1;
    for (const auto& [value, chance] : chances_) {
        if (value > x) break;
        sum += chance;
    }
    return sum;
}

} // namespace sim
