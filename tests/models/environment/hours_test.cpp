// Opening hours against a count of every half hour, daylight against known sunrises, weather against its odds.
#include "models/environment/daylight.h"
#include "models/environment/hours.h"
#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace std::chrono_literals;

namespace {

Scenario from(int year, int month, int day)
{
    Scenario scenario;
    scenario.start = to_date({year, month, day});
    return scenario;
}

int up_to(sim::Stream& stream, int n)
{
    return static_cast<int>(stream.uniform() * (n + 1));
}

/// Shifts on half hours, days of rest and holidays of January 2009.
HoursSpec random_hours(sim::Stream& stream)
{
    HoursSpec spec;
    for (int n = up_to(stream, 3); n > 0; --n) {
        const int begin = 1800 * up_to(stream, 47);
        const int end = 1800 * (1 + up_to(stream, 47));
        if (begin != end) spec.shifts.push_back({{begin}, {end}});
    }
    for (int n = up_to(stream, 2); n > 0; --n) spec.rest.push_back(static_cast<Weekday>(up_to(stream, 6)));
    for (int n = up_to(stream, 3); n > 0; --n) spec.holidays.push_back(to_date({2009, 1, 1 + up_to(stream, 20)}));
    return spec;
}

/// Half hours since midnight of 31 December 2008 that are worked, put down shift by shift.
std::vector<bool> slow_hours(const HoursSpec& spec)
{
    std::vector<bool> open(48 * 40);
    for (int day = 0; day < 38; ++day) {
        const Date date{to_date({2008, 12, 31}).days + day};
        const int weekday = (2 + day) % 7; // that day was a Wednesday
        bool worked = true;
        for (const Weekday rest : spec.rest) worked = worked && static_cast<int>(rest) != weekday;
        for (const Date holiday : spec.holidays) worked = worked && holiday != date;
        if (!worked) continue;
        std::vector<Shift> shifts = spec.shifts;
        if (shifts.empty()) shifts.push_back({});
        for (const Shift& shift : shifts) {
            int length = shift.to.seconds - shift.from.seconds;
            if (length <= 0) length += 86400;
            for (int half = 0; half < length / 1800; ++half)
                open[static_cast<std::size_t>(48 * day + shift.from.seconds / 1800 + half)] = true;
        }
    }
    return open;
}

} // namespace

TEST_CASE("hours are open, and turn, where a count of every half hour says")
{
    sim::Stream stream(1, 0, "hours test");
    const Scenario scenario = from(2009, 1, 1);
    const Calendar calendar(scenario);
    int turns = 0;
    for (int c = 0; c < 300; ++c) {
        const HoursSpec spec = random_hours(stream);
        const Hours hours(spec, calendar);
        const std::vector<bool> open = slow_hours(spec);
        const auto is_open = [&](int half) { return open[static_cast<std::size_t>(half)]; };
        for (int half = 48; half < 48 * 20; ++half) {
            const sim::Time time = calendar.start() + (half - 48) * 30min;
            CAPTURE(c, half);
            REQUIRE(hours.open(time) == is_open(half));
            REQUIRE(hours.open(time + 30min - 1ns) == is_open(half));
            int next = half + 1;
            while (next < 48 * 36 && is_open(next) == is_open(half)) ++next;
            if (next == 48 * 36) continue;
            REQUIRE(hours.changes(time) == calendar.start() + (next - 48) * 30min);
            ++turns;
        }
    }
    CHECK(turns > 100'000);
}

TEST_CASE("hours without a shift, a day of rest or a holiday never close")
{
    const Scenario scenario = from(2009, 1, 1);
    const Calendar calendar(scenario);
    CHECK(Hours({}, calendar).always());
    CHECK(Hours({}, calendar).changes(calendar.start()) == sim::end_of_time);
    HoursSpec never;
    for (int day = 0; day < 7; ++day) never.rest.push_back(static_cast<Weekday>(day));
    CHECK_FALSE(Hours(never, calendar).open(calendar.start()));
    CHECK(Hours(never, calendar).opens(calendar.start()) == sim::end_of_time);
}

TEST_CASE("the sun rises and sets within a few minutes of the almanac")
{
    // Day lengths follow from cos w = (sin -0.833 - sin f sin d) / (cos f cos d) at the solstices and equinoxes, where
    // the declination is known: +-23.44 and 0. At 40.8 N: 15 h 3 min, 9 h 16 min, 12 h 9 min.
    struct Day {
        int month, day;
        double hours;
    };
    for (const Day known : {Day{6, 21, 15.05}, Day{12, 22, 9.27}, Day{3, 20, 12.15}}) {
        const Scenario scenario = from(2009, known.month, known.day);
        const Calendar calendar(scenario);
        DaylightSpec spec;
        spec.by = LightBy::sun;
        const Daylight light(spec, calendar);
        const sim::Time midnight = calendar.start();
        const sim::Time rises = light.from(midnight);
        CHECK(light.from(rises) == rises);
        CHECK(light.from(rises - 1ns) == rises);
        sim::Time sets = rises; // the last second of light
        while (light.from(sets + 1s) == sets + 1s) sets += 1s;
        CHECK(std::abs(sim::to_hours(sets - rises) - known.hours) < 0.1);
        // The sun stands highest at 12:00 + (120 - 121.1) x 4 min, give or take the equation of time's 17 minutes.
        const double noon = sim::to_hours(rises + (sets - rises) / 2 - midnight);
        CHECK(std::abs(noon - (12 - 1.1 / 15)) < 17.0 / 60);
    }
    const Scenario scenario = from(2009, 12, 22);
    const Calendar calendar(scenario);
    DaylightSpec spec;
    spec.by = LightBy::sun;
    spec.latitude = degrees(80);
    const Daylight polar(spec, calendar);
    CHECK(sim::to_hours(polar.from(calendar.start()) - calendar.start()) > 24 * 50); // the night lasts into February
}
