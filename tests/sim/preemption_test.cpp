#include "sim/any_of.h"
#include "sim/event.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "sim/work.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::AfterPreemption;
using sim::Asking;
using sim::Lease;
using sim::Pool;
using sim::Simulation;
using sim::Time;

namespace {

/// Comes at `at`, holds `units` for `time`, and tells if it lost them.
sim::Process holder(Simulation& sim, Pool& pool, Story& story, std::string name, sim::Duration at, int units,
                    sim::Duration time, Asking asking)
{
    co_await sim::delay(sim, at);
    const Lease lease = co_await pool.take(units, asking);
    story.tell(name + " takes " + std::to_string(lease.units()));
    try {
        co_await sim::delay(sim, time);
        story.tell(name + " leaves");
    } catch (const sim::Preempted&) {
        CHECK(lease.preempted());
        CHECK_FALSE(lease);
        story.tell(name + " lost them");
    }
}

sim::Process worker(Simulation& sim, Pool& pool, Story& story, std::string name, sim::Duration at, sim::Work work)
{
    co_await sim::delay(sim, at);
    auto all = sim::work_with(sim, pool, 1, work);
    co_await all;
    story.tell(name + " is done");
}

/// Holds one of `held` and waits for one of `wanted`.
sim::Process between(Pool& held, Pool& wanted, Story& story)
{
    const Lease mine = co_await held.take(1, 5);
    try {
        const Lease second = co_await wanted.take(1);
        story.tell("got both");
    } catch (const sim::Preempted& e) {
        story.tell(e.what());
    }
}

sim::Process asks_twice(Simulation& sim, Pool& pool, Story& story)
{
    const Lease mine = co_await pool.take(1, 5);
    sim::PoolRequest again{pool, 1, Asking{0, true, false}};
    const bool came = co_await sim::within(sim, 3s, again);
    story.tell(came ? "came" : mine ? "keeps the first" : "lost the first");
}

constexpr Asking urgent{0, true, false};

} // namespace

TEST_CASE("a more important request that pre-empts takes the unit from the least important", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 2, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    sim.start(holder(sim, cranes, story, "a", 0s, 1, 10s, {2, false, false}), {"a"});
    sim.start(holder(sim, cranes, story, "b", 1s, 1, 10s, {1, false, false}), {"b"});
    sim.start(holder(sim, cranes, story, "c", 2s, 1, 10s, {0, false, false}), {"c"}); // patient
    sim.start(holder(sim, cranes, story, "d", 3s, 1, 2s, {-1, true, false}), {"d"});
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "1 b takes 1", "3 d takes 1", "3 a lost them", "5 d leaves",
                               "5 c takes 1", "11 b leaves", "15 c leaves"});
    CHECK(cranes.in_use() == 0);
    CHECK(cranes.busy_time() == 10s + 3s + 2s + 10s);
}

TEST_CASE("one that is no more important than the holders takes nothing", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 1};
    sim.start(holder(sim, cranes, story, "a", 0s, 1, 10s, {0, false, false}), {"a"});
    sim.start(holder(sim, cranes, story, "b", 1s, 1, 1s, urgent), {"b"});
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "10 a leaves", "10 b takes 1", "11 b leaves"});
}

TEST_CASE("the victims are the least set: least important first, newest first, and nobody who can be spared",
          "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 10};
    sim.start(holder(sim, cranes, story, "old", 0s, 3, 99s, {3, false, false}), {"old"});
    sim.start(holder(sim, cranes, story, "new", 1s, 3, 99s, {3, false, false}), {"new"});
    sim.start(holder(sim, cranes, story, "least", 2s, 1, 99s, {4, false, false}), {"least"});
    sim.start(holder(sim, cranes, story, "most", 3s, 3, 99s, {1, false, false}), {"most"});
    sim.run_until(Time{4s});
    story.lines.clear();
    SECTION("the least important suffices")
    {
        sim.start(holder(sim, cranes, story, "urgent", 0s, 1, 1s, urgent), {"urgent"});
        sim.run_until(Time{5s});
        CHECK(story.lines == Lines{"4 urgent takes 1", "4 least lost them", "5 urgent leaves"});
    }
    SECTION("of equals the newest; and the least important is spared, being no help")
    {
        sim.start(holder(sim, cranes, story, "urgent", 0s, 3, 1s, urgent), {"urgent"});
        sim.run_until(Time{5s});
        CHECK(story.lines == Lines{"4 urgent takes 3", "4 new lost them", "5 urgent leaves"});
    }
    SECTION("all that are less important do not suffice: nobody loses anything")
    {
        sim.start(holder(sim, cranes, story, "urgent", 0s, 9, 1s, {2, true, false}), {"urgent"});
        sim.run_until(Time{5s});
        CHECK(story.lines.empty());
    }
    SECTION("all of them")
    {
        sim.start(holder(sim, cranes, story, "urgent", 0s, 10, 1s, urgent), {"urgent"});
        sim.run_until(Time{5s});
        CHECK(story.lines.size() == 6);
    }
}

