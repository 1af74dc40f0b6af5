// Cases at which engines are known to break, each a test by name. Those that stand with their primitive carry the same
// tag: `test_sim "[known]"` runs them all.
#include "tests/sim/matrix_rigs.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Lease;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;
using sim::Time;

namespace {

/// Holds all three, takes away two of the three it holds, and gives them back after a while.
sim::Process shrinks(Simulation& sim, Pool& pool, Story& story)
{
    const Lease all = co_await pool.take(3);
    co_await sim::delay(sim, 1s);
    pool.resize(1);
    story.tell("shrinks to 1, holds " + std::to_string(all.units()));
    co_await sim::delay(sim, 1s);
}

sim::Process user(Simulation& sim, Pool& pool, Story& story, std::string name, int units, sim::Duration time)
{
    const Lease lease = co_await pool.take(units);
    story.tell(name + " takes " + std::to_string(lease.units()));
    co_await sim::delay(sim, time);
}

/// Gives up after a second and asks anew at once, three times, behind whoever stands there by then.
sim::Process reneges(Simulation& sim, Pool& pool, Story& story)
{
    for (int i = 0; i < 3; ++i) {
        PoolRequest request{pool, 1};
        const bool came = co_await sim::within(sim, 1s, request);
        if (came) {
            const Lease lease = request.lease();
            story.tell("comes at try " + std::to_string(i + 1));
            co_await sim::delay(sim, 1s);
            co_return;
        }
    }
    story.tell("gives up");
}

/// Is interrupted in line, and asks again for the same thing in the handling of that.
sim::Process asks_again(Simulation& sim, Pool& pool, Story& story)
{
    bool again = false;
    try {
        const Lease lease = co_await pool.take(1);
        story.tell("comes at first");
    } catch (const sim::Interrupted&) {
        again = true;
    }
    if (!again) co_return;
    const Lease lease = co_await pool.take(1);
    story.tell("comes at second");
    co_await sim::delay(sim, 1s);
}

sim::Process gets(sim::Container& silo, Story& story, std::string name, double amount, int priority)
{
    co_await silo.get(amount, priority);
    story.tell(name + " gets");
}

template <class Rig> sim::Process waits_in(Rig& rig)
{
    auto request = rig.request();
    auto& wait = request.wait();
    co_await wait;
}

template <class Rig> sim::Process waits_with_limit(Simulation& sim, Rig& rig)
{
    auto request = rig.request();
    co_await sim::within(sim, 100s, request.wait());
}

/// Keeps the one that waits in every way, then lets all go in the order given.
template <class Rig> void destroyed_while_waiting(bool simulation_offers, bool rig_first)
{
    auto sim = std::make_unique<Simulation>();
    auto rig = std::make_unique<Rig>(*sim, sim::Granting{});
    std::vector<sim::ProcessRef> all;
    for (int i = 0; i < 3; ++i) {
        all.push_back(sim->start(waits_in(*rig), {"waits", i}));
        all.push_back(sim->start(waits_with_limit(*sim, *rig), {"waits with a limit", i}));
    }
    sim->run_until(Time{1s});
    all[3].interrupt("storm"); // has not gone on with it when all goes
    if (simulation_offers) rig->offer();
    if (rig_first) rig.reset();
    sim->stop_all();
    rig.reset();
    CHECK(sim->processes_alive() == 0);
    sim.reset();
    for (const auto& process : all) CHECK_FALSE(process.alive());
}

} // namespace

TEST_CASE("a process shrinks the capacity that it holds", "[known]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 3, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    sim.start(shrinks(sim, pool, story), {"s"});
    sim.start(user(sim, pool, story, "a", 1, 2s), {"a"});
    sim.start(user(sim, pool, story, "b", 1, 2s), {"b"});
    sim.start(user(sim, pool, story, "c", 3, 1s), {"c"}); // more than there is: waits until there is more
    sim.at(Time{10s}, [&] { pool.resize(3); });
    sim.run();
    CHECK(story.lines == Lines{"1 shrinks to 1, holds 3", "2 a takes 1", "4 b takes 1", "10 c takes 3"});
    CHECK(pool.in_use() == 0);
    sim.expect_finished();
}

TEST_CASE("capacity goes 3 -> 1 -> 0 -> 3 while it is held and waited for, and nothing is lost", "[known]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 3, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    for (int i = 0; i < 3; ++i)
        sim.start(user(sim, pool, story, std::string(1, "abc"[i]), 1, (2 + 2 * i) * 1s), {"h", i});
    for (int i = 0; i < 3; ++i) sim.start(user(sim, pool, story, std::string(1, "def"[i]), 1, 1s), {"w", i});
    sim.at(Time{1s}, [&] { pool.resize(1); });
    sim.at(Time{6s}, [&] { pool.resize(0); }); // before c ends at that instant: nobody may come
    sim.at(Time{9s}, [&] { pool.resize(3); });
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a takes 1", "0 b takes 1", "0 c takes 1", "9 d takes 1", "9 e takes 1", "9 f takes 1"});
    CHECK(pool.in_use() == 0);
    sim.expect_finished();
}

