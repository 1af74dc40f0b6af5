#pragma once
#include "sim/due.h"
#include "sim/radix_heap.h"
#include "sim/rung.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// The pending-event set: what is near in time lies sorted, what comes next lies in narrow buckets, what is far in wide
/// ones.
///
/// Near: at most some dozens of entries in one array, the least last. A push moves a few of them, a pop none. Used up,
/// it is filled from the first bucket of the rung (rung.h), and that, when it is empty, from the first bucket of the
/// radix heap (radix_heap.h). What is scheduled at the very instant that runs need not come here (due_now.h).
///
/// Nothing may be pushed before the time of the last pop. Times are not negative.
class EventQueue {
public:
    EventQueue() : near_(most_near + 1) {}

    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return near_size_ + rung_.size() + far_.size() + late_.size(); }
    [[nodiscard]] std::size_t memory() const ///< bytes
    {
        return (near_.capacity() + late_.capacity()) * sizeof(Due) + rung_.memory() + far_.memory();
    }

    void push(Due due)
    {
        if (due.time < limit_) return push_near(due);
        push_beyond_near(due);
    }

    /// The least entry; nothing if the queue is empty.
    [[nodiscard]] const Due* top()
    {
        if (near_size_ != 0 && late_.empty()) [[likely]]
            return near_.data() + near_size_ - 1;
        return top_beyond_near();
    }

    /// Takes out what `top` has just given.
    void drop_top()
    {
        if (!late_.empty()) [[unlikely]]
            pop_beyond_near();
        else
            --near_size_;
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
        rung_.purge(stale);
        far_.purge(stale);
    }

    /// Takes all entries out, in their order.
    [[nodiscard]] std::vector<Due> take_all();

private:
    static constexpr std::size_t most_near = 48;
    static constexpr std::size_t very_few = 4;
    static constexpr std::size_t few = 12;            ///< of a far bucket: they become near ones at once
    static constexpr std::size_t most_in_rung = 4096; ///< of a far bucket: more are spread over far ones first

    static bool later(const Due& a, const Due& b) { return b < a; }

    void push_beyond_near(Due due);
    const Due* top_beyond_near();
    Due pop_beyond_near();

    void push_near(Due due)
    {
        if (near_size_ >= most_near && !make_room(due)) return;
        if (near_size_ <= very_few) {
            Due* const begin = near_.data();
            Due* at = begin + near_size_++;
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
        insert_near(due);
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
    void refill();
    bool refill_from_rung();
    bool refill_from_far(bool& too_dense);
    void put_near(const Due& due)
    {
        if (near_size_ < most_near) [[likely]]
            return insert_near(due);
        if (near_size_ == near_.size()) near_.resize(2 * near_.size());
        near_[near_size_++] = due; // too many: to be sorted when all are there
    }
    void insert_near(const Due& due)
    {
        Due* const begin = near_.data();
        Due* at = begin + near_size_++;
        for (; at != begin && at[-1] < due; --at) copy_in_halves(at[-1], *at);
        *at = due;
    }
    void sort_near();

    std::vector<Due> near_; ///< the first `near_size_`, the least last
    std::size_t near_size_ = 0;
    Time limit_ = end_of_time;    ///< all near ones lie before it, all others not
    Time rung_end_ = end_of_time; ///< those of the rung lie before it, the far ones not; limit_ if there is no rung
    Rung rung_;
    RadixHeap far_;
    std::vector<Due> late_; ///< a heap: pushed at this instant, out of order, while very many are due at it
};

} // namespace sim
