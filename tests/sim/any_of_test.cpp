#include "sim/any_of.h"
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

sim::Process first_of_two(Simulation& sim, Event& a, Event& b, Story& story)
{
    EventWait one{a};
    EventWait two{b};
    const std::size_t winner = co_await sim::any_of(sim, one, two);
    story.tell("event " + std::to_string(winner) + (one.done() ? ", a" : "") + (two.done() ? ", b" : ""));
}

sim::Process takes_or_hears(Simulation& sim, Pool& pool, Event& bell, Story& story)
{
    PoolRequest request{pool, 1};
    EventWait heard{bell};
    const std::size_t winner = co_await sim::any_of(sim, heard, request);
    story.tell("winner " + std::to_string(winner) + ", in use " + std::to_string(pool.in_use()));
    const sim::Lease lease = request.lease();
    co_await sim::delay(sim, 2s);
    story.tell("held " + std::to_string(lease.units()) + ", in use " + std::to_string(pool.in_use()));
}

sim::Process nested(Simulation& sim, Pool& pool, Event& bell, Story& story)
{
    PoolRequest request{pool, 1};
    EventWait heard{bell};
    auto inner = sim::any_of(sim, heard, request);
    const bool came = co_await sim::within(sim, 5s, inner);
    const sim::Lease lease = request.lease();
    story.tell(std::string(came ? "came" : "too late") + " with " + std::to_string(lease.units()));
    co_await sim::delay(sim, 1s);
    story.tell("in use " + std::to_string(pool.in_use()));
}

sim::Process fails(Simulation& sim)
{
    co_await sim::delay(sim, 2s);
    throw std::runtime_error("the belt tore");
}

sim::Process guarded(Simulation& sim, sim::ProcessRef other, Story& story)
{
    auto end = sim::join(sim, other);
    try {
        const bool came = co_await sim::within(sim, 10s, end);
        story.tell(came ? "ended well" : "still at work");
    } catch (const std::exception& e) {
        story.tell(e.what());
    }
}

sim::Process negative(Simulation& sim, Event& bell, Story& story)
{
    EventWait heard{bell};
    try {
        auto early = sim::until(sim, Time{1s});
        co_await sim::any_of(sim, heard, early);
    } catch (const sim::InThePast&) {
        story.tell("in the past");
    }
    co_await heard;
    story.tell("heard");
}

sim::Process recurring(Simulation& sim, Event& never, int times, int& rounds)
{
    for (; rounds < times; ++rounds) {
        EventWait heard{never};
        auto tick = sim::delay(sim, 1ns);
        co_await sim::any_of(sim, heard, tick);
    }
}

} // namespace

TEST_CASE("the first that comes wins and the other is withdrawn", "[any_of]")
{
    Simulation sim;
    Story story(sim);
    Event a{sim, {"a"}};
    Event b{sim, {"b"}};
    SECTION("the second named")
    {
        sim.start(first_of_two(sim, a, b, story), {"p"});
        sim.at(Time{1s}, [&] { b.trigger(); });
        sim.at(Time{1s}, [&] { a.trigger(); });
        sim.run();
        CHECK(story.lines == Lines{"1 event 1, b"});
    }
    SECTION("both have come already: the first named")
    {
        a.trigger();
        b.trigger();
        sim.start(first_of_two(sim, a, b, story), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 event 0, a"});
    }
    SECTION("both listen to the same event: the first named, once")
    {
        sim.start(first_of_two(sim, a, a, story), {"p"});
        sim.at(Time{1s}, [&] { a.trigger(); });
        sim.run();
        CHECK(story.lines == Lines{"1 event 0, a"});
    }
    CHECK(a.queue_length() == 0);
    CHECK(b.queue_length() == 0);
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("a lease that came in an any_of is kept when the any_of has ended", "[any_of]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 1};
    Event bell{sim, {"bell"}};
    SECTION("at once")
    {
        sim.start(takes_or_hears(sim, pool, bell, story), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 winner 1, in use 1", "2 held 1, in use 1"});
    }
    SECTION("later")
    {
        auto lease = pool.try_take(1);
        sim.at(Time{4s}, [&] { lease.reset(); });
        sim.start(takes_or_hears(sim, pool, bell, story), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"4 winner 1, in use 1", "6 held 1, in use 1"});
    }
    SECTION("not when the other won")
    {
        bell.trigger();
        sim.start(takes_or_hears(sim, pool, bell, story), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 winner 0, in use 0", "2 held 0, in use 0"});
    }
    CHECK(pool.in_use() == 0);
}

TEST_CASE("combinators nest, and what came is kept through all of them", "[any_of]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 1};
    Event bell{sim, {"bell"}};
    auto lease = pool.try_take(1);
    sim.start(nested(sim, pool, bell, story), {"p"});
    SECTION("in time")
    {
        sim.at(Time{4s}, [&] { lease.reset(); });
        sim.run();
        CHECK(story.lines == Lines{"4 came with 1", "5 in use 1"});
    }
    SECTION("too late")
    {
        sim.at(Time{6s}, [&] { lease.reset(); });
        sim.run();
        CHECK(story.lines == Lines{"5 too late with 0", "6 in use 0"});
    }
    CHECK(pool.in_use() == 0);
    CHECK(pool.queue_length() == 0);
    CHECK(bell.queue_length() == 0);
}

TEST_CASE("the exception of a process that is joined within a limit reaches who joins it", "[any_of]")
{
    Simulation sim;
    Story story(sim);
    auto other = sim.start(fails(sim), {"belt"});
    sim.start(guarded(sim, other, story), {"guard"});
    sim.run();
    CHECK(story.lines == Lines{"2 the belt tore"});
}

TEST_CASE("a wait that cannot begin takes back those begun before it", "[any_of]")
{
    Simulation sim;
    Story story(sim);
    Event bell{sim, {"bell"}};
    sim.run_until(Time{3s});
    sim.start(negative(sim, bell, story), {"p"});
    sim.at(Time{5s}, [&] { bell.trigger(); });
    sim.run();
    CHECK(story.lines == Lines{"3 in the past", "5 heard"});
}

TEST_CASE("a limit must be a time the clock can show", "[within]")
{
    Simulation sim;
    Event bell{sim, {"bell"}};
    sim.run_until(Time{1s});
    EventWait heard{bell};
    CHECK_THROWS_AS(sim::within(sim, -1ns, heard), sim::InThePast);
    CHECK_THROWS_AS(sim::within(sim, sim::Duration::max(), heard), std::overflow_error);
}

TEST_CASE("an any_of over one long-lived event leaves nothing behind, a million times", "[any_of][known]")
{
    Simulation sim;
    Event never{sim, {"never"}};
    int rounds = 0;
    sim.start(recurring(sim, never, 1'000'000, rounds), {"p"});
    sim.run_until(Time{100ns});
    const auto before = sim::frames_from_heap();
    sim.run();
    CHECK(rounds == 1'000'000);
    CHECK(sim.now() == Time{1'000'000ns});
    CHECK(never.queue_length() == 0);
    CHECK(sim.events_pending() == 0);
    CHECK(sim::frames_from_heap() == before);
}
