#pragma once
#include "sim/time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// One entry of the pending-event set. Entries are totally ordered by (time, order); `order` is unique: its top byte is
/// the priority, the rest counts schedulings, so that ties run by priority and then in the order scheduled.
struct Due {
    Time time;
    std::uint64_t order;
    std::uint32_t slot; ///< whose it is; the queue does not look at it

    friend bool operator<(const Due& a, const Due& b) { return a.time != b.time ? a.time < b.time : a.order < b.order; }
};

/// The pending-event set: a 4-ary heap, beside a ring for what is due at this very instant.
///
/// A 4-ary heap halves the depth of a binary one and its four children share a cache line or two, which pays for the
/// extra comparisons. About a third of the events of a process model (a grant wakes its process at the same instant)
/// come in rising order at one time: these go through the ring at O(1) and never touch the heap.
class EventQueue {
public:
    [[nodiscard]] bool empty() const { return heap_.empty() && ring_begin_ == ring_.size(); }
    [[nodiscard]] std::size_t size() const { return heap_.size() + (ring_.size() - ring_begin_); }
    [[nodiscard]] std::size_t memory() const { return (heap_.capacity() + ring_.capacity()) * sizeof(Due); } ///< bytes

    /// Adds an entry; O(log n). Never fails but for want of memory.
    void push(const Due& due)
    {
        heap_.push_back(due);
        rise(heap_.size() - 1);
    }

    /// Adds an entry that is due now; O(1) if it comes after all other such entries.
    void push_now(const Due& due)
    {
        if (ring_begin_ == ring_.size()) {
            ring_.clear();
            ring_begin_ = 0;
        } else if (due < ring_.back()) {
            return push(due);
        } else if (ring_begin_ > 1024 && 2 * ring_begin_ > ring_.size()) {
            ring_.erase(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(ring_begin_)); // a long instant
            ring_begin_ = 0;
        }
        ring_.push_back(due);
    }

    /// The least entry. Must not be called on an empty queue.
    [[nodiscard]] const Due& top() const
    {
        if (ring_begin_ == ring_.size()) return heap_.front();
        if (heap_.empty() || ring_[ring_begin_] < heap_.front()) return ring_[ring_begin_];
        return heap_.front();
    }

    /// Takes the least entry out; O(log n).
    Due pop();

    /// Drops every entry for which `stale(entry)` holds; O(n).
    template <class Predicate> void purge(Predicate stale)
    {
        std::erase_if(heap_, stale);
        ring_.erase(ring_.begin(), ring_.begin() + static_cast<std::ptrdiff_t>(ring_begin_));
        ring_begin_ = 0;
        std::erase_if(ring_, stale);
        for (std::size_t i = heap_.size() / 4 + 1; i-- > 0;) sink(i);
    }

private:
    void rise(std::size_t i);
    void sink(std::size_t i);

    std::vector<Due> heap_;
    std::vector<Due> ring_;
    std::size_t ring_begin_ = 0;
};

} // namespace sim
