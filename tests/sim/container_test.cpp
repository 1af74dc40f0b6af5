#include "sim/any_of.h"
#include "sim/container.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <limits>
#include <memory>

using namespace std::chrono_literals;
using sim::Container;
using sim::Duration;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process getter(Simulation& sim, Container& silo, Story& story, std::string name, Duration at, double amount,
                    int priority = 0)
{
    if (at > 0s) co_await sim::delay(sim, at);
    co_await silo.get(amount, priority);
    story.tell(name + " got it");
}

sim::Process putter(Simulation& sim, Container& silo, Story& story, std::string name, Duration at, double amount,
                    int priority = 0)
{
    if (at > 0s) co_await sim::delay(sim, at);
    co_await silo.put(amount, priority);
    story.tell(name + " put it");
}

sim::Process either(Simulation& sim, Container& silo, Story& story)
{
    sim::ContainerGet get{silo, 4};
    sim::ContainerPut put{silo, 6};
    const std::size_t winner = co_await sim::any_of(sim, get, put);
    story.tell(winner == 0 ? "get won" : "put won");
}

sim::Process limited(Simulation& sim, Container& silo, Story& story, Duration limit)
{
    sim::ContainerGet get{silo, 5};
    story.tell(co_await sim::within(sim, limit, get) ? "limited got it" : "limited gave up");
}

} // namespace

TEST_CASE("a getter waits for stock, and one who needs less does not pass him", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10, 3};
    sim.start(getter(sim, silo, story, "large", 0s, 5), {"large"});
    sim.start(getter(sim, silo, story, "small", 1s, 2), {"small"});
    sim.start(putter(sim, silo, story, "p", 4s, 1), {"p"});
    sim.start(putter(sim, silo, story, "q", 6s, 3), {"q"});
    sim.run();
    CHECK(story.lines == Lines{"4 p put it", "6 q put it", "6 large got it", "6 small got it"});
    CHECK(silo.level() == 0);
}

TEST_CASE("a putter waits for room; what is got lets him in at that instant", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10, 8};
    sim.start(putter(sim, silo, story, "p", 0s, 6), {"p"});
    sim.start(putter(sim, silo, story, "q", 1s, 1), {"q"}); // fits, but stands behind
    sim.start(getter(sim, silo, story, "g", 3s, 4), {"g"});
    sim.start(getter(sim, silo, story, "h", 5s, 1), {"h"});
    sim.run();
    CHECK(story.lines == Lines{"3 g got it", "3 p put it", "5 h got it", "5 q put it"});
    CHECK(silo.level() == 10);
    CHECK(silo.room() == 0);
}

TEST_CASE("with passing, whoever fits moves", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10, 3, {.passing = true}};
    sim.start(getter(sim, silo, story, "large", 0s, 5), {"large"});
    sim.start(getter(sim, silo, story, "small", 1s, 2), {"small"});
    sim.run();
    CHECK(story.lines == Lines{"1 small got it"});
    CHECK(silo.getting() == 1);
}

TEST_CASE("each side of a container is served by priority, then in order", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10};
    sim.start(getter(sim, silo, story, "a", 0s, 1), {"a"});
    sim.start(getter(sim, silo, story, "b", 0s, 1), {"b"});
    sim.start(getter(sim, silo, story, "urgent", 1s, 1, -1), {"urgent"});
    sim.start(putter(sim, silo, story, "p", 2s, 3), {"p"});
    sim.run();
    CHECK(story.lines == Lines{"2 p put it", "2 urgent got it", "2 a got it", "2 b got it"});
}

TEST_CASE("in decisions, an urgent getter of the same instant is served before one who waited", "[container]")
{
    Simulation sim;
    Story story(sim);
    const bool at_once = GENERATE(true, false);
    Container silo{sim, {"silo"}, 10, 0, {at_once ? sim::Grant::at_once : sim::Grant::in_decisions, 1}};
    sim.start(getter(sim, silo, story, "patient", 0s, 2, 5), {"patient"});
    sim.start(putter(sim, silo, story, "p", 2s, 2), {"p"});
    sim.start_at(Time{2s}, getter(sim, silo, story, "urgent", 0s, 2), {"urgent"}, sim::decisions_at(2));
    sim.start_at(Time{2s}, getter(sim, silo, story, "begins", 0s, 2), {"begins"});
    sim.run();
    CHECK(silo.getting() == 2);
    CHECK(story.lines == (at_once ? Lines{"2 p put it", "2 patient got it"} : Lines{"2 p put it", "2 begins got it"}));
}

TEST_CASE("an amount is not there for others between its grant and the moment its getter goes on", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10};
    sim.start(getter(sim, silo, story, "g", 0s, 5), {"g"});
    sim.at(Time{1s}, [&] {
        CHECK(silo.try_put(5));
        CHECK(silo.level() == 5);
        CHECK_FALSE(silo.try_get(1)); // promised
        CHECK(silo.try_put(5));       // the room is as the level says
        CHECK_FALSE(silo.try_put(1));
        CHECK(silo.try_get(5));
    });
    sim.run();
    CHECK(story.lines == Lines{"1 g got it"});
    CHECK(silo.level() == 0);
}

