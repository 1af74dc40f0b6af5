#include "models/environment/calendar.h"
#include "models/landside/roads.h"
#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace port;
using namespace std::chrono_literals;

namespace {

/// 30 km at 60 km/h, 10 vehicles an hour, 4 of them others'; b = 2 and a = 1 make numbers that can be read.
Scenario one_road()
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.horizon = days(2);
    scenario.roads = {{"highway", metres(30'000), kilometres_per_hour(60), 10, 4, 1, 2}};
    return scenario;
}

double hours_at(double traffic)
{
    return 0.5 * (1 + traffic * traffic / 100);
}

sim::Time at(sim::Duration time)
{
    return sim::start_of_time + time;
}

} // namespace

TEST_CASE("a road takes as long as its traffic of the last hour makes it, each direction by itself")
{
    const Scenario scenario = one_road();
    Periods periods = Calendar(scenario).periods();
    Roads roads(scenario, periods);
    const auto takes = [&](Roads::Way way, sim::Duration when) { return sim::to_hours(roads.enter(0, way, at(when))); };
    CHECK(takes(Roads::Way::to_port, 0h) == Approx(hours_at(5)));
    CHECK(takes(Roads::Way::to_port, 0h) == Approx(hours_at(6)));
    CHECK(takes(Roads::Way::from_port, 0h) == Approx(hours_at(5)));
    CHECK(takes(Roads::Way::to_port, 1h - 1ns) == Approx(hours_at(7)));
    CHECK(takes(Roads::Way::to_port, 1h) == Approx(hours_at(6))); // those of an hour ago count no more
    CHECK(sim::to_hours(roads.flow(0, 3.5, at(1h))) == Approx(hours_at(4 + 2 + 3.5)));
    CHECK(sim::to_hours(roads.flow(0, 3.5, at(1h))) == Approx(hours_at(4 + 2 + 3.5))); // a flow is not counted
}

TEST_CASE("the trucks of the last hour are counted right, however many there are")
{
    const Scenario scenario = one_road();
    Periods periods = Calendar(scenario).periods();
    Roads roads(scenario, periods);
    sim::Stream dice(3, 0, "road");
    std::vector<sim::Time> all;
    sim::Time now = sim::start_of_time;
    for (int n = 0; n < 5000; ++n) {
        now += sim::from_seconds(dice.uniform() * (n % 1000 < 500 ? 10 : 200));
        all.push_back(now);
        const auto count = std::count_if(all.begin(), all.end(), [&](sim::Time t) { return t > now - 1h; });
        const double expected = hours_at(4 + static_cast<double>(count));
        if (std::abs(sim::to_hours(roads.enter(0, Roads::Way::to_port, now)) - expected) > 1e-9) FAIL(n);
    }
}

TEST_CASE("a road's books count trucks and others, in both directions, at the capacity of the day")
{
    const Scenario scenario = one_road();
    Periods periods = Calendar(scenario).periods();
    periods.turn();
    Roads roads(scenario, periods);
    for (int n = 0; n < 12; ++n) static_cast<void>(roads.enter(0, Roads::Way::to_port, at(n * 1h)));
    Scenario later = scenario;
    later.roads[0].capacity = 30;
    later.roads[0].other_traffic = 10;
    roads.change(later, at(24h));
    CHECK(sim::to_hours(roads.enter(0, Roads::Way::to_port, at(24h))) == Approx(0.5 * (1 + 121.0 / 900)));
    roads.settle(at(48h));
    CHECK(roads.use()[0].entered[1] == Approx(13 + 2 * 24 * 4 + 2 * 24 * 10));
    CHECK(roads.use()[0].possible[1] == Approx(2 * 24 * 10 + 2 * 24 * 30));
}
