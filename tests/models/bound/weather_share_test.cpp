// The share of time that weather closes in the long run, against chains solved by hand, and closures listed beforehand.
#include "models/bound/weather_share.h"
#include "tests/support/catch.h"

using namespace port;
using namespace port::bound;

namespace {

WeatherState state(const std::string& name, double mean_h, std::vector<NextWeather> next)
{
    WeatherState its;
    its.name = name;
    its.stay.name = "exponential";
    its.stay.values = {{"mean", 3600 * mean_h}};
    its.next = std::move(next);
    return its;
}

} // namespace

TEST_CASE("a calm of 90 hours and a storm of 10 take turns: a tenth of all time is storm")
{
    WeatherSpec weather;
    weather.states = {state("calm", 90, {{"storm"}}), state("storm", 10, {{"calm"}})};
    weather.states[1].closes = {Closes::work};
    weather.states[1].slows = {{"", "crane", share(0.5)}};
    const WeatherShare own(weather);
    REQUIRE(own.shares().size() == 2);
    CHECK(own.shares()[1] == Approx(0.1));
    CHECK(own.expected({"", "coal"}).value() == Approx(0.9));   // work on cargo stands
    CHECK(own.expected({"crane", ""}).value() == Approx(0.95)); // a crane by itself is slowed to a half
    CHECK(own.expected({"belt", ""}).value() == Approx(1));
}

TEST_CASE("three states: v = (1/2, 3/8, 1/8) by balance, times stays of 10, 4 and 2 hours")
{
    // From a to b always; from b to a with 2/3, to c with 1/3; from c to a. v_a = v_b 2/3 + v_c, v_c = v_b / 3, so
    // v_b = v_a and v_c = v_a / 3: (3, 3, 1) / 7; with stays 30 + 12 + 2 = 44.
    WeatherSpec weather;
    weather.states = {state("a", 10, {{"b"}}), state("b", 4, {{"a", share(2.0 / 3)}, {"c", share(1.0 / 3)}}),
                      state("c", 2, {{"a"}})};
    const WeatherShare own(weather);
    REQUIRE(own.shares().size() == 3);
    CHECK(own.shares()[0] == Approx(30.0 / 44));
    CHECK(own.shares()[1] == Approx(12.0 / 44));
    CHECK(own.shares()[2] == Approx(2.0 / 44));
}

TEST_CASE("a season halves the year of a state, and weather that ends has no long run")
{
    // c comes in six months alone, with odds 1/2 beside a: then (v_a, v_b, v_c) = (1, 1, 1/2) / 2.5.
    WeatherSpec weather;
    weather.states = {state("a", 1, {{"b"}}), state("b", 1, {{"a", share(0.5)}, {"c", share(0.5)}}),
                      state("c", 2, {{"a"}})};
    weather.states[2].season = {1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1};
    const WeatherShare own(weather);
    REQUIRE(own.shares().size() == 3);
    CHECK(own.shares()[2] == Approx(0.5 * (1.0 / 3) + 0.5 * 0)); // 0.5 x 2 of 1 + 1 + 1
    weather.states[1].next.clear();
    CHECK_FALSE(WeatherShare(weather).expected({"", "coal"}));
}

TEST_CASE("listed closures and the rows of a record stop by plan")
{
    Scenario s;
    s.start = {14245}; // 2009-01-01
    const Calendar calendar(s);
    const auto at = [](double h) { return Moment{14245 * seconds_a_day + static_cast<std::int64_t>(3600 * h)}; };
    const Window day{calendar.start(), calendar.start() + one_day};
    WeatherSpec weather;
    weather.states = {state("calm", 90, {{"storm"}}), state("storm", 10, {{"calm"}})};
    weather.states[1].categories = {"coal"};
    weather.closures = {{"storm", at(20), at(30)}, {"calm", at(1), at(2)}};
    CHECK(hours_of(WeatherShare(weather).stops({"", "coal"}, calendar, day)) == 4);
    CHECK(hours_of(WeatherShare(weather).stops({"", "ore"}, calendar, day)) == 0);
    weather.closures.clear();
    weather.record = {{at(3), "storm"}, {at(5), "calm"}, {at(22), "storm"}};
    CHECK(hours_of(WeatherShare(weather).stops({"", "coal"}, calendar, day)) == 4);
    CHECK(WeatherShare(weather).expected({"", "coal"}).value() == 1); // no chance is left in it
}