TEST_CASE("work goes on with what was left of it, or from the start", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool crane{sim, {"crane"}, 1, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    const auto after = GENERATE(AfterPreemption::resume, AfterPreemption::repeat);
    sim.start(worker(sim, crane, story, "slow", 0s, {10s, {5, false, false}, after}), {"slow"});
    sim.start(worker(sim, crane, story, "same", 1s, {10s, {5, false, false}, after}), {"same"}); // in line before
    sim.start(worker(sim, crane, story, "one", 4s, {2s, urgent}), {"one"});
    sim.start(worker(sim, crane, story, "two", 7s, {3s, urgent}), {"two"});
    sim.run();
    if (after == AfterPreemption::resume) // 0-4, 6-7, 10-15
        CHECK(story.lines == Lines{"6 one is done", "10 two is done", "15 slow is done", "25 same is done"});
    else
        CHECK(story.lines == Lines{"6 one is done", "10 two is done", "20 slow is done", "30 same is done"});
    CHECK(crane.in_use() == 0);
}

TEST_CASE("work whose time is over at the instant of a pre-emption is done", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool crane{sim, {"crane"}, 1};
    sim.start(worker(sim, crane, story, "two", 4s, {3s, urgent}),
              {"two"}); // its turn comes before the end of the other
    sim.start(worker(sim, crane, story, "slow", 0s, {4s, {5, false, false}, AfterPreemption::repeat}), {"slow"});
    sim.run();
    CHECK(story.lines == Lines{"4 slow is done", "7 two is done"});
}

TEST_CASE("who is pre-empted in one queue while it waits in another leaves both", "[preemption][known]")
{
    Simulation sim;
    Story story(sim);
    Pool one{sim, {"one"}, 1};
    Pool two{sim, {"two"}, 1};
    sim.start(holder(sim, two, story, "busy", 0s, 1, 9s, {}), {"busy"});
    sim.start_at(Time{1ns}, between(one, two, story), {"between"});
    sim.start(holder(sim, two, story, "next", 1s, 1, 1s, {}), {"next"}); // behind `between` in line
    sim.start(holder(sim, one, story, "urgent", 5s, 1, 1s, urgent), {"urgent"});
    sim.run();
    CHECK(story.lines == Lines{"0 busy takes 1", "5 urgent takes 1", "5 lost what it held of pool 'one' to 'urgent'",
                               "6 urgent leaves", "9 busy leaves", "9 next takes 1", "10 next leaves"});
    CHECK(one.in_use() + two.in_use() == 0);
    CHECK(one.queue_length() + two.queue_length() == 0);
}

TEST_CASE("a victim may wait in the line of the very pool, and nobody is its own victim", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 1};
    sim.start(asks_twice(sim, cranes, story), {"p"});
    SECTION("alone it waits for itself")
    {
        sim.run();
        CHECK(story.lines == Lines{"3 keeps the first"});
    }
    SECTION("until another takes its unit, which interrupts it in line")
    {
        sim.start(holder(sim, cranes, story, "urgent", 1s, 1, 1s, {-1, true, false}), {"urgent"});
        CHECK_THROWS_WITH(sim.run(), Catch::Contains("'p' failed at 1.0") && Catch::Contains("to 'urgent'"));
        sim.run();
        CHECK(story.lines == Lines{"1 urgent takes 1", "2 urgent leaves"});
    }
    CHECK(cranes.in_use() == 0);
}

TEST_CASE("one that was granted and has not gone on yet is taken only when it has", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 1};
    auto held = cranes.try_take(1);
    sim.start(holder(sim, cranes, story, "a", 0s, 1, 9s, {5, false, false}), {"a"});
    sim.run();
    sim.start(holder(sim, cranes, story, "urgent", 0s, 1, 1s, urgent), {"urgent"});
    sim.run(); // what is held outside any process cannot be taken
    CHECK(story.lines.empty());
    SECTION("the urgent one waits in line, and comes first") {}
    SECTION("a was granted at the very instant")
    {
        sim.at(sim.now(), [&] { CHECK(cranes.queue_length() == 1); });
    }
    held.reset();
    sim.run();
    CHECK(story.lines == Lines{"0 urgent takes 1", "1 urgent leaves", "1 a takes 1", "10 a leaves"});
}

TEST_CASE("a grant and a pre-emption at one instant: the victim goes on with it, and loses it at its next wait",
          "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 1};
    auto held = cranes.try_take(1);
    sim.start(holder(sim, cranes, story, "a", 0s, 1, 9s, {5, false, false}), {"a"});
    sim.run();
    sim.start(holder(sim, cranes, story, "urgent", 1s, 1, 1s, urgent), {"urgent"});
    sim.run_until(Time{1s} - 1ns);
    sim.at(Time{1s}, [&] { held.reset(); }); // after the event that starts the urgent one's request
    SECTION("the request comes first") {}
    sim.run();
    CHECK(story.lines == Lines{"1 urgent takes 1", "2 urgent leaves", "2 a takes 1", "11 a leaves"});

    story.lines.clear();
    held = cranes.try_take(1);
    sim.start(holder(sim, cranes, story, "a", 0s, 1, 9s, {5, false, false}), {"a"});
    sim.run();
    const Time now = sim.now();
    held.reset(); // a is granted; its event is due
    auto started = sim.start(holder(sim, cranes, story, "urgent", 0s, 1, 1s, urgent), {"urgent"});
    sim.run();
    CHECK(sim.now() == now + 1s);
    CHECK(story.lines == Lines{"11 a takes 1", "11 urgent takes 1", "11 a lost them", "12 urgent leaves"});
}

