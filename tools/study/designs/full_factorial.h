#pragma once
#include "tools/study/designs/design.h"

#include <vector>

namespace port::study {

/// Every combination of the levels of each dimension. The last dimension changes fastest, as the last digit of a number
/// does. Level l of n stands at l / (n - 1), so the first and the last are the ends; a single level stands at 1/2.
class FullFactorial final : public Design {
public:
    /// @param levels  of each dimension, one at least
    /// @throws std::invalid_argument  without a dimension, or if one has no level
    /// @throws std::overflow_error    if there are 2^64 combinations or more
    explicit FullFactorial(std::vector<std::uint64_t> levels);

    [[nodiscard]] std::uint64_t points() const override { return points_; }
    [[nodiscard]] std::size_t dimensions() const override { return levels_.size(); }

    /// Which level each dimension has, from nought: for lists of values that are no numbers.
    /// @throws std::out_of_range  if there is no such point
    [[nodiscard]] std::vector<std::uint64_t> levels_at(std::uint64_t index) const;

private:
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::vector<std::uint64_t> levels_;
    std::uint64_t points_ = 1;
};

} // namespace port::study
