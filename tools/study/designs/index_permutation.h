#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace port::study {

/// A seeded order of 0 ... n - 1 that is computed where it is asked for, without a table: swap-or-not, 6 rounds for
/// each bit of n and 12 besides. Each round joins x with k - x (mod n) and swaps the two or not, by a hash of the pair,
/// so each round is a bijection whatever n is. Cost O(log n).
/// Source: Hoang, Morris and Rogaway, "An enciphering scheme based on a card shuffle", CRYPTO 2012.
class IndexPermutation {
public:
    /// @param purpose, number  name the order's own stream of random numbers
    /// @throws std::invalid_argument  if n is nought
    IndexPermutation(std::uint64_t n, std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0);

    [[nodiscard]] std::uint64_t size() const { return n_; }

    /// Which of 0 ... n - 1 stands at that place.
    /// @throws std::out_of_range  if place >= n
    [[nodiscard]] std::uint64_t operator()(std::uint64_t place) const;

private:
    struct Round {
        std::uint64_t key;  ///< k, below n
        std::uint64_t hash; ///< which hash decides
    };
    std::uint64_t n_;
    std::vector<Round> rounds_;
};

} // namespace port::study
