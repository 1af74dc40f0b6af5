#include "sim/any_of.h"
#include "sim/event.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/sim/pool_users.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Lease;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;
using sim::Time;

TEST_CASE("a pool serves in the order asked, and by default nobody passes one who needs more", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    sim.start(user(sim, tugs, story, "b", 1s, 2, 10s), {"b"}); // one is free, but she needs two
    sim.start(user(sim, tugs, story, "c", 2s, 1, 10s), {"c"}); // fits, but stands behind b
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a takes 2", "10 a leaves", "10 b takes 2", "10 c takes 1", "20 b leaves", "20 c leaves"});
}

TEST_CASE("with passing, whoever fits may go", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3, {.passing = true}};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    sim.start(user(sim, tugs, story, "b", 1s, 2, 10s), {"b"});
    sim.start(user(sim, tugs, story, "c", 2s, 1, 3s), {"c"});
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a takes 2", "2 c takes 1", "5 c leaves", "10 a leaves", "10 b takes 2", "20 b leaves"});
}

TEST_CASE("a smaller priority is served first, equal ones in the order they came", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 1};
    sim.start(user(sim, tugs, story, "a", 0s, 1, 10s), {"a"});
    sim.start(user(sim, tugs, story, "b", 1s, 1, 1s, 5), {"b"});
    sim.start(user(sim, tugs, story, "c", 2s, 1, 1s, 5), {"c"});
    sim.start(user(sim, tugs, story, "d", 3s, 1, 1s, -1), {"d"});
    sim.start(user(sim, tugs, story, "e", 4s, 1, 1s, 2), {"e"});
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "10 a leaves", "10 d takes 1", "11 d leaves", "11 e takes 1",
                               "12 e leaves", "12 b takes 1", "13 b leaves", "13 c takes 1", "14 c leaves"});
}

TEST_CASE("a more urgent request that fits passes a large one that waits, and comes at once", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    sim.start(user(sim, tugs, story, "b", 1s, 3, 1s), {"b"});
    sim.start(user(sim, tugs, story, "c", 2s, 1, 1s, -1), {"c"});
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a takes 2", "2 c takes 1", "3 c leaves", "10 a leaves", "10 b takes 3", "11 b leaves"});
}

TEST_CASE("a lease moves, is given back once, and early if asked", "[pool]")
{
    Simulation sim;
    Pool tugs{sim, {"tugs"}, 4};
    Lease a = *tugs.try_take(3);
    CHECK(tugs.in_use() == 3);
    Lease b = std::move(a);
    CHECK_FALSE(a);
    CHECK(a.units() == 0);
    CHECK(b.units() == 3);
    a.give_back();
    CHECK(tugs.in_use() == 3);
    {
        Lease c = *tugs.try_take(1);
        CHECK(tugs.available() == 0);
        b = std::move(c); // gives the three back, takes the one over
        CHECK(tugs.in_use() == 1);
    }
    CHECK(tugs.in_use() == 1);
    b.give_back();
    CHECK(tugs.in_use() == 0);
    CHECK_FALSE(b);
}

TEST_CASE("who balks takes now or not at all, and never before those who wait", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    auto two = tugs.try_take(2);
    REQUIRE(two);
    CHECK_FALSE(tugs.try_take(2));
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    sim.run_until(Time{1s});
    CHECK(tugs.available() == 1);
    CHECK_FALSE(tugs.try_take(1)); // a waits
    two.reset();
    sim.run_until(Time{1s});
    CHECK(tugs.try_take(1)); // and gives it back at the end of this line
    CHECK(tugs.in_use() == 2);
}

TEST_CASE("asking for less than one or for more than there ever were is an error that changes nothing", "[pool]")
{
    Simulation sim;
    Pool tugs{sim, {"tugs"}, 3};
    CHECK_THROWS_AS(tugs.take(0), std::invalid_argument);
    CHECK_THROWS_AS(tugs.take(-1), std::invalid_argument);
    CHECK_THROWS_WITH(tugs.take(4), "4 of 'tugs' were asked for; it has 3");
    CHECK_THROWS_AS(tugs.try_take(4), std::invalid_argument);
    CHECK_THROWS_AS(tugs.resize(-1), std::invalid_argument);
    CHECK_THROWS_AS(Pool(sim, {"none"}, -1), std::invalid_argument);
    CHECK_THROWS_AS(Pool(sim, {"late"}, 1, {sim::Grant::in_decisions, 60}), std::invalid_argument);
    CHECK(tugs.in_use() == 0);
    CHECK(tugs.queue_length() == 0);
    tugs.resize(5);
    CHECK_NOTHROW(tugs.take(5));
    tugs.resize(1);
    CHECK_NOTHROW(tugs.take(5)); // there were five once, and may be again
}

