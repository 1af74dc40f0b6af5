#pragma once
#include "sim/due.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/// Pending events that are far ahead: a radix heap on the time, with digits of 4 bits.
///
/// An entry lies in the bucket of (the highest digit in which its time differs from a reference, that digit); the
/// reference never passes the least entry. The first bucket can be spread over those below it, so an entry is moved a
/// few times in all, always to the end of a small block of memory, whatever number is pending: O(1) amortised, where a
/// heap pays a cache miss a level. Source: R. K. Ahuja et al., "Faster algorithms for the shortest path problem",
/// J. ACM 37, 1990.
///
/// Times are not negative, and none may be pushed that comes before the first bucket taken out, unless `admit` was
/// asked for it.
class RadixHeap {
public:
    /// The entries of the least times, taken out. To be given to `each_of` or `spread`.
    struct Bucket {
        std::uint32_t chunks;
        std::uint64_t begin;  ///< ticks; it is for the times from here
        unsigned width_bits;  ///< to begin + 2^width_bits
        std::size_t size;     ///< entries
        std::uint64_t least;  ///< ticks
        std::uint64_t latest; ///< ticks
    };

    RadixHeap();

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t memory() const { return blocks_.size() * chunks_in_block * sizeof(Chunk); } ///< bytes

    void push(Due due);

    /// Makes ready for entries from `time` on, which may come before what was taken out.
    void admit(Time time);

    /// Must not be called on an empty heap.
    [[nodiscard]] Bucket take_first();

    /// Gives each entry of a bucket to `use`, and forgets it.
    template <class Use> void each_of(const Bucket& bucket, Use use)
    {
        for (Index c = bucket.chunks; c != none; c = give_chunk(c))
            for (std::uint32_t i = 0; i < chunk(c).size; ++i) use(chunk(c).due[i]);
    }

    /// Puts the entries of the first bucket into those below it.
    void spread(const Bucket& bucket);

    /// Drops every entry for which `stale(entry)` holds, and asks it once for each; O(n).
    template <class Predicate> void purge(Predicate stale)
    {
        for (std::size_t level = 0; level < levels; ++level)
            for (std::size_t digit = 0; digit < digits; ++digit)
                for (Index c = take_bucket(level, digit); c != none; c = give_chunk(c))
                    for (std::uint32_t i = 0; i < chunk(c).size; ++i)
                        if (const Due due = chunk(c).due[i]; !stale(due)) push(due);
    }

private:
    using Index = std::uint32_t;
    static constexpr Index none = ~0U;
    static constexpr std::size_t digit_bits = 4;
    static constexpr std::size_t digits = 1U << digit_bits;
    static constexpr std::size_t levels = 16; ///< 16 x 4 bits hold the 64 of a time
    static constexpr std::size_t chunks_in_block = 32;

    /// A piece of a bucket; a bucket is a list of them, of which all but the first are as they were joined.
    struct Chunk {
        Index next;
        std::uint32_t size;
        std::array<Due, 31> due;
    };

    [[nodiscard]] Chunk& chunk(Index c) { return (*blocks_[c / chunks_in_block])[c % chunks_in_block]; }
    Index take_chunk();
    Index give_chunk(Index c); ///< @return the next one of its list
    Index take_bucket(std::size_t level, std::size_t digit);

    std::uint64_t reference_ = 0;
    std::size_t size_ = 0;
    std::uint32_t used_levels_ = 0;
    std::array<std::uint32_t, levels> used_digits_{};
    std::array<std::array<Index, digits>, levels> buckets_; ///< first chunks
    std::vector<std::unique_ptr<std::array<Chunk, chunks_in_block>>> blocks_;
    Index free_ = none;
};

} // namespace sim
