#pragma once
#include "models/environment/calendar.h"
#include "models/scenario/hours.h"

#include <vector>

namespace port {

/// When something is open or worked: shifts, days of rest and holidays on the port's calendar.
class Hours {
public:
    Hours(const HoursSpec& spec, const Calendar& calendar);

    /// Open round the clock, every day.
    [[nodiscard]] bool always() const { return always_; }
    /// Whether it is open at this instant; a shift is [from, to).
    [[nodiscard]] bool open(sim::Time time) const;
    /// The first instant after `time` at which it opens or closes; the end of time if it never does.
    [[nodiscard]] sim::Time changes(sim::Time time) const;
    /// The first instant from `time` on at which it is open.
    [[nodiscard]] sim::Time opens(sim::Time time) const { return open(time) ? time : changes(time); }

private:
    struct Span {
        sim::Duration from, to; ///< since the midnight of its day; `to` may lie in the next day
    };
    [[nodiscard]] bool worked(Date date) const;
    void add_bounds(Date date, std::vector<sim::Time>& bounds) const;

    const Calendar* calendar_;
    bool always_;
    std::vector<Span> shifts_;
    std::vector<bool> rest_;
    std::vector<Date> holidays_; ///< ascending
};

} // namespace port