TEST_CASE("what came within its limit is kept after the wait has ended", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 2};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 3s), {"a"});
    sim.start(patient(sim, tugs, story, 2, 5s, 0s), {"p"});
    sim.start(user(sim, tugs, story, "b", 1s, 1, 1s), {"b"});
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a takes 2", "3 a leaves", "3 came at first with 2", "8 done", "8 b takes 1", "9 b leaves"});
    CHECK(tugs.in_use() == 0);
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("who gave up can ask again with the same request", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 2};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    SECTION("without a limit")
    {
        sim.start(patient(sim, tugs, story, 1, 4s, 0s), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 a takes 2", "4 gave up once", "10 a leaves", "10 came in the end", "15 done"});
    }
    SECTION("with a new limit")
    {
        sim.start(patient(sim, tugs, story, 1, 4s, 3s), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 a takes 2", "4 gave up once", "7 gave up twice", "7 done", "10 a leaves"});
    }
    CHECK(tugs.queue_length() == 0);
    CHECK(tugs.in_use() == 0);
}

TEST_CASE("when a large request gives up, those behind it that fit are served at that instant", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"});
    sim.start(patient(sim, tugs, story, 3, 4s, 1s), {"p"}); // stands before b, leaves at 4 and for good at 5
    sim.start(user(sim, tugs, story, "b", 1s, 1, 1s), {"b"});
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 2", "4 gave up once", "4 b takes 1", "5 gave up twice", "5 done",
                               "5 b leaves", "10 a leaves"});
}

TEST_CASE("in decisions, all that came at one instant is decided together", "[pool]")
{
    Simulation sim;
    Story story(sim);
    const bool at_once = GENERATE(true, false);
    Pool tugs{sim, {"tugs"}, 1, {at_once ? sim::Grant::at_once : sim::Grant::in_decisions, 2}};
    sim.start(user(sim, tugs, story, "a", 0s, 1, 10s), {"a"});
    sim.start(user(sim, tugs, story, "low", 1s, 1, 1s, 9), {"low"});
    // Comes at 10 after a has left, since it asked for that instant later; it is the more urgent one.
    sim.start_at(Time{10s}, user(sim, tugs, story, "high", 0s, 1, 1s, 0), {"high"});
    sim.run();
    if (at_once)
        CHECK(story.lines == Lines{"0 a takes 1", "10 a leaves", "10 low takes 1", "11 low leaves", "11 high takes 1",
                                   "12 high leaves"});
    else
        CHECK(story.lines == Lines{"0 a takes 1", "10 a leaves", "10 high takes 1", "11 high leaves", "11 low takes 1",
                                   "12 low leaves"});
}

TEST_CASE("in decisions, the grant falls into its own round of the instant, after a time-out at the same instant",
          "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 1, {sim::Grant::in_decisions, 3}};
    auto lease = tugs.try_take(1);
    sim.at(Time{5s}, [&] { lease.reset(); });
    sim.start(patient(sim, tugs, story, 1, 5s, 0s), {"p"});
    sim.at(
        Time{5s}, [&] { story.tell(std::to_string(tugs.in_use()) + " in round 2"); }, sim::decisions_at(2));
    sim.at(
        Time{5s}, [&] { story.tell(std::to_string(tugs.in_use()) + " in round 4"); }, sim::decisions_at(4));
    sim.run();
    CHECK(story.lines == Lines{"5 gave up once", "5 0 in round 2", "5 came in the end", "5 1 in round 4", "10 done"});
}

TEST_CASE("an any_of that wins elsewhere leaves nothing taken, though leaving the line serves another of its own",
          "[pool]")
{
    struct Ask {
        static sim::Process both(Simulation& sim, Pool& pool, sim::Event& bell, Story& story)
        {
            sim::EventWait heard{bell};
            PoolRequest three{pool, 3};
            PoolRequest one{pool, 1};
            // At the bell `three` is withdrawn; `one` behind it then fits and is granted, too late.
            const std::size_t winner = co_await sim::any_of(sim, heard, three, one);
            story.tell("winner " + std::to_string(winner));
        }
    };
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim::Event bell{sim, {"bell"}};
    auto lease = tugs.try_take(1);
    auto process = sim.start(Ask::both(sim, tugs, bell, story), {"p"});
    sim.run_until(Time{1s});
    CHECK(tugs.queue_length() == 2);
    SECTION("at the bell")
    {
        bell.trigger();
        sim.run();
        CHECK(story.lines == Lines{"1 winner 0"});
    }
    SECTION("when stopped")
    {
        process.stop();
    }
    CHECK(tugs.queue_length() == 0);
    CHECK(tugs.in_use() == 1);
    CHECK(sim.events_pending() == 0);
}
