#include "tools/study/designs/sobol_sequence.h"

#include "sim/stream.h"
#include "tools/study/designs/mixed_bits.h"

#include <boost/random/sobol.hpp>

#include <bit>
#include <stdexcept>

namespace port::study {
namespace {

/// Flips each bit, from the highest, by a hash of the bits above it: so two points that share their first digits still
/// do, and the parts that they stand in are permuted at random within each part of the size above.
std::uint64_t owen_scrambled(std::uint64_t x, std::uint64_t key, int bits)
{
    std::uint64_t scrambled = 0;
    for (int level = 0; level < bits; ++level) {
        const int at = bits - 1 - level;
        const std::uint64_t above = x >> (at + 1) | std::uint64_t{1} << level; // the one tells how many there are
        const std::uint64_t flip = mixed_bits(key ^ mixed_bits(above)) >> 63;
        scrambled |= ((x >> at & 1) ^ flip) << at;
    }
    return scrambled;
}

} // namespace

SobolSequence::SobolSequence(std::uint64_t points, std::size_t dimensions, std::uint64_t seed, Scrambling scrambling)
    : points_(points), scrambling_(scrambling)
{
    if (points < 1 || points > most_points) throw std::invalid_argument("a Sobol sequence has 1 to 2^52 points");
    if (dimensions < 1 || dimensions > most_dimensions)
        throw std::invalid_argument("a Sobol sequence has 1 to 1000 dimensions");
    // Boost's generator leaves the origin out: after seed(2^k - 1) it gives point 2^k, which in the order of Gray's
    // code is the sum of the direction numbers k and k - 1.
    boost::random::sobol generator(dimensions);
    directions_.resize(dimensions);
    for (int k = 0; k < bits; ++k) {
        generator.seed((std::uint64_t{1} << k) - 1);
        for (auto& direction : directions_) {
            const auto at = static_cast<std::size_t>(k);
            direction[at] = (generator() >> (64 - bits)) ^ (k > 0 ? direction[at - 1] : 0);
        }
    }
    for (std::size_t d = 0; d < dimensions; ++d) keys_.push_back(sim::Stream(seed, d, "design/sobol").bits());
}

void SobolSequence::write(std::uint64_t index, std::span<double> unit) const
{
    constexpr std::uint64_t all = (std::uint64_t{1} << bits) - 1;
    for (std::size_t d = 0; d < directions_.size(); ++d) {
        std::uint64_t x = 0;
        for (std::uint64_t code = index ^ index >> 1; code != 0; code &= code - 1)
            x ^= directions_[d][static_cast<std::size_t>(std::countr_zero(code))];
        if (scrambling_ == Scrambling::shift) x ^= keys_[d] & all;
        if (scrambling_ == Scrambling::owen) x = owen_scrambled(x, keys_[d], bits);
        // A random point stands in the middle of what the last bit tells, so never at an end.
        unit[d] = (static_cast<double>(x) + (scrambling_ == Scrambling::none ? 0 : 0.5)) * 0x1p-52;
    }
}

} // namespace port::study
