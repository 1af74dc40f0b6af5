#include "models/environment/calendar.h"

#include "models/scenario/dates.h"

namespace port {
namespace {

/// The same day `years` later; 29 February falls on 28 February where there is none.
Date anniversary(CivilDate first, int years)
{
    CivilDate then{first.year + years, first.month, first.day};
    if (!exists(then)) --then.day;
    return to_date(then);
}

} // namespace

Calendar::Calendar(const Scenario& scenario)
    : start_(scenario.start), years_(scenario.years), horizon_(ticks(scenario.horizon)),
      warm_up_(ticks(scenario.warm_up))
{
}

sim::Time Calendar::midnight(Date date) const
{
    return start() + (date.days - start_.days) * one_day;
}

sim::Time Calendar::at(Moment moment) const
{
    constexpr std::int64_t most = 9'000'000'000; // s: nanoseconds beyond it would not fit
    const std::int64_t since = moment.seconds - midnight_of(start_).seconds;
    if (since > most) return sim::end_of_time;
    return since < -most ? sim::start_of_time : start() + std::chrono::seconds(since);
}

Date Calendar::date(sim::Time time) const
{
    const sim::Duration since = time - start();
    auto days = since / one_day;
    if (since < days * one_day) --days; // the division rounds towards nought
    return {start_.days + static_cast<int>(days)};
}

sim::Duration Calendar::time_of_day(sim::Time time) const
{
    return time - midnight(date(time));
}

sim::Time Calendar::next(TimeOfDay clock, sim::Time time) const
{
    const sim::Duration shown = std::chrono::seconds(clock.seconds);
    const sim::Time today = midnight(date(time)) + shown;
    // 24:00 is shown at the midnight that begins the day too.
    if (shown == one_day && time_of_day(time) == sim::Duration::zero()) return time;
    return today >= time ? today : today + one_day;
}

Periods Calendar::periods() const
{
    std::vector<sim::Time> bounds{sim::start_of_time, start()};
    std::vector<int> years;
    if (horizon_ > sim::Duration::zero()) {
        bounds.push_back(start() + horizon_);
        years.push_back(0);
    } else {
        const CivilDate first = to_civil(start_);
        for (int y = 1; y <= years_; ++y) {
            bounds.push_back(midnight(anniversary(first, y)));
            years.push_back(first.year + y - 1);
        }
    }
    return Periods(std::move(bounds), std::move(years));
}

} // namespace port
