#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sim {

/// The 64-bit FNV-1a hash of a stream's name: hash = (hash xor byte) * 0x100000001b3, from 0xcbf29ce484222325.
/// Source: Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft eastlake-fnv).
[[nodiscard]] constexpr std::uint64_t stream_hash(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

/// A stream of random numbers. The n-th 64 bits depend on seed, replication, name and n alone, so nothing that other
/// streams do, and no order in which streams are made, moves a draw.
///
/// Counter-based: block b of four numbers is Philox4x64-10 of
///     key      {seed, replication}
///     counter  {b + tag * 2^48, hash of the name, first child number, second child number}
/// so streams of one name differ in their counters and can't overlap; two names with one hash would be one stream,
/// which `StreamNames` refuses. The tag counts the generations of `child` and is nought for a stream made by name.
///
/// A value: a copy goes on by itself from where the original stood. To make one costs nothing until its first draw.
/// A stream holds 2^50 numbers. Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011; the blocks are Random123's.
class Stream {
public:
    Stream(std::uint64_t seed, std::uint64_t replication, std::string_view name)
        : Stream(seed, replication, stream_hash(name), 0, {})
    {
    }

    /// The child stream of that number, or pair of numbers, for things that come in numbers: `jobs.child(n, purpose)`.
    /// Depends on this stream's seed, replication, name and own numbers, not on what was drawn from it. Children of one
    /// parent never coincide (`child(3)` and `child(3, 0)` are two); a grandchild's parent enters as a 64-bit mix.
    /// @throws std::length_error  beyond 32,767 generations
    [[nodiscard]] Stream child(std::uint64_t number) const { return descend(number, 0, 0); }
    [[nodiscard]] Stream child(std::uint64_t a, std::uint64_t b) const { return descend(a, b, 1); }

    /// The next 64 random bits.
    [[nodiscard]] std::uint64_t bits()
    {
        if (next_ == block_.size()) refill();
        return block_[next_++];
    }

    /// The next number in (0, 1), both ends excluded: an odd multiple of 2^-53, so that 1 - u is exact and one too.
    [[nodiscard]] double uniform() { return static_cast<double>(bits() >> 11 | 1U) * 0x1p-53; }

private:
    Stream(std::uint64_t seed, std::uint64_t replication, std::uint64_t name, std::uint64_t counter,
           std::array<std::uint64_t, 2> numbers)
        : seed_(seed), replication_(replication), name_(name), counter_(counter), numbers_(numbers)
    {
    }
    [[nodiscard]] Stream descend(std::uint64_t a, std::uint64_t b, std::uint64_t pair) const;
    void refill();

    std::uint64_t seed_;
    std::uint64_t replication_;
    std::uint64_t name_;
    std::uint64_t counter_; ///< tag in the upper 16 bits, next block below
    std::array<std::uint64_t, 2> numbers_;
    std::array<std::uint64_t, 4> block_;
    std::uint32_t next_ = 4; ///< place in the block; 4: nothing left
};

/// Knows the names of a model's streams, so that two names with one hash are an error at the start and not a silent
/// correlation in the results.
class StreamNames {
public:
    /// @return whether the name is new; the same name may come again
    /// @throws std::invalid_argument  if another name has the same hash; nothing is kept then
    bool add(std::string_view name) { return add(name, stream_hash(name)); }

    /// The same for a name whose hash was found in another way.
    bool add(std::string_view name, std::uint64_t hash);

private:
    std::map<std::uint64_t, std::string> names_;
};

} // namespace sim
