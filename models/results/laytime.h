#pragma once
#include "models/record/stretch.h"
#include "models/record/visits.h"
#include "models/scenario/laytime.h"
#include "sim/time.h"

#include <optional>
#include <span>
#include <vector>

namespace port {

/// Which of a ship's hours an exception is for.
enum class ExceptedFor {
    all_hours,
    unless_used, ///< not for those in which she is worked
    alongside    ///< for those from all fast on alone
};

/// Time that laytime does not count, until she is on demurrage: single stretches, in any order and over each other, and
/// perhaps every seventh day. Sundays and holidays are one of these, what weather stops is another.
class Excepted {
public:
    /// @param sunday  the midnight that begins any one of the seventh days
    Excepted(std::vector<Stretch> stretches, std::optional<sim::Time> sunday, ExceptedFor hours);

    [[nodiscard]] ExceptedFor hours() const { return hours_; }
    [[nodiscard]] bool holds(sim::Time time) const;
    /// The first instant after `time` at which that may change.
    [[nodiscard]] sim::Time next_change(sim::Time time) const;

private:
    [[nodiscard]] sim::Duration since_sunday(sim::Time time) const;

    std::vector<sim::Time> bounds_; ///< of the stretches without overlaps: from, to, from, to ...
    std::optional<sim::Time> sunday_;
    ExceptedFor hours_;
};

/// A charter party's clauses as a call's laytime is counted by them.
struct LaytimeTerms {
    sim::Duration allowed;
    sim::Duration turn_time;
    bool work_may_start_it = false; ///< if sooner than the turn time ends
    bool until_documents = false;
};

/// How a call's laytime was used. Either there is demurrage, or something was saved, or it came out even.
struct LaytimeCount {
    sim::Duration used;         ///< of the allowance and, on demurrage, beyond it
    sim::Duration on_demurrage; ///< all time from the end of the allowance: once on demurrage, always on demurrage
    sim::Duration laytime_left; ///< of the allowance: working time saved
    sim::Duration time_saved;   ///< until the allowance would have run out: all time saved
};

/// Counts a call's laytime to the tick. Time on the move from the anchorage to the berth and excepted time run nothing
/// down.
/// Source: Laytime Definitions for Charter Parties 2013 (BIMCO, Baltic Exchange, CMI, FONASBA) for what is excepted,
/// "unless used", and for despatch on all time saved (excepted periods included) and on laytime saved (without them).
[[nodiscard]] LaytimeCount count_laytime(const CallStages& call, const LaytimeTerms& terms,
                                         std::span<const Excepted> excepted);

} // namespace port
