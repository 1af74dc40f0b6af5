#pragma once
#include "sim/due.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sim {

/// Pending events of a stretch of time that is about to come, in buckets of equal width, about one or two to a bucket:
/// they are sorted only when their bucket's turn comes, and then there is next to nothing to sort. One rung of the
/// ladder of W. T. Tang et al., "Ladder queue", ACM TOMACS 15, 2005.
class Rung {
public:
    static constexpr std::size_t most_buckets = 1024;

    Rung() { first_.fill(none); }

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t memory() const { return nodes_.capacity() * sizeof(Node); } ///< bytes

    /// Divides the ticks from `begin` to begin + 2^width_bits for about `expected` entries. Must be called empty.
    void open(std::uint64_t begin, unsigned width_bits, std::size_t expected)
    {
        const unsigned bits = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(expected)), 4, 10);
        begin_ = begin;
        shift_ = width_bits > bits ? width_bits - bits : 0;
        bucket_ = most_buckets;
    }

    /// Times before the first bucket's go into that one.
    void push(Due due)
    {
        const std::uint64_t time = ticks_of(due);
        const std::size_t bucket = time > begin_ ? static_cast<std::size_t>((time - begin_) >> shift_) : 0;
        const Index node = take_node();
        nodes_[node].due = due;
        nodes_[node].next = first_[bucket];
        first_[bucket] = node;
        used_[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
        bucket_ = std::min(bucket_, bucket);
        ++size_;
    }

    /// Takes the first bucket out: gives each of its entries to `use`, the last pushed first. Must not be called on an
    /// empty rung. @return its end, in ticks: all other entries come from there on
    template <class Use> std::uint64_t take_first(Use use)
    {
        std::size_t word = bucket_ / 64;
        while (used_[word] == 0) ++word;
        bucket_ = word * 64 + static_cast<std::size_t>(std::countr_zero(used_[word]));
        used_[word] &= used_[word] - 1;
        for (Index node = std::exchange(first_[bucket_], none); node != none; node = give_node(node)) {
            use(nodes_[node].due);
            --size_;
        }
        return begin_ + (std::uint64_t{bucket_ + 1} << shift_);
    }

    /// Gives all to `use`, in no order.
    template <class Use> void take_all(Use use)
    {
        while (size_ != 0) take_first(use);
    }

    /// Drops every entry for which `stale(entry)` holds, and asks it once for each; O(n).
    template <class Predicate> void purge(Predicate stale)
    {
        std::vector<Due> kept;
        kept.reserve(size_);
        take_all([&](const Due& due) {
            if (!stale(due)) kept.push_back(due);
        });
        for (const Due& due : kept) push(due);
    }

private:
    using Index = std::uint32_t;
    static constexpr Index none = ~0U;
    struct Node {
        Due due;
        Index next;
    };

    Index take_node()
    {
        if (free_ == none) [[unlikely]] {
            nodes_.push_back({{}, none});
            return static_cast<Index>(nodes_.size() - 1);
        }
        return std::exchange(free_, nodes_[free_].next);
    }
    Index give_node(Index node) { return std::exchange(nodes_[node].next, std::exchange(free_, node)); }

    std::array<Index, most_buckets> first_; ///< nodes
    std::array<std::uint64_t, most_buckets / 64> used_{};
    std::vector<Node> nodes_;
    Index free_ = none;
    std::uint64_t begin_ = 0;
    unsigned shift_ = 0;
    std::size_t bucket_ = most_buckets; ///< no entry lies before it
    std::size_t size_ = 0;
};

} // namespace sim
