// The weather's process against its laws: shares of time, odds by season, and what several states together close.
#include "models/environment/weather.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;

namespace {

constexpr double hour = 3600;

WeatherState state(const std::string& name, double mean_hours, std::vector<NextWeather> next)
{
    WeatherState s;
    s.name = name;
    s.stay = {{"exponential", {{"mean", mean_hours * hour}}}};
    s.next = std::move(next);
    return s;
}

/// Shares of a run that the states held.
std::vector<double> shares(const Scenario& scenario, int days, std::uint64_t replication)
{
    const Calendar calendar(scenario);
    const Periods periods({sim::Time{}, sim::Time{}, sim::Time{days * one_day}}, {0});
    sim::Simulation sim;
    Weather weather(sim, scenario, calendar, periods, 1, replication);
    const_cast<Periods&>(periods).turn();
    sim.run_before(periods.horizon(), sim::Priority::begins);
    weather.settle(periods.horizon());
    std::vector<double> result;
    for (const Weather::Held& held : weather.held()) result.push_back(unit_hours(held.ticks[1]) / (24.0 * days));
    sim.stop_all();
    return result;
}

} // namespace

TEST_CASE("each state holds for its mean stay times how often it comes, over that of all")
{
    // From calm fog by 30 % and wind by 70 %, from both back to calm: shares as 50 : 0.3 x 10 : 0.7 x 20.
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.weather.states = {state("calm", 50, {{"fog", share(0.3)}, {"wind", share(0.7)}}),
                               state("fog", 10, {{"calm"}}), state("wind", 20, {{"calm"}})};
    const std::vector<double> found = shares(scenario, 100'000, 0);
    // 36,000 rounds; the standard error of a share is below 0.4 % of it, so four of them are 1.6 %.
    CHECK(found[0] == Approx(50.0 / 67).epsilon(0.016));
    CHECK(found[1] == Approx(3.0 / 67).epsilon(0.03));
    CHECK(found[2] == Approx(14.0 / 67).epsilon(0.016));
    CHECK(found[0] + found[1] + found[2] == Approx(1).margin(1e-12));
}

TEST_CASE("a season weighs the odds of coming to a state")
{
    // Snow in January alone: 31 days of 365, and then three times as often as fog.
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.weather.states = {state("calm", 9, {{"fog", share(0.25)}, {"snow", share(0.75)}}),
                               state("fog", 1, {{"calm"}}), state("snow", 1, {{"calm"}})};
    scenario.weather.states[2].season = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double snow = 0;
    double fog = 0;
    for (std::uint64_t r = 0; r < 60; ++r) {
        const auto found = shares(scenario, 365, r);
        snow += found[2] / 60;
        fog += found[1] / 60;
    }
    CHECK(snow == Approx(0.1 * 0.75 * 31 / 365).epsilon(0.1));
    CHECK(fog == Approx(0.1 * (0.25 * 31 + 334) / 365).epsilon(0.05));
}

TEST_CASE("the weather depends on seed and replication alone")
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.weather.states = {state("calm", 50, {{"fog"}}), state("fog", 10, {{"calm"}})};
    CHECK(shares(scenario, 100, 3) == shares(scenario, 100, 3));
    CHECK(shares(scenario, 100, 3) != shares(scenario, 100, 4));
}

TEST_CASE("what a state closes is closed, and of slowings the strongest counts")
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.categories = {{"coal"}, {"grain"}};
    scenario.ships = {{"coaster"}, {"panamax"}};
    WeatherState wind;
    wind.name = "wind";
    wind.closes = {Closes::tugs};
    wind.ships = {"panamax"};
    wind.categories = {"grain"};
    wind.equipment = {"crane"};
    wind.slows = {{"coal", "", share(0.8)}, {"", "belt", share(0.5)}, {"coal", "belt", share(0.6)}};
    scenario.weather.states = {wind};
    const Calendar calendar(scenario);
    const Periods periods({sim::Time{}, sim::Time{}, sim::Time{one_day}}, {0});
    sim::Simulation sim;
    const Weather weather(sim, scenario, calendar, periods, 1, 0);
    const int crane = weather.kind("crane");
    const int belt = weather.kind("belt");
    CHECK(weather.kind("pump") == -1);
    CHECK(weather.on_work(1, -1) == 0);
    CHECK(weather.on_work(0, crane) == 0);
    CHECK(weather.on_work(0, -1) == 0.8);
    CHECK(weather.on_work(0, belt) == 0.5);
    CHECK(weather.on_equipment(belt) == 0.5);
    CHECK(weather.on_equipment(-1) == 1);
    CHECK_FALSE(weather.bars_arrival({0, false, true}));
    CHECK(weather.bars_arrival({0, true, false}));
    CHECK(weather.bars_sailing({1, false, false}));
}
