#include "sim/all_of.h"
#include "sim/any_of.h"
#include "sim/audit.h"
#include "sim/container.h"
#include "sim/event.h"
#include "sim/gate.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Pool;
using sim::Simulation;

namespace {

/// Takes one of `first`, then wants one of `second`.
sim::Process crossing(Simulation& sim, sim::Resource& first, sim::Resource& second)
{
    const sim::Lease one = co_await first.take();
    co_await sim::delay(sim, 1s);
    const sim::Lease two = co_await second.take();
}

sim::Process keeps(Pool& pool, int units, sim::Event& never)
{
    const sim::Lease lease = co_await pool.take(units);
    co_await never.wait();
}

sim::Process joins(Simulation& sim, sim::ProcessRef other)
{
    co_await sim::join(sim, other);
}

sim::Process waits_for_either(Simulation& sim, sim::Gate& gate, sim::Container& silo)
{
    sim::ContainerGet get{silo, 5};
    sim::GateWait pass{gate};
    co_await sim::any_of(sim, pass, get);
}

sim::Process collects_late(Simulation& sim, Pool& pool, sim::Event& never)
{
    sim::PoolRequest request{pool, 1};
    co_await sim::within(sim, 1s, request); // kept in the request, not taken as a lease
    co_await never.wait();
}

sim::Process sleeps(Simulation& sim)
{
    co_await sim::delay(sim, 100s);
}

} // namespace

TEST_CASE("a deadlock names each process, what it waits for, and who holds it", "[deadlock]")
{
    Simulation sim;
    sim::Resource left{sim, {"left"}};
    sim::Resource right{sim, {"right"}};
    sim.start(crossing(sim, left, right), {"job", 1});
    sim.start(crossing(sim, right, left), {"job", 2});
    sim.run();
    const auto stuck = sim.stuck();
    REQUIRE(stuck.size() == 2);
    CHECK(stuck[0].process == "job 1");
    CHECK(stuck[0].waits_for == "1 of resource 'right' (1 of 1 held by job 2)");
    CHECK(stuck[1].process == "job 2");
    CHECK(stuck[1].waits_for == "1 of resource 'left' (1 of 1 held by job 1)");
}

TEST_CASE("every kind of wait has its words in the report", "[deadlock]")
{
    Simulation sim;
    Pool pool{sim, {"carriers"}, 4};
    sim::Event never{sim, {"never"}};
    sim::Gate gate{sim, {"gate", 3}, false};
    sim::Container silo{sim, {"silo"}, 10, 2.5};
    sim.start(keeps(pool, 1, never), {"job", 3});
    auto other = sim.start(keeps(pool, 3, never), {"job", 7});
    sim.start(keeps(pool, 2, never), {"job", 9});
    sim.start(keeps(pool, 1, never), {"job", 10});
    sim.start(joins(sim, other), {"joiner"});
    sim.start(waits_for_either(sim, gate, silo), {"either"});
    sim.start(sleeps(sim), {"sleeper"}); // time alone ends this one: never in the report
    sim.run_until(sim::Time{5s});
    const auto stuck = sim.stuck();
    REQUIRE(stuck.size() == 6);
    CHECK(stuck[0].process == "job 3");
    CHECK(stuck[0].waits_for == "event 'never'");
    CHECK(stuck[1].waits_for == "event 'never'");
    CHECK(stuck[2].process == "job 9");
    CHECK(stuck[2].waits_for == "2 of pool 'carriers' (4 of 4 held by job 3, job 7)");
    CHECK(stuck[3].waits_for == "1 of pool 'carriers' (4 of 4 held by job 3, job 7; 1 ahead in line)");
    CHECK(stuck[4].waits_for == "the end of process 'job 7'");
    CHECK(stuck[5].process == "either");
    CHECK(stuck[5].waits_for == "any of gate 'gate 3' to open, to get 5 from container 'silo' (it holds 2.5 of 10)");
}

TEST_CASE("who holds is known also when the units came through a combinator, or outside any process", "[deadlock]")
{
    Simulation sim;
    Pool pool{sim, {"carriers"}, 2};
    sim::Event never{sim, {"never"}};
    auto lease = pool.try_take(2);
    CHECK(pool.holders() == "2 of 2 held by an unnamed holder");
    sim.start(collects_late(sim, pool, never), {"late"});
    sim.run_until(sim::Time{500ms});
    lease.reset(); // granted here, outside the process that waits
    CHECK(pool.holders() == "1 of 2 held by an unnamed holder");
    sim.run();
    CHECK(pool.holders() == "1 of 2 held by late");
}

TEST_CASE("a report of very many holders stays readable", "[deadlock]")
{
    Simulation sim;
    Pool pool{sim, {"carriers"}, 20};
    sim::Event never{sim, {"never"}};
    for (int i = 0; i < 20; ++i) sim.start(keeps(pool, 1, never), {"job", i});
    sim.run();
    CHECK(pool.holders() == "20 of 20 held by job 0, job 1, job 2, job 3, job 4, job 5, job 6, job 7 and 12 more");
}

TEST_CASE("a process that was granted what it waits for is not stuck", "[deadlock]")
{
    Simulation sim;
    Pool pool{sim, {"carriers"}, 1};
    sim::Event never{sim, {"never"}};
    auto lease = pool.try_take(1);
    sim.start(keeps(pool, 1, never), {"job"});
    sim.run();
    CHECK(sim.stuck().size() == 1);
    lease.reset();
    CHECK(sim.stuck().empty()); // it goes on in the next event
}

