// The calendar against the standard library's, over leap years and the years that are none.
#include "models/environment/calendar.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

#include <chrono>

using namespace port;
using namespace std::chrono_literals;

namespace {

namespace civil = std::chrono;

Scenario from(CivilDate start, int years, Span warm_up = days(0))
{
    Scenario scenario;
    scenario.start = to_date(start);
    scenario.years = years;
    scenario.warm_up = warm_up;
    return scenario;
}

} // namespace

TEST_CASE("dates agree with the standard library's, each day from 1890 to 2110")
{
    civil::sys_days day = civil::year{1890} / 1 / 1;
    for (; day < civil::sys_days{civil::year{2110} / 1 / 1}; day += civil::days{1}) {
        const civil::year_month_day ymd{day};
        const CivilDate same{static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                             static_cast<int>(static_cast<unsigned>(ymd.day()))};
        const Date date = to_date(same);
        if (date.days != day.time_since_epoch().count() || to_civil(date) != same || !exists(same)) FAIL(to_text(date));
    }
    for (const int year : {1900, 2000, 2008, 2009, 2100, 2400})
        for (int month = 1; month <= 12; ++month) {
            const civil::year_month_day_last last{civil::year{year},
                                                  civil::month_day_last{civil::month{static_cast<unsigned>(month)}}};
            CHECK(days_in_month(year, month) == static_cast<int>(static_cast<unsigned>(last.day())));
        }
    CHECK_FALSE(exists({2009, 2, 29}));
    CHECK_FALSE(exists({2100, 2, 29}));
    CHECK(exists({2000, 2, 29}));
}

TEST_CASE("every day has 24 hours: midnights lie that far apart, and a clock time is found in each")
{
    const Calendar calendar(from({2008, 1, 1}, 3, days(100)));
    CHECK(calendar.start() == sim::start_of_time + 100 * one_day);
    CHECK(calendar.midnight(to_date({2007, 9, 23})) == sim::start_of_time);
    for (int day = -100; day < 1096; ++day) {
        const Date date{to_date({2008, 1, 1}).days + day};
        const sim::Time midnight = calendar.start() + day * one_day;
        const sim::Time last_tick = midnight + one_day - 1ns;
        if (calendar.midnight(date) != midnight || calendar.date(midnight) != date ||
            calendar.date(last_tick) != date || calendar.time_of_day(last_tick) != one_day - 1ns)
            FAIL(to_text(date));
    }
    CHECK(calendar.date(calendar.start() - 1ns) == to_date({2007, 12, 31}));
}

TEST_CASE("the next time the clock shows a time is the first one from now on")
{
    const Calendar calendar(from({2008, 12, 31}, 1, days(2)));
    const sim::Time midnight = calendar.start();
    const TimeOfDay six{6 * 3600};
    const TimeOfDay twenty_four{86400};
    CHECK(calendar.next(six, midnight) == midnight + 6h);
    CHECK(calendar.next(six, midnight + 6h) == midnight + 6h);
    CHECK(calendar.next(six, midnight + 6h + 1ns) == midnight + 30h);
    CHECK(calendar.next(six, midnight - 1h) == midnight + 6h);
    CHECK(calendar.next(TimeOfDay{0}, midnight) == midnight);
    CHECK(calendar.next(TimeOfDay{0}, midnight + 1ns) == midnight + 24h);
    CHECK(calendar.next(twenty_four, midnight) == midnight); // 24:00 of the day before
    CHECK(calendar.next(twenty_four, midnight + 1ns) == midnight + 24h);
}

TEST_CASE("reported years are whole calendar years after the warm-up")
{
    const Periods periods = Calendar(from({2007, 1, 1}, 6, days(60))).periods();
    REQUIRE(periods.count() == 7);
    CHECK(periods.end(0) - periods.start(0) == 60 * one_day);
    const int lengths[] = {365, 366, 365, 365, 365, 366}; // 2007 to 2012
    for (int p = 1; p < periods.count(); ++p) {
        CHECK(periods.year(p) == 2006 + p);
        CHECK(periods.end(p) - periods.start(p) == lengths[p - 1] * one_day);
        CHECK(periods.at(periods.start(p)) == p); // what happens at an end belongs to the next
        CHECK(periods.at(periods.end(p) - 1ns) == p);
    }
    // A year that begins on 29 February ends on 28 February, and is whole again after four.
    const Periods leap = Calendar(from({2008, 2, 29}, 4)).periods();
    CHECK(leap.end(1) - leap.start(1) == 365 * one_day);
    CHECK(leap.horizon() - leap.start(1) == 1461 * one_day);
}

TEST_CASE("a horizon makes one period that is no calendar year")
{
    Scenario scenario = from({2009, 1, 1}, 5, days(3));
    scenario.horizon = hours(36);
    const Periods periods = Calendar(scenario).periods();
    REQUIRE(periods.count() == 2);
    CHECK(periods.year(1) == 0);
    CHECK(periods.horizon() == sim::start_of_time + 3 * one_day + 36h);
}

TEST_CASE("a point in civil time has its place in the run, and what is too far away has its end")
{
    const Calendar calendar(from({2009, 1, 1}, 1, days(2)));
    const Moment start = midnight_of(to_date({2009, 1, 1}));
    CHECK(calendar.at(start) == calendar.start());
    CHECK(calendar.at({start.seconds + 1}) == calendar.start() + 1s);
    CHECK(calendar.at({start.seconds - 2 * 86400}) == sim::start_of_time);
    for (int day = -2; day < 400; ++day) {
        const Date date{to_date({2009, 1, 1}).days + day};
        CHECK(calendar.at(midnight_of(date)) == calendar.midnight(date));
        CHECK(date_of({midnight_of(date).seconds + 86399}) == date);
    }
    CHECK(calendar.at(midnight_of(to_date({2399, 1, 1}))) == sim::end_of_time);
    CHECK(calendar.at(midnight_of(to_date({1700, 1, 1}))) == sim::start_of_time);
}
