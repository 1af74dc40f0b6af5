#include "sim/any_of.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/sim/pool_users.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Lease;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;
using sim::Time;

TEST_CASE("capacity changes while units are held: a shortage is worked off, nobody loses what he holds", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim.start(user(sim, tugs, story, "a", 0s, 1, 4s), {"a"});
    sim.start(user(sim, tugs, story, "b", 0s, 1, 6s), {"b"});
    sim.start(user(sim, tugs, story, "c", 0s, 1, 8s), {"c"});
    sim.start(user(sim, tugs, story, "d", 1s, 1, 2s), {"d"});
    sim.start(user(sim, tugs, story, "e", 1s, 2, 2s), {"e"});
    sim.at(Time{2s}, [&] { tugs.resize(1); });
    sim.at(Time{7s}, [&] {
        CHECK(tugs.in_use() == 1);
        CHECK(tugs.available() == 0);
        tugs.resize(0);
    });
    sim.at(Time{20s}, [&] { tugs.resize(3); });
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "0 b takes 1", "0 c takes 1", "4 a leaves", "6 b leaves", "8 c leaves",
                               "20 d takes 1", "20 e takes 2", "22 d leaves", "22 e leaves"});
}

TEST_CASE("a process may take away the capacity that it holds itself", "[pool]")
{
    Simulation sim;
    Pool tugs{sim, {"tugs"}, 1};
    {
        const auto lease = tugs.try_take(1);
        tugs.resize(0);
        CHECK(tugs.in_use() == 1);
        CHECK(tugs.available() == 0);
    }
    CHECK(tugs.in_use() == 0);
    CHECK_FALSE(tugs.try_take(1));
    tugs.resize(1);
    CHECK(tugs.try_take(1));
}

TEST_CASE("busy time and queue are exact integrals", "[pool]")
{
    Simulation sim;
    Story story(sim);
    Pool tugs{sim, {"tugs"}, 3};
    sim.start(user(sim, tugs, story, "a", 0s, 2, 10s), {"a"}); // 2 in use from 0 to 10
    sim.start(user(sim, tugs, story, "b", 4s, 3, 5s), {"b"});  // waits from 4 to 10, 3 in use from 10 to 15
    sim.run_until(Time{20s});
    CHECK(tugs.busy_time() == 35s);
    CHECK(tugs.queue_time() == 6s);
    CHECK(tugs.mean_in_use() == 1.75);
    CHECK(tugs.mean_queue() == 0.3);
    sim.start(user(sim, tugs, story, "c", 0s, 1, 4s), {"c"});
    sim.run_until(Time{22s});
    tugs.reset_statistics();
    CHECK(tugs.mean_in_use() == 1); // no time yet: what it is now
    sim.run_until(Time{30s});
    CHECK(tugs.busy_time() == 2s);
    CHECK(tugs.mean_in_use() == 0.25);
}

TEST_CASE("busy time is exact beyond 64 bits of unit-nanoseconds", "[pool]")
{
    Simulation sim;
    Pool wagons{sim, {"wagons"}, 1000};
    const auto all = wagons.try_take(1000);
    sim.run_until(Time{24h * 365 * 100});
    CHECK(wagons.busy_time() == 1000 * 24h * 365 * 100);
    CHECK(wagons.mean_in_use() == 1000);
}

TEST_CASE("a pool may go before the processes that use it", "[pool]")
{
    Simulation sim;
    Story story(sim);
    auto tugs = std::make_unique<Pool>(sim, sim::Name{"tugs"}, 1,
                                       sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)});
    auto holder = sim.start(user(sim, *tugs, story, "a", 0s, 1, 10s), {"a"});
    auto waiting = sim.start(user(sim, *tugs, story, "b", 1s, 1, 10s), {"b"});
    sim.run_until(Time{2s});
    SECTION("while one holds and one waits") {}
    SECTION("when one was granted and has not gone on yet")
    {
        holder.stop();
        if (sim.step()) story.tell("stepped");
    }
    tugs.reset();
    sim.run();
    CHECK(sim.processes_alive() <= 1); // who was still in line waits for ever; the others went on
    for (const auto& stuck : sim.stuck()) CHECK(stuck.waits_for == "1 of a pool that is gone");
    waiting.interrupt("no use");
    if (waiting.alive()) CHECK_THROWS(sim.run());
    CHECK(sim.processes_alive() == 0);
}

TEST_CASE("a simulation may go with every state of a request pending", "[pool]")
{
    auto sim = std::make_unique<Simulation>();
    Story story(*sim);
    auto tugs = std::make_unique<Pool>(*sim, sim::Name{"tugs"}, 1);
    for (int i = 0; i < 5; ++i) sim->start(user(*sim, *tugs, story, "a", 0s, 1, 10s), {"a", i});
    sim->start(patient(*sim, *tugs, story, 1, 40s, 0s), {"p"});
    sim->run_until(Time{5s});
    tugs.reset();
    sim.reset();
    CHECK(story.lines == Lines{"0 a takes 1"});
}
