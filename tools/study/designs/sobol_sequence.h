#pragma once
#include "tools/study/designs/design.h"

#include <array>
#include <optional>
#include <vector>

namespace port::study {

/// How the points of a Sobol sequence are made random, so that means over them are unbiased and can be repeated.
enum class Scrambling {
    none,  ///< the sequence as published; its first point is the origin
    shift, ///< a digital shift: the same random bits are added to all points of a dimension
    owen,  ///< nested uniform scrambling: each bit is flipped or not by a hash of those before it
};

/// The first points of Sobol's sequence, in the order of Gray's code (Antonov and Saleev), with the direction numbers
/// of Joe and Kuo (new-joe-kuo-6), as Boost.Random has them. Of the first 2^m points, and of each 2^m points from a
/// multiple of 2^m on, each of 2^m equal parts of each dimension has exactly one, whatever the scrambling.
/// Sources: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput.
/// 30(5), 2008; Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", in Monte Carlo and Quasi-Monte Carlo
/// Methods in Scientific Computing, Springer 1995.
class SobolSequence final : public Design {
public:
    static constexpr std::size_t most_dimensions = 1000;
    static constexpr std::uint64_t most_points = std::uint64_t{1} << 52;

    /// @param seed  of the scrambling, which is Owen's if there is one; nothing: as published
    /// @throws std::invalid_argument  unless 1 <= dimensions <= 1000 and 1 <= points <= 2^52
    SobolSequence(std::uint64_t points, std::size_t dimensions, std::uint64_t seed,
                  Scrambling scrambling = Scrambling::owen);

    [[nodiscard]] std::uint64_t points() const override { return points_; }
    [[nodiscard]] std::size_t dimensions() const override { return directions_.size(); }

private:
    static constexpr int bits = 52;
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::uint64_t points_;
    Scrambling scrambling_;
    std::vector<std::array<std::uint64_t, bits>> directions_; ///< by dimension; digit 1 is the highest of 52 bits
    std::vector<std::uint64_t> keys_;                         ///< of the scrambling, by dimension
};

} // namespace port::study
