#include "sim/all_of.h"
#include "sim/any_of.h"
#include "sim/container.h"
#include "sim/event.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Event;
using sim::EventWait;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process hears_both(Simulation& sim, Event& a, Event& b, Story& story)
{
    EventWait one{a};
    EventWait two{b};
    co_await sim::all_of(sim, one, two);
    story.tell("both");
}

sim::Process takes_all(Simulation& sim, Pool& tugs, sim::Container& silo, Event& bell, Story& story)
{
    PoolRequest two{tugs, 2};
    sim::ContainerGet grain{silo, 5};
    EventWait heard{bell};
    try {
        co_await sim::all_of(sim, two, grain, heard);
        const sim::Lease lease = two.lease();
        story.tell("has " + std::to_string(lease.units()));
        co_await sim::delay(sim, 1s);
    } catch (const sim::Interrupted&) {
        story.tell("interrupted, in use " + std::to_string(tugs.in_use()));
    }
}

sim::Process tries_for(Simulation& sim, Pool& tugs, Event& bell, sim::Duration limit, Story& story)
{
    PoolRequest two{tugs, 2};
    EventWait heard{bell};
    auto both = sim::all_of(sim, two, heard);
    const bool came = co_await sim::within(sim, limit, both);
    story.tell((came ? "came, in use " : "too late, in use ") + std::to_string(tugs.in_use()));
}

sim::Process fails(Simulation& sim, sim::Duration after, std::string why)
{
    co_await sim::delay(sim, after);
    throw std::runtime_error(why);
}

sim::Process joins_both(Simulation& sim, sim::ProcessRef one, sim::ProcessRef two, Story& story)
{
    auto first = sim::join(sim, one);
    auto second = sim::join(sim, two);
    try {
        co_await sim::all_of(sim, first, second);
        story.tell("both ended");
    } catch (const std::exception& e) {
        story.tell(e.what());
    }
}

sim::Process crosswise(Simulation& sim, Pool& urgent, Pool& other)
{
    PoolRequest a{urgent, 1, 0};
    PoolRequest b{other, 1, 1};
    co_await sim::all_of(sim, b, a);
    co_await sim::delay(sim, 1s);
}

} // namespace

TEST_CASE("all_of goes on once, with the last of them, in whatever order they come", "[all_of]")
{
    Simulation sim;
    Story story(sim);
    Event a{sim, {"a"}};
    Event b{sim, {"b"}};
    sim.start(hears_both(sim, a, b, story), {"p"});
    const bool a_first = GENERATE(true, false);
    sim.at(Time{a_first ? 1s : 3s}, [&] { a.trigger(); });
    sim.at(Time{a_first ? 3s : 1s}, [&] { b.trigger(); });
    sim.run();
    CHECK(story.lines == Lines{"3 both"});
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("all_of over events already past does not suspend", "[all_of][known]")
{
    Simulation sim;
    Story story(sim);
    Event a{sim, {"a"}};
    Event b{sim, {"b"}};
    a.trigger();
    SECTION("both past")
    {
        b.trigger();
        sim.start(hears_both(sim, a, b, story), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 both"});
        CHECK(sim.events_run() == 1); // its start
    }
    SECTION("one past, one to come; the past one may even be armed again")
    {
        sim.start(hears_both(sim, a, b, story), {"p"});
        sim.at(Time{1s}, [&] { a.reset(); });
        sim.at(Time{2s}, [&] { b.trigger(); });
        sim.run();
        CHECK(story.lines == Lines{"2 both"});
    }
    SECTION("the same event twice")
    {
        sim.start(hears_both(sim, b, b, story), {"p"});
        sim.at(Time{2s}, [&] { b.trigger(); });
        sim.run();
        CHECK(story.lines == Lines{"2 both"});
    }
}

TEST_CASE("what comes early in an all_of is kept, and given back if the rest does not come", "[all_of]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 2};
    sim::Container silo{sim, {"silo"}, 10};
    Event bell{sim, {"bell"}};
    auto process = sim.start(takes_all(sim, tugs, silo, bell, story), {"p"});
    sim.at(Time{2s}, [&] { CHECK(silo.try_put(5)); });
    sim.run_until(Time{3s});
    CHECK(tugs.in_use() == 2);
    CHECK(silo.level() == 5); // promised, not moved
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "all of event 'bell'");
    SECTION("it comes")
    {
        sim.at(Time{4s}, [&] { bell.trigger(); });
        sim.run();
        CHECK(story.lines == Lines{"4 has 2"});
        CHECK(silo.level() == 0);
    }
    SECTION("interrupted")
    {
        process.interrupt("storm");
        sim.run();
        CHECK(story.lines == Lines{"3 interrupted, in use 0"});
        CHECK(silo.level() == 5);
    }
    SECTION("interrupted at the very instant, when all has come")
    {
        bell.trigger();
        process.interrupt("storm");
        CHECK(tugs.in_use() == 0);
        sim.run();
        CHECK(story.lines == Lines{"3 interrupted, in use 0"});
        CHECK(silo.level() == 5);
    }
    SECTION("stopped")
    {
        process.stop();
        sim.run();
        CHECK(silo.level() == 5);
    }
    CHECK(tugs.in_use() == 0);
    CHECK(bell.queue_length() == 0);
    CHECK(silo.try_get(silo.level())); // nothing is still promised
}

TEST_CASE("an all_of may be given a limit, and then gives all back", "[all_of]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 2};
    Event bell{sim, {"bell"}};
    const auto limit = GENERATE(1s, 5s);
    sim.start(tries_for(sim, tugs, bell, limit, story), {"p"});
    sim.at(Time{3s}, [&] { bell.trigger(); });
    sim.run();
    CHECK(story.lines == (limit == 1s ? Lines{"1 too late, in use 0"} : Lines{"3 came, in use 2"}));
    CHECK(tugs.in_use() == 0);
    CHECK(bell.queue_length() == 0);
}

TEST_CASE("an all_of over joins throws the first named failure when all have ended", "[all_of]")
{
    Simulation sim;
    Story story(sim);
    auto one = sim.start(fails(sim, 4s, "one"), {"one"});
    auto two = sim.start(fails(sim, 2s, "two"), {"two"});
    sim.start(joins_both(sim, one, two, story), {"p"});
    sim.run();
    CHECK(story.lines == Lines{"4 one"});
}

TEST_CASE("two that ask for the same two things can't block each other, but with crosswise priorities they do",
          "[all_of][deadlock]")
{
    Simulation sim;
    Pool left{sim, {"left"}, 1};
    Pool right{sim, {"right"}, 1};
    auto busy_left = left.try_take(1);
    auto busy_right = right.try_take(1);
    sim.start(crosswise(sim, left, right), {"a"});
    SECTION("in the same order in both lines")
    {
        sim.start(crosswise(sim, left, right), {"b"});
        sim.run();
        busy_right.reset();
        busy_left.reset();
        sim.run();
        CHECK(sim.processes_alive() == 0);
    }
    SECTION("crosswise")
    {
        sim.start(crosswise(sim, right, left), {"b"});
        sim.run();
        busy_right.reset();
        busy_left.reset();
        sim.run();
        REQUIRE(sim.stuck().size() == 2);
        CHECK(sim.stuck()[0].waits_for.find("all of 1 of pool 'right'") == 0);
        CHECK(sim.stuck()[1].waits_for.find("all of 1 of pool 'left'") == 0);
    }
}
