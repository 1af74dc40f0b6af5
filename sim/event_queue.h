#pragma once
#include "sim/time.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/// One entry of the pending-event set, in 16 bytes. Entries are totally ordered by (time, word): the word's first 8
/// bits are the priority, the next 32 count schedulings, so that ties run by priority and then in the order scheduled;
/// the last 24 say whose the entry is and never decide, since no two entries have the same count.
struct Due {
    static constexpr std::uint32_t most_slots = 1U << 24; ///< numbers that an entry can name

    Time time;
    std::uint64_t word;

    Due() = default;
    Due(Time when, Priority priority, std::uint32_t sequence, std::uint32_t slot)
        : time(when), word(word_of(priority, sequence) | slot)
    {
    }
    Due(Time when, std::uint64_t its_word) : time(when), word(its_word) {}
    [[nodiscard]] static std::uint64_t word_of(Priority priority, std::uint32_t sequence)
    {
        return std::uint64_t{static_cast<std::uint8_t>(priority)} << 56 | std::uint64_t{sequence} << 24;
    }
    /// After all others.
    [[nodiscard]] static Due never() { return Due(end_of_time, ~std::uint64_t{0}); }
    [[nodiscard]] Priority priority() const { return static_cast<Priority>(word >> 56); }
    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(word & (most_slots - 1)); }
    void renumber(std::uint32_t sequence)
    {
        word = (word & ~(std::uint64_t{0xffffffff} << 24)) | std::uint64_t{sequence} << 24;
    }

    /// Both as one number, of which the least comes first.
    __extension__ typedef unsigned __int128 Key;
    [[nodiscard]] Key key() const
    {
        return Key{static_cast<std::uint64_t>(time.time_since_epoch().count())} << 64 | word;
    }
    void become(Key key)
    {
        time = Time{Duration{static_cast<std::int64_t>(key >> 64)}};
        word = static_cast<std::uint64_t>(key);
    }

    friend bool operator<(const Due& a, const Due& b) { return a.time != b.time ? a.time < b.time : a.word < b.word; }
};
static_assert(sizeof(Due) == 16);

/// The pending-event set: what is near in time lies sorted, what is far lies in buckets.
///
/// Near: at most some dozens of entries in one array, the least last. A push moves a few of them, a pop none.
/// Far: a radix heap with digits of 4 bits. An entry lies in the bucket of (the highest digit in which its time differs
/// from a reference, that digit); the reference never passes the least far entry. When the near ones are used up the
/// first bucket becomes them, or is spread over the buckets below it while it holds too many. So an entry is moved a
/// few times in all, always to the end of a small block of memory, whatever number is pending: O(1) amortised, where a
/// heap pays a cache miss a level (R. K. Ahuja et al., "Faster algorithms for the shortest path problem", J. ACM 37,
/// 1990; W. T. Tang et al., "Ladder queue", ACM TOMACS 15, 2005, has the same idea of sorting late).
/// What is scheduled at the very instant that runs need not come here (due_now.h).
///
/// Nothing may be pushed before the time of the last pop. Times are not negative.
class EventQueue {
public:
    EventQueue();

    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return near_size_ + far_size_ + late_.size(); }
    [[nodiscard]] std::size_t memory() const; ///< bytes

    void push(Due due)
    {
        if (due.time < limit_)
            push_near(due);
        else
            push_far(due);
    }

    /// The least entry; nothing if the queue is empty.
    [[nodiscard]] const Due* top()
    {
        if (near_size_ != 0 && late_.empty()) [[likely]]
            return near_.data() + near_size_ - 1;
        return top_beyond_near();
    }

    /// Takes the least entry out. Must not be called on an empty queue.
    Due pop()
    {
        if (near_size_ == 0 || !late_.empty()) [[unlikely]]
            return pop_beyond_near();
        return near_[--near_size_];
    }

    /// Drops every entry for which `stale(entry)` holds, and asks it once for each; O(n).
    template <class Predicate> void purge(Predicate stale)
    {
        const auto end = near_.begin() + static_cast<std::ptrdiff_t>(near_size_);
        near_size_ = static_cast<std::size_t>(std::remove_if(near_.begin(), end, stale) - near_.begin());
        std::erase_if(late_, stale);
        std::make_heap(late_.begin(), late_.end(), later);
        for (std::size_t level = 0; level < levels; ++level)
            for (std::size_t digit = 0; digit < digits; ++digit)
                for (Index c = take_bucket(level, digit); c != none; c = give_chunk(c))
                    for (std::uint32_t i = 0; i < chunk(c).size; ++i)
                        if (const Due due = chunk(c).due[i]; !stale(due)) push_far(due);
    }

    /// Takes all entries out, in their order.
    [[nodiscard]] std::vector<Due> take_all();

