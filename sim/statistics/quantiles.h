#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

namespace sim {

/// The p-quantile of a sorted sample, straight lines between its points: with h = (n - 1) p counted from the least,
///     x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h])
/// This is type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50(4),
/// 1996; it is also what R, NumPy and Excel's PERCENTILE.INC give.
///
/// @return NaN for an empty sample
/// @throws std::invalid_argument  if p is not in [0, 1]
[[nodiscard]] inline double sorted_quantile(std::span<const double> sorted, double p)
{
    if (!(p >= 0 && p <= 1)) throw std::invalid_argument("a quantile's probability must be from 0 to 1");
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double h = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(h);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (h - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

/// Exact quantiles of all that was observed. Keeps every observation: 8 bytes each.
class Quantiles {
public:
    /// @throws std::invalid_argument  if `x` is NaN, which has no place in an order
    void add(double x)
    {
        if (std::isnan(x)) throw std::invalid_argument("a quantile can't be taken over NaN");
        sorted_ = sorted_ && (values_.empty() || values_.back() <= x);
        values_.push_back(x);
    }

    /// As if all that `other` saw had been added here.
    void merge(const Quantiles& other)
    {
        values_.reserve(values_.size() + other.values_.size());
        for (std::size_t i = 0, n = other.values_.size(); i < n; ++i) add(other.values_[i]); // by index: may be itself
    }

    /// Forgets all, as at the end of a warm-up.
    void reset()
    {
        values_.clear();
        sorted_ = true;
    }

    [[nodiscard]] std::size_t count() const { return values_.size(); }

    /// The p-quantile, type 7 (`sorted_quantile`); NaN if nothing was observed. Sorts at need, so it is not const.
    [[nodiscard]] double quantile(double p)
    {
        if (!sorted_) std::sort(values_.begin(), values_.end());
        sorted_ = true;
        return sorted_quantile(values_, p);
    }

private:
    std::vector<double> values_;
    bool sorted_ = true;
};

} // namespace sim