TEST_CASE("a request may be given another priority while it waits", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 2};
    auto held = cranes.try_take(2);
    struct Named {
        static sim::Process use(Simulation& s, Pool& pool, Story& told, std::string name, int units,
                                sim::PoolRequest*& mine)
        {
            sim::PoolRequest request{pool, units, 3};
            mine = &request;
            const Lease lease = co_await request;
            told.tell(name + " takes");
            co_await sim::delay(s, 1s);
        }
    };
    sim::PoolRequest* a = nullptr;
    sim::PoolRequest* b = nullptr;
    sim::PoolRequest* c = nullptr;
    sim.start(Named::use(sim, cranes, story, "a", 2, a), {"a"});
    sim.start(Named::use(sim, cranes, story, "b", 1, b), {"b"});
    sim.start(Named::use(sim, cranes, story, "c", 1, c), {"c"});
    sim.run();
    SECTION("to the front")
    {
        c->change_priority(0);
        held.reset();
        sim.run();
        CHECK(story.lines == Lines{"0 c takes", "1 a takes", "2 b takes"});
    }
    SECTION("to the back, which lets those behind be served at once")
    {
        cranes.resize(3); // one is free, but a wants two
        a->change_priority(9);
        sim.run_until(Time{0s});
        CHECK(story.lines == Lines{"0 b takes"});
        held.reset();
        sim.run();
        CHECK(story.lines == Lines{"0 b takes", "0 c takes", "1 a takes"});
    }
    SECTION("to the same: behind its equals")
    {
        a->change_priority(3);
        held.reset();
        sim.run();
        CHECK(story.lines == Lines{"0 b takes", "0 c takes", "1 a takes"});
    }
    CHECK(cranes.in_use() == 0);
}

TEST_CASE("who finds the line full is turned away with nothing", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 1, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    cranes.limit_line(1);
    struct Named {
        static sim::Process use(Simulation& s, Pool& pool, Story& told, std::string name)
        {
            sim::PoolRequest request{pool, 1};
            const bool in_time = co_await sim::within(s, 100s, request);
            CHECK(in_time);
            const Lease lease = request.lease();
            CHECK(request.turned_away() != static_cast<bool>(lease));
            told.tell(name + (lease ? " takes" : " is turned away"));
            if (lease) co_await sim::delay(s, 2s);
        }
    };
    for (const char* name : {"a", "b", "c", "d"}) sim.start(Named::use(sim, cranes, story, name), {name});
    sim.run_until(Time{0s});
    CHECK(story.lines.size() == 3);
    CHECK(cranes.queue_length() == 1);
    CHECK(cranes.turned_away() == 2);
    sim.start(Named::use(sim, cranes, story, "e"), {"e"});
    sim.run_until(Time{0s});
    CHECK(story.lines.back() == "0 e is turned away"); // who waited before stays
    sim.run();
    CHECK(story.lines.back() == "2 b takes");
    CHECK(cranes.in_use() == 0);
    CHECK(cranes.turned_away() == 3);
}

TEST_CASE("a request that is given up may let in one who pre-empts the very process that gives it up", "[preemption]")
{
    Simulation sim;
    Story story(sim);
    Pool cranes{sim, {"cranes"}, 3};
    sim::Event bell{sim, {"bell"}};
    struct Wants {
        static sim::Process more(Simulation& s, Pool& pool, sim::Event& heard_of, bool limit, Story& told)
        {
            const Lease three = co_await pool.take(3, 2);
            sim::PoolRequest two{pool, 2, urgent}; // never its own victim, so it waits, first in line
            sim::EventWait heard{heard_of};
            try {
                if (limit)
                    co_await sim::within(s, 2s, two);
                else
                    co_await sim::any_of(s, two, heard);
                told.tell("goes on");
            } catch (const sim::Preempted&) {
                told.tell(three.preempted() ? "lost them" : "lost nothing");
            }
        }
    };
    const bool limit = GENERATE(true, false);
    sim.start(Wants::more(sim, cranes, bell, limit, story), {"p"});
    sim.run_until(Time{0s});
    cranes.resize(2);
    sim.start(holder(sim, cranes, story, "urgent", 1s, 1, 1s, urgent), {"urgent"});
    sim.at(Time{2s}, [&] { bell.trigger(); });
    sim.run();
    CHECK(story.lines == Lines{"2 urgent takes 1", "2 lost them", "3 urgent leaves"});
    CHECK(cranes.in_use() == 0);
    CHECK(cranes.queue_length() == 0);
    CHECK(sim.events_pending() == 0);
}
