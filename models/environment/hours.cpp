#include "models/environment/hours.h"

#include <algorithm>

namespace port {
namespace {

constexpr int far = 400; ///< days within which hours turn, or never do

std::size_t weekday(Date date)
{
    return static_cast<std::size_t>(((date.days + 3) % 7 + 7) % 7); // 1970-01-01 was a Thursday
}

} // namespace

Hours::Hours(const HoursSpec& spec, const Calendar& calendar)
    : calendar_(&calendar), always_(spec.shifts.empty() && spec.rest.empty() && spec.holidays.empty()), rest_(7),
      holidays_(spec.holidays)
{
    for (const Shift& shift : spec.shifts) {
        const sim::Duration from = std::chrono::seconds(shift.from.seconds);
        const sim::Duration to = std::chrono::seconds(shift.to.seconds);
        shifts_.push_back({from, to > from ? to : to + one_day});
    }
    if (shifts_.empty()) shifts_.push_back({sim::Duration{}, one_day});
    for (const Weekday day : spec.rest) rest_[static_cast<std::size_t>(day)] = true;
    std::sort(holidays_.begin(), holidays_.end());
}

bool Hours::worked(Date date) const
{
    return !rest_[weekday(date)] && !std::binary_search(holidays_.begin(), holidays_.end(), date);
}

bool Hours::open(sim::Time time) const
{
    if (always_) return true;
    const Date today = calendar_->date(time);
    for (int back = 0; back <= 1; ++back) {
        const Date day{today.days - back};
        if (!worked(day)) continue;
        const sim::Duration since = time - calendar_->midnight(day);
        for (const Span& shift : shifts_)
            if (shift.from <= since && since < shift.to) return true;
    }
    return false;
}

void Hours::add_bounds(Date date, std::vector<sim::Time>& bounds) const
{
    if (!worked(date)) return;
    for (const Span& shift : shifts_)
        for (const sim::Duration bound : {shift.from, shift.to}) bounds.push_back(calendar_->midnight(date) + bound);
}

sim::Time Hours::changes(sim::Time time) const
{
    if (always_) return sim::end_of_time;
    const bool now = open(time);
    const Date today = calendar_->date(time);
    for (int day = -1; day < far; ++day) {
        // A day's shifts end within the next one, so among the bounds of two days the first turn is found.
        std::vector<sim::Time> bounds;
        add_bounds({today.days + day}, bounds);
        add_bounds({today.days + day + 1}, bounds);
        std::sort(bounds.begin(), bounds.end());
        for (const sim::Time bound : bounds)
            if (bound > time && open(bound) != now) return bound;
    }
    return sim::end_of_time;
}

} // namespace port
