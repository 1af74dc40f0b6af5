#include "sim/any_of.h"
#include "sim/flow_network.h"
#include "sim/flow_waits.h"
#include "sim/process.h"
#include "tests/support/catch.h"

#include <memory>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using sim::endless;
using sim::FlowNetwork;
using sim::Reach;
using sim::Simulation;
using sim::Time;

namespace {

struct Yard {
    Simulation sim;
    std::unique_ptr<FlowNetwork> owner = std::make_unique<FlowNetwork>(sim);
    FlowNetwork& net = *owner;
    sim::PlaceId source = net.add_place({.name = {"source"}, .level = endless});
    sim::PlaceId store = net.add_place({.name = {"store"}, .capacity = 1000});
    sim::MachineId belt = net.add_machine({"belt"}, 100);
    sim::RouteId in = net.add_route({{"in"}, source, store, {&belt, 1}});
    std::vector<std::string> log;
    void note(const std::string& what, double amount)
    {
        log.push_back(what + " " + std::to_string(static_cast<int>(amount)) + " at " +
                      std::to_string(sim.now().time_since_epoch() / 1min));
    }
};

sim::Process mover(Yard& y, double amount)
{
    sim::TransferSpec spec{{"mover"}, {&y.in, 1}, amount};
    const double moved = co_await y.net.move(spec);
    y.note("moved", moved);
}

sim::Process onlooker(Yard& y, sim::TransferId transfer)
{
    const double moved = co_await y.net.finished(transfer);
    y.note("finished", moved);
}

sim::Process gauge(Yard& y, double x)
{
    const double level = co_await y.net.reaches(y.store, Reach::from_below, x);
    y.note("level", level);
}

sim::Process impatient(Yard& y, double amount, sim::Duration limit)
{
    sim::TransferSpec spec{{"impatient"}, {&y.in, 1}, amount};
    sim::MoveWait move{y.net, spec};
    const bool came = co_await sim::within(y.sim, limit, move);
    y.note(came ? "in time" : "gave up with", move.moved());
}

} // namespace

TEST_CASE("a process moves an amount and goes on at the instant it is there", "[flow]")
{
    Yard y;
    y.sim.start(mover(y, 150), {"p"});
    y.sim.start(gauge(y, 50), {"q"});
    y.sim.run();
    CHECK(y.log == std::vector<std::string>{"level 50 at 30", "moved 150 at 90"});
    CHECK(y.sim.events_pending() == 0);
}

TEST_CASE("a move that is given up stops its transfer and says what it moved", "[flow]")
{
    Yard y;
    y.sim.start(impatient(y, 150, 1h), {"p"});
    y.sim.start(impatient(y, 20, 1h), {"q"});
    y.sim.run();
    CHECK(y.log == std::vector<std::string>{"in time 20 at 24", "gave up with 80 at 60"});
    CHECK(y.net.level(y.store) == Approx(100));
}

TEST_CASE("a stopped process stops its move; who waits for another's transfer wakes when it is stopped", "[flow]")
{
    Yard y;
    auto p = y.sim.start(mover(y, 500), {"p"});
    const auto id = y.net.start({{"other"}, {&y.in, 1}, 500});
    y.sim.start(onlooker(y, id), {"o 1"});
    y.sim.start(onlooker(y, id), {"o 2"});
    y.sim.at(Time{1h}, [&] { p.stop(); });
    y.sim.at(Time{2h}, [&] { y.net.stop(id); });
    y.sim.run();
    CHECK(y.log == std::vector<std::string>{"finished 150 at 120", "finished 150 at 120"});
    CHECK(y.net.level(y.store) == 200);
}

TEST_CASE("what can never come stands in the deadlock report", "[flow]")
{
    Yard y;
    y.sim.start(gauge(y, 2000), {"q"});
    y.sim.start(mover(y, 5000), {"p"});
    y.sim.run();
    const auto stuck = y.sim.stuck();
    REQUIRE(stuck.size() == 2);
    CHECK(stuck[0].waits_for == "place 'store' to hold at least 2000 (it holds 1000)");
    CHECK(stuck[1].waits_for == "transfer 'mover'");
}

TEST_CASE("a network may be destroyed before those who wait, and before its events", "[flow]")
{
    Yard y;
    y.sim.start(gauge(y, 2000), {"q"});
    y.sim.start(mover(y, 5000), {"p"});
    y.sim.start(onlooker(y, y.net.start({{"t"}, {&y.in, 1}})), {"o"});
    y.sim.run_until(Time{1h});
    y.owner.reset();
    y.sim.run();
    CHECK(y.log.empty());
    CHECK(y.sim.stuck().size() == 3);
}