TEST_CASE("an audit says who waits, who holds what, and which wait for each other in a circle", "[audit]")
{
    Simulation sim;
    sim::Resource left{sim, {"left"}};
    sim::Resource right{sim, {"right"}};
    Pool spare{sim, {"spare"}, 3};
    sim.start(crossing(sim, left, right), {"job", 1});
    auto second = sim.start(crossing(sim, right, left), {"job", 2});
    sim.start(joins(sim, second), {"joiner"});
    const auto lease = spare.try_take(2);
    sim.run();
    const sim::Audit audit = sim.audit();
    CHECK(audit.waiting.size() == 3);
    REQUIRE(audit.holding.size() == 3);
    CHECK(audit.holding[0].process == "job 1");
    CHECK(audit.holding[0].what == "resource 'left'");
    CHECK(audit.holding[2].process == "an unnamed holder");
    CHECK(audit.holding[2].units == 2);
    CHECK(audit.cycles == std::vector<std::string>{"job 1 -> resource 'right' -> job 2 -> resource 'left' -> job 1"});
    CHECK(audit.text() == "3 processes wait at 1.000000 s\n"
                          "  job 1 waits for 1 of resource 'right' (1 of 1 held by job 2)\n"
                          "  job 2 waits for 1 of resource 'left' (1 of 1 held by job 1)\n"
                          "  joiner waits for the end of process 'job 2'\n"
                          "  job 1 holds 1 of resource 'left'\n"
                          "  job 2 holds 1 of resource 'right'\n"
                          "  an unnamed holder holds 2 of pool 'spare'\n"
                          "  in a circle: job 1 -> resource 'right' -> job 2 -> resource 'left' -> job 1\n");
    CHECK_THROWS_AS(sim.expect_finished(), sim::Deadlock);
    CHECK_THROWS_WITH(sim.expect_finished(),
                      Catch::Contains("can never come") && Catch::Contains("in a circle: job 1"));
    second.stop();
    sim.run();
    sim.expect_finished();
    CHECK(sim.audit().waiting.empty());
    CHECK(sim.audit().holding.size() == 1);
}

TEST_CASE("a circle may lead through joins, lines and all_of, and one process may close it with itself", "[audit]")
{
    Simulation sim;
    Pool pool{sim, {"pool"}, 2};
    sim::Event never{sim, {"never"}};
    struct Shapes {
        static sim::Process holds_and_joins(Simulation& s, Pool& from, sim::ProcessRef& other, sim::Event& bell)
        {
            const sim::Lease one = co_await from.take(1);
            co_await sim::delay(s, 1s);
            sim::JoinWait end{s, other};
            sim::EventWait rung{bell};
            co_await sim::all_of(s, end, rung);
        }
        static sim::Process wants(Pool& from, int units) { const sim::Lease all = co_await from.take(units); }
        static sim::Process wants_more(Pool& from)
        {
            const sim::Lease one = co_await from.take(1);
            const sim::Lease two = co_await from.take(2);
        }
    };
    SECTION("through the line: who is behind waits for who is first")
    {
        sim::ProcessRef last;
        sim.start(Shapes::holds_and_joins(sim, pool, last, never), {"a"});
        sim.start(Shapes::wants(pool, 2), {"b"});        // a has one of two
        last = sim.start(Shapes::wants(pool, 1), {"c"}); // one is free, but b comes first
        sim.run();
        CHECK(sim.audit().cycles ==
              std::vector<std::string>{"a -> its end -> c -> the line of pool 'pool' -> b -> pool 'pool' -> a"});
        sim.stop_all();
    }
    SECTION("by itself")
    {
        sim.start(Shapes::wants_more(pool), {"greedy"});
        sim.run();
        CHECK(sim.audit().cycles == std::vector<std::string>{"greedy -> pool 'pool' -> greedy"});
    }
}

TEST_CASE("a chain of a hundred thousand processes that wait is followed without a deep stack", "[audit]")
{
    Simulation sim;
    sim::Event never{sim, {"never"}};
    Pool pool{sim, {"pool"}, 1};
    auto last = sim.start(keeps(pool, 1, never), {"root"});
    for (int i = 0; i < 100'000; ++i) last = sim.start(joins(sim, last), {"link", i});
    sim.run();
    CHECK(sim.audit().waiting.size() == 100'001);
    CHECK(sim.audit().cycles.empty());
    sim.stop_all();
}

TEST_CASE("an exception carries name and time also through a task, a combinator and a join", "[process]")
{
    Simulation sim;
    struct Fails {
        static sim::Task<> part(Simulation& s)
        {
            co_await sim::delay(s, 2s);
            throw std::runtime_error("the rope broke");
        }
        static sim::Process whole(Simulation& s) { co_await part(s); }
        static sim::Process joins_in_any(Simulation& s, sim::ProcessRef other, sim::Event& never)
        {
            sim::JoinWait end{s, other};
            sim::EventWait heard{never};
            co_await sim::any_of(s, heard, end);
        }
    };
    sim::Event never{sim, {"never"}};
    auto hoist = sim.start(Fails::whole(sim), {"hoist", 4});
    SECTION("a task")
    {
        CHECK_THROWS_WITH(sim.run(), Catch::Contains("'hoist 4' failed at 2.0") && Catch::Contains("the rope broke"));
    }
    SECTION("a join, within an any_of, in a process of its own")
    {
        sim.start(Fails::joins_in_any(sim, hoist, never), {"foreman"});
        CHECK_THROWS_WITH(sim.run(), Catch::Contains("'foreman' failed at 2.0") && Catch::Contains("the rope broke"));
    }
    CHECK(sim.processes_alive() == 0);
    sim.run();
    sim.expect_finished();
}