private:
    using Index = std::uint32_t;
    static constexpr Index none = ~0U;
    static constexpr std::size_t digit_bits = 4;
    static constexpr std::size_t digits = 1U << digit_bits;
    static constexpr std::size_t levels = 16; ///< 16 x 4 bits hold the 64 of a time
    static constexpr std::size_t most_near = 48;
    static constexpr std::size_t very_few = 4;
    static constexpr std::size_t few = 24; ///< entries of a bucket that are sorted at once
    static constexpr std::size_t chunks_in_block = 32;

    /// A piece of a bucket; a bucket is a list of them, of which all but the first are as they were joined.
    struct Chunk {
        Index next;
        std::uint32_t size;
        std::array<Due, 31> due;
    };
    static std::uint64_t key(Time time) { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }
    static bool later(const Due& a, const Due& b) { return b < a; }

    const Due* top_beyond_near();
    Due pop_beyond_near();

    void push_near(Due due)
    {
        if (near_size_ >= most_near && !make_room(due)) return;
        Due* const begin = near_.data();
        Due* at = begin + near_size_++;
        if (static_cast<std::size_t>(at - begin) <= very_few) {
            // Where it belongs is a toss of a coin: so all are passed, without a branch.
            Due::Key carried = due.key();
            for (; at != begin; --at) {
                const Due::Key there = at[-1].key();
                const bool less = there < carried;
                at->become(less ? there : carried);
                carried = less ? carried : there;
            }
            return at->become(carried);
        }
        for (; at != begin && at[-1] < due; --at) copy_in_halves(at[-1], *at);
        *at = due;
    }

    /// As entries are made: to load as one what was just stored as two waits until both have left the store buffer.
    static void copy_in_halves(const Due& from, Due& to)
    {
        std::int64_t time = from.time.time_since_epoch().count();
        std::uint64_t word = from.word;
#if defined(__GNUC__)
        __asm__("" : "+r"(time), "+r"(word));
#endif
        to.time = Time{Duration{time}};
        to.word = word;
    }
    bool make_room(Due due);
    void push_far(Due due);
    void refill();
    void sort_near();
    void lower_reference(std::uint64_t to);

    [[nodiscard]] Chunk& chunk(Index c)
    {
        return (*blocks_[c / chunks_in_block])[c % chunks_in_block];
    }
    Index take_chunk();
    Index give_chunk(Index c); ///< @return the next one of its list
    Index take_bucket(std::size_t level, std::size_t digit);

    std::vector<Due> near_; ///< the first `near_size_`, the least last
    std::size_t near_size_ = 0;
    Time limit_ = end_of_time; ///< all near ones lie before it, all far ones not
    std::uint64_t reference_ = 0;
    std::size_t far_size_ = 0;
    std::uint32_t used_levels_ = 0;
    std::array<std::uint32_t, levels> used_digits_{};
    std::array<std::array<Index, digits>, levels> buckets_; ///< first chunks
    std::vector<std::unique_ptr<std::array<Chunk, chunks_in_block>>> blocks_;
    Index free_ = none;
    std::vector<Due> late_; ///< a heap: pushed at this instant, out of order, while very many are due at it
};

} // namespace sim
