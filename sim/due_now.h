#pragma once
#include "sim/turn.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace sim {

/// What is due at the very instant that runs, in the order in which it will run: about a third of the events of a
/// process model (a grant wakes its process at once) never touch the queue. A ring in one block of memory, so that it
/// is as large as the most that were due at once, however long the instant.
///
/// An entry is told apart by the word of its `Due`; entries come in rising order of it. One that was dropped stays,
/// with an empty turn, until it is met or `compact` is called.
class DueNow {
public:
    struct Entry {
        std::uint64_t word;
        Turn turn;
    };

    DueNow() : entries_(std::make_unique<Entry[]>(64)), mask_(63) {}

    [[nodiscard]] bool empty() const { return begin_ == end_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); } ///< dropped ones too
    [[nodiscard]] std::size_t memory() const { return (mask_ + 1) * sizeof(Entry); }           ///< bytes
    [[nodiscard]] const Entry& front() const { return entries_[begin_ & mask_]; }
    void pop() { ++begin_; }

    /// Whether an entry of this word may be pushed: none that comes after it is here.
    [[nodiscard]] bool takes(std::uint64_t word) const
    {
        return begin_ == end_ || entries_[(end_ - 1) & mask_].word < word;
    }

    /// @return its position, which names it until it is popped
    std::uint64_t push(std::uint64_t word, Turn turn)
    {
        if (end_ - begin_ > mask_) [[unlikely]]
            grow();
        entries_[end_ & mask_] = {word, turn};
        return end_++;
    }
    void change(std::uint64_t position, Turn turn) { entries_[position & mask_].turn = turn; }
    void drop(std::uint64_t position) { change(position, Turn{}); }

    /// Changes entries in their order: `change(entry)` may give it another word of the same order.
    template <class Change> void for_each(Change change)
    {
        for (std::uint64_t at = begin_; at != end_; ++at) change(entries_[at & mask_]);
    }

    /// Takes out the entries for which `stale(turn)` holds; the others move up: `moved(turn, new position)`.
    template <class Stale, class Moved> void compact(Stale stale, Moved moved)
    {
        std::uint64_t kept = begin_;
        for (std::uint64_t at = begin_; at != end_; ++at) {
            const Entry entry = entries_[at & mask_];
            if (stale(entry.turn)) continue;
            entries_[kept & mask_] = entry;
            moved(entry.turn, kept++);
        }
        end_ = kept;
    }

private:
    void grow()
    {
        const std::uint64_t mask = 2 * mask_ + 1;
        auto larger = std::make_unique<Entry[]>(mask + 1);
        for (std::uint64_t at = begin_; at != end_; ++at) larger[at & mask] = entries_[at & mask_];
        entries_ = std::move(larger);
        mask_ = mask;
    }

    std::unique_ptr<Entry[]> entries_; ///< mask + 1 of them, a power of two
    std::uint64_t mask_;
    std::uint64_t begin_ = 0; ///< positions count on for ever; their low bits say where
    std::uint64_t end_ = 0;
};

} // namespace sim
