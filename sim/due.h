#pragma once
#include "sim/time.h"

#include <algorithm>
#include <cstdint>

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

/// Times as the unsigned numbers whose digits decide where an entry lies; none is negative.
[[nodiscard]] inline std::uint64_t ticks_of(Time time)
{
    return static_cast<std::uint64_t>(time.time_since_epoch().count());
}
[[nodiscard]] inline std::uint64_t ticks_of(const Due& due)
{
    return ticks_of(due.time);
}
/// The time of so many ticks; the end of time if there are more.
[[nodiscard]] inline Time time_of(std::uint64_t ticks)
{
    return Time{Duration{static_cast<std::int64_t>(std::min(ticks, ticks_of(end_of_time)))}};
}

} // namespace sim
