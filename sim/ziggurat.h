#pragma once
#include "sim/stream.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace sim {

/// The ziggurat of one falling density f: 256 layers of equal area, stacked from the tail up. Layer i is as wide as
/// edge[i] and certain to lie under f where it is narrower than edge[i + 1]; layer 0 holds the tail beyond edge[1].
/// A draw needs one number and no call of exp or log in 98 to 99 of 100 cases. Layer and place are taken from separate
/// bits of it (Doornik, "An improved ziggurat method to generate normal random samples", 2005, on why).
/// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8), 2000.
struct Ziggurat {
    std::array<double, 257> edge;
    std::array<double, 257> height; ///< f(edge[i])
};

/// Found by the compiler with arithmetic alone, so that no C library has a say in them.
extern const Ziggurat exponential_ziggurat;
extern const Ziggurat normal_ziggurat;

/// What is left when the fast path fails: the tail, the layer's wedge, or another try.
[[nodiscard]] double exponential_beyond(Stream& stream, std::uint64_t layer, double x);
[[nodiscard]] double normal_beyond(Stream& stream, std::uint64_t layer, double x);

/// An exponential number of mean 1 (never negative; nought once in 2^53).
[[nodiscard]] inline double standard_exponential(Stream& stream)
{
    const std::uint64_t bits = stream.bits();
    const std::uint64_t layer = bits & 255;
    const double x = static_cast<double>(bits >> 11) * 0x1p-53 * exponential_ziggurat.edge[layer];
    if (x < exponential_ziggurat.edge[layer + 1]) [[likely]]
        return x;
    return exponential_beyond(stream, layer, x);
}

/// A normal number of mean 0 and variance 1.
[[nodiscard]] inline double standard_normal(Stream& stream)
{
    const std::uint64_t bits = stream.bits();
    const std::uint64_t layer = bits & 255;
    // The sign is that of the upper 53 bits as a whole: a branch on it would be guessed wrong every other time.
    const double x = static_cast<double>(static_cast<std::int64_t>(bits) >> 11) * 0x1p-52 * normal_ziggurat.edge[layer];
    if (std::abs(x) < normal_ziggurat.edge[layer + 1]) [[likely]]
        return x;
    return normal_beyond(stream, layer, x);
}

} // namespace sim
