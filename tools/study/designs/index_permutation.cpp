#include "tools/study/designs/index_permutation.h"

#include "sim/stream.h"
#include "tools/study/designs/mixed_bits.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace port::study {

IndexPermutation::IndexPermutation(std::uint64_t n, std::uint64_t seed, std::string_view purpose, std::uint64_t number)
    : n_(n)
{
    if (n == 0) throw std::invalid_argument("an order needs something to order");
    sim::Stream stream(seed, number, purpose);
    // Of 64 random bits modulo n: uneven by n / 2^64 at most, which nothing could see.
    const int rounds = 6 * static_cast<int>(std::bit_width(n)) + 12;
    for (int i = 0; i < rounds; ++i) {
        const std::uint64_t key = stream.bits() % n;
        rounds_.push_back({key, stream.bits()});
    }
}

std::uint64_t IndexPermutation::operator()(std::uint64_t place) const
{
    if (place >= n_) throw std::out_of_range("an order was asked for a place that it does not have");
    std::uint64_t x = place;
    for (const Round& round : rounds_) {
        const std::uint64_t other = round.key >= x ? round.key - x : n_ - (x - round.key);
        if (mixed_bits(round.hash ^ mixed_bits(std::max(x, other))) >> 63) x = other;
    }
    return x;
}

} // namespace port::study