TEST_CASE("a put and a get of one container in one any_of: one of them happens, the other not at all", "[container]")
{
    Simulation sim;
    Story story(sim);
    SECTION("the put at once")
    {
        Container silo{sim, {"silo"}, 10};
        sim.start(either(sim, silo, story), {"e"});
        sim.run();
        CHECK(story.lines == Lines{"0 put won"});
        CHECK(silo.level() == 6);
        CHECK(silo.getting() == 0);
    }
    SECTION("the get at once, though both could be")
    {
        Container silo{sim, {"silo"}, 10, 4};
        sim.start(either(sim, silo, story), {"e"});
        sim.run();
        CHECK(story.lines == Lines{"0 get won"});
        CHECK(silo.level() == 0);
        CHECK(silo.putting() == 0);
    }
}

TEST_CASE("a getter gives up just before, at and after the put", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10};
    const Duration limit = GENERATE(Duration{3s} - 1ns, Duration{3s}, Duration{3s} + 1ns);
    sim.start(limited(sim, silo, story, limit), {"l"}); // its alarm at 3 s was asked for before the put's event
    sim.run_until(Time{});
    sim.start_at(Time{3s}, putter(sim, silo, story, "p", 0s, 5), {"p"}, sim::Priority::ends);
    sim.run();
    const bool got = limit > 3s;
    CHECK(story.lines == (got           ? Lines{"3 p put it", "3 limited got it"}
                          : limit == 3s ? Lines{"3 limited gave up", "3 p put it"}
                                        : Lines{"2 limited gave up", "3 p put it"}));
    CHECK(silo.level() == (got ? 0 : 5));
}

TEST_CASE("a rounding error neither blocks a container nor is left in it", "[container]")
{
    Simulation sim;
    Container silo{sim, {"silo"}, 0.6};
    for (int i = 0; i < 3; ++i) CHECK(silo.try_put(0.2)); // 0.2 + 0.2 + 0.2 is above 0.6
    CHECK(silo.level() == 0.6);
    CHECK(silo.room() == 0);
    for (int i = 0; i < 6; ++i) CHECK(silo.try_get(0.1));
    CHECK(silo.level() == 0);
    CHECK_FALSE(silo.try_get(1e-9));
}

TEST_CASE("a container refuses what can never be", "[container]")
{
    Simulation sim;
    Container silo{sim, {"silo"}, 10};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double endless = std::numeric_limits<double>::infinity();
    for (const double amount : {-1.0, 10.5, nan, endless}) {
        CHECK_THROWS_AS(silo.put(amount), std::invalid_argument);
        CHECK_THROWS_AS(silo.get(amount), std::invalid_argument);
        CHECK_THROWS_AS(silo.try_put(amount), std::invalid_argument);
    }
    CHECK_THROWS_WITH(silo.get(11), "'silo' was asked to move 11; it can hold 10");
    CHECK_THROWS_AS(Container(sim, {"none"}, 0), std::invalid_argument);
    CHECK_THROWS_AS(Container(sim, {"none"}, nan), std::invalid_argument);
    CHECK_THROWS_AS(Container(sim, {"none"}, 5, 6), std::invalid_argument);
    CHECK_THROWS_AS(Container(sim, {"none"}, 5, -1), std::invalid_argument);
    CHECK_THROWS_AS(Container(sim, {"none"}, endless, endless), std::invalid_argument);
    Container sea{sim, {"sea"}, endless};
    CHECK(sea.try_put(1e300));
    CHECK_THROWS_AS(sea.put(endless), std::invalid_argument);
}

TEST_CASE("the mean level is weighted by time", "[container]")
{
    Simulation sim;
    Container silo{sim, {"silo"}, 10, 2};
    CHECK(silo.mean_level() == 2);
    sim.run_until(Time{4s});
    CHECK(silo.try_put(6));
    sim.run_until(Time{8s});
    CHECK(silo.mean_level() == Approx(5)); // 2 for 4 s, 8 for 4 s
    silo.reset_statistics();
    CHECK(silo.try_get(8));
    sim.run_until(Time{10s});
    CHECK(silo.mean_level() == 0);
}

TEST_CASE("a container may go before those who wait at it or were granted and have not gone on", "[container]")
{
    Simulation sim;
    Story story(sim);
    auto silo = std::make_unique<Container>(sim, sim::Name{"silo"}, 10);
    sim.start(getter(sim, *silo, story, "granted", 0s, 5), {"granted"});
    auto waiting = sim.start(getter(sim, *silo, story, "waiting", 0s, 5), {"waiting"});
    sim.at(Time{1s}, [&] {
        CHECK(silo->try_put(5));
        silo.reset();
    });
    sim.run();
    CHECK(story.lines == Lines{"1 granted got it"});
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "to get 5 from a container that is gone");
    waiting.stop();
    CHECK(sim.processes_alive() == 0);
}

TEST_CASE("when a large getter gives up, a small one behind it is served at that instant", "[container]")
{
    Simulation sim;
    Story story(sim);
    Container silo{sim, {"silo"}, 10, 3};
    sim.start(limited(sim, silo, story, 4s), {"l"}); // wants 5
    sim.start(getter(sim, silo, story, "small", 1s, 2), {"small"});
    sim.run();
    CHECK(story.lines == Lines{"4 limited gave up", "4 small got it"});
}
