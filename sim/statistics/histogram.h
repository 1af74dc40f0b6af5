#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// Counts of observations in bins of equal width, in constant memory. Bin i holds [edge(i), edge(i + 1)), the last one
/// its upper end too; what lies outside is counted apart.
class Histogram {
public:
    /// @throws std::invalid_argument  unless low < high, both finite, and there is a bin
    Histogram(double low, double high, std::size_t bins);

    /// Infinite values lie outside. @throws std::invalid_argument  if x is NaN
    void add(double x);

    /// As if all that `other` saw had been added here. @throws std::invalid_argument  if its bins are others
    void merge(const Histogram& other);

    /// Forgets all, as at the end of a warm-up.
    void reset();

    [[nodiscard]] std::size_t bins() const { return counts_.size(); }
    [[nodiscard]] double edge(std::size_t i) const; ///< from 0 to bins()
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] std::uint64_t count(std::size_t bin) const { return counts_.at(bin); }
    [[nodiscard]] std::uint64_t below() const { return below_; }
    [[nodiscard]] std::uint64_t above() const { return above_; }
    /// Share of all observations, those outside among them; NaN without any.
    [[nodiscard]] double share(std::size_t bin) const;

    /// The p-quantile, to within a bin's width: straight through the bin it lies in. NaN without observations and where
    /// it lies outside the bins. @throws std::invalid_argument  if p is not in [0, 1]
    [[nodiscard]] double quantile(double p) const;

private:
    double low_;
    double high_;
    std::vector<std::uint64_t> counts_;
    std::uint64_t below_ = 0;
    std::uint64_t above_ = 0;
    std::uint64_t count_ = 0;
};

} // namespace sim
