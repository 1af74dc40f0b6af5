#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim {

/// Count, mean, variance, least and greatest of observations, in constant memory.
///
/// mean_n = mean_{n-1} + (x - mean_{n-1}) / n;  S_n = S_{n-1} + (x - mean_{n-1}) (x - mean_n);  variance = S / (n - 1)
/// Sources: Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4(3),
/// 1962; merging: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances",
/// 1979.
///
/// Figures without a meaning (the mean of nothing, the variance of one) are NaN.
class Tally {
public:
    void add(double x)
    {
        ++count_;
        const double step = x - mean_;
        mean_ += step / static_cast<double>(count_);
        squares_ += step * (x - mean_);
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
    }

    /// As if all that `other` saw had been added here, but for rounding.
    void merge(const Tally& other)
    {
        if (other.count_ == 0) return;
        const double mine = static_cast<double>(count_);
        const double its = static_cast<double>(other.count_);
        const double apart = other.mean_ - mean_;
        squares_ += other.squares_ + apart * apart * mine * its / (mine + its);
        mean_ += apart * its / (mine + its);
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
        count_ += other.count_;
    }

    /// Forgets all, as at the end of a warm-up.
    void reset() { *this = Tally{}; }

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double sum() const { return mean_ * static_cast<double>(count_); }
    [[nodiscard]] double mean() const { return count_ > 0 ? mean_ : nothing; }
    [[nodiscard]] double variance() const { return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : nothing; }
    [[nodiscard]] double standard_deviation() const { return std::sqrt(variance()); }
    [[nodiscard]] double min() const { return count_ > 0 ? min_ : nothing; }
    [[nodiscard]] double max() const { return count_ > 0 ? max_ : nothing; }

private:
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    std::uint64_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
};

} // namespace sim