TEST_CASE("who reneges and asks again in the handler stands behind the others, once", "[known]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 1};
    SECTION("after a time-out")
    {
        sim.start(user(sim, pool, story, "a", 1, 2500ms), {"a"});
        sim.start(reneges(sim, pool, story), {"r"});
        sim.run();
        CHECK(story.lines == Lines{"0 a takes 1", "2 comes at try 3"});
    }
    SECTION("after an interruption, which came in line")
    {
        sim.start(user(sim, pool, story, "a", 1, 4s), {"a"});
        auto again = sim.start(asks_again(sim, pool, story), {"again"});
        sim.start(user(sim, pool, story, "b", 1, 1s), {"b"});
        sim.at(Time{2s}, [&] { again.interrupt("storm"); });
        sim.run();
        CHECK(story.lines == Lines{"0 a takes 1", "4 b takes 1", "5 comes at second"});
    }
    SECTION("after an interruption between the grant and the moment it would have gone on")
    {
        sim.start(user(sim, pool, story, "a", 1, 4s), {"a"});
        auto again = sim.start(asks_again(sim, pool, story), {"again"});
        sim.start(user(sim, pool, story, "b", 1, 1s), {"b"});
        sim.run_until(Time{0s});
        sim.at(Time{4s}, [&] { again.interrupt("storm"); }); // after the event in which a ends
        sim.run();
        CHECK(story.lines == Lines{"0 a takes 1", "4 b takes 1", "5 comes at second"});
    }
    CHECK(pool.in_use() == 0);
    CHECK(pool.queue_length() == 0);
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("an interruption at the very start meets the first wait, be it a request that could wait", "[known]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 1};
    auto held = pool.try_take(1);
    auto again = sim.start(asks_again(sim, pool, story), {"again"});
    SECTION("before it has begun")
    {
        again.interrupt("early");
    }
    SECTION("stopped before it has begun")
    {
        again.stop();
        sim.run();
        CHECK(pool.queue_length() == 0);
        return;
    }
    sim.run();
    CHECK(pool.queue_length() == 1);
    held.reset();
    sim.run();
    CHECK(story.lines.size() == 1);
    CHECK(pool.in_use() == 0);
}

TEST_CASE("interrupting a queued request does not starve the next one", "[known]")
{
    Simulation sim;
    Story story(sim);
    Pool pool{sim, {"pool"}, 3, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    sim.start(user(sim, pool, story, "a", 1, 9s), {"a"});
    auto large = sim.start(user(sim, pool, story, "large", 3, 1s), {"large"});
    sim.start(user(sim, pool, story, "small", 2, 1s), {"small"}); // would fit, but stands behind
    sim.run_until(Time{2s});
    CHECK(story.lines == Lines{"0 a takes 1"});
    const bool stop = GENERATE(true, false);
    if (stop)
        large.stop();
    else
        large.interrupt("storm");
    if (stop)
        sim.run();
    else
        CHECK_THROWS_AS(sim.run(), sim::ProcessFailed);
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "2 small takes 2"});
}

TEST_CASE("the first get at time 0 minds priorities: those who ask before there is anything, and those after",
          "[known]")
{
    Simulation sim;
    Story story(sim);
    const auto how = GENERATE(sim::Grant::at_once, sim::Grant::in_decisions);
    SECTION("a container that is empty")
    {
        sim::Container silo{sim, {"silo"}, 10, 0, sim::Granting{how}};
        sim.start(gets(silo, story, "low", 1, 2), {"low"});
        sim.start(gets(silo, story, "high", 1, 1), {"high"});
        sim.start(gets(silo, story, "low too", 1, 2), {"low too"});
        sim.run();
        CHECK(silo.try_put(3));
        sim.run();
        CHECK(story.lines == Lines{"0 high gets", "0 low gets", "0 low too gets"});
    }
    SECTION("a container that holds enough: decided together it is by priority, at once it is as they come")
    {
        sim::Container silo{sim, {"silo"}, 10, 2, sim::Granting{how}};
        sim.start(gets(silo, story, "low", 1, 2), {"low"});
        sim.start(gets(silo, story, "low too", 1, 2), {"low too"});
        sim.start(gets(silo, story, "high", 1, 1), {"high"});
        sim.run();
        CHECK(story.lines == (how == sim::Grant::at_once ? Lines{"0 low gets", "0 low too gets"}
                                                         : Lines{"0 high gets", "0 low gets"}));
    }
}

TEST_CASE("ten million timers set and cancelled take bounded memory", "[known]")
{
    Simulation sim;
    std::vector<sim::EventHandle> pending(100);
    std::size_t next = 0;
    const auto set_and_cancel = [&](int times) {
        for (int i = 0; i < times; ++i) {
            sim.cancel(pending[next]);
            pending[next] = sim.after(std::chrono::nanoseconds(1 + i % 1'000'003), [] {});
            next = (next + 1) % pending.size();
        }
    };
    set_and_cancel(10'000);
    const auto before = sim.memory();
    set_and_cancel(10'000'000);
    CHECK(sim.memory() <= before + before / 4);
    CHECK(sim.events_pending() == 100);
    sim.run();
    CHECK(sim.events_run() == 100);
}

TEMPLATE_TEST_CASE("a simulation is destroyed with every kind of wait pending", "[known]", matrix::ResourceRig,
                   matrix::PoolRig, matrix::ContainerGetRig, matrix::ContainerPutRig, matrix::StoreGetRig,
                   matrix::StorePutRig, matrix::ConditionRig, matrix::EventRig, matrix::GateRig, matrix::AnyOfRig,
                   matrix::AllOfRig, matrix::BatchRig)
{
    const bool offers = GENERATE(true, false);
    const bool rig_first = GENERATE(true, false);
    destroyed_while_waiting<TestType>(offers, rig_first);
}
