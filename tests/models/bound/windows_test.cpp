// Hours that are known beforehand, counted by hand.
#include "models/bound/windows.h"
#include "tests/support/catch.h"

using namespace port;
using namespace port::bound;

namespace {

Window hours_from(double from, double to)
{
    return {sim::start_of_time + sim::from_seconds(3600 * from), sim::start_of_time + sim::from_seconds(3600 * to)};
}

Calendar of_2009()
{
    Scenario s;
    s.start = {14245}; // 2009-01-01, a Thursday
    return Calendar(s);
}

} // namespace

TEST_CASE("stops that overlap are taken away once")
{
    const Windows open{hours_from(0, 10), hours_from(20, 30)};
    CHECK(hours_of(open) == 20);
    // 8 to 22 leaves 0-8 and 22-30; of those 23-24 twice, 25-26 and 29-40 are taken too.
    const Windows left = without(
        open, {hours_from(29, 40), hours_from(8, 22), hours_from(23, 24), hours_from(23, 24), hours_from(25, 26)});
    CHECK(hours_of(left) == 8 + 1 + 1 + 3);
    CHECK(left.size() == 4);
    CHECK(hours_of(without(open, {hours_from(-5, 50)})) == 0);
    CHECK(hours_of(without(open, {})) == 20);
}

TEST_CASE("daily hours, shifts with days of rest, and maintenance of a week")
{
    const Calendar calendar = of_2009();
    const Window week = hours_from(0, 168);
    CHECK(hours_of(daily_windows({6 * 3600}, {22 * 3600}, calendar, week)) == 7 * 16);
    // The window cuts the first day's hours: 6 to 22 less the first 10.
    CHECK(hours_of(daily_windows({6 * 3600}, {22 * 3600}, calendar, hours_from(10, 24))) == 12);
    const Hours crew({{{{8 * 3600}, {16 * 3600}}}, {Weekday::sunday}, {{14245}}}, calendar);
    CHECK(hours_of(open_windows(crew, week)) == 5 * 8); // no Sunday, and New Year's day is kept
    // From hour 10 on, 4 h each 50 h: 10, 60, 110, 160; in the window from 62 on 2 h, 4 h, 4 h.
    const std::vector<Maintenance> plan{{hours(10), hours(50), hours(4)}};
    CHECK(hours_of(maintenance_windows(plan, calendar, week)) == 16);
    CHECK(hours_of(maintenance_windows(plan, calendar, hours_from(62, 168))) == 10);
}
