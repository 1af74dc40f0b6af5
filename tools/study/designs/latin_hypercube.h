#pragma once
#include "tools/study/designs/design.h"
#include "tools/study/designs/index_permutation.h"

#include <vector>

namespace port::study {

/// A Latin hypercube: each dimension is cut into as many equal parts as there are points, and each part has exactly one
/// point, at a random place in it. Which part is a seeded permutation a dimension, computed at the index.
/// Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables in the
/// analysis of output from a computer code", Technometrics 21(2), 1979.
class LatinHypercube final : public Design {
public:
    /// @throws std::invalid_argument  without a point or a dimension, or with more than 2^52 points: parts would be
    ///                                narrower than a double can tell
    LatinHypercube(std::uint64_t points, std::size_t dimensions, std::uint64_t seed);

    [[nodiscard]] std::uint64_t points() const override { return points_; }
    [[nodiscard]] std::size_t dimensions() const override { return parts_.size(); }

private:
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::uint64_t points_;
    std::uint64_t seed_;
    std::vector<IndexPermutation> parts_;
};

} // namespace port::study
