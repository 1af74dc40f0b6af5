#include "sim/any_of.h"
#include "sim/process.h"
#include "tests/support/catch.h"

#include <vector>

using namespace std::chrono_literals;
using sim::Simulation;

namespace {

sim::Process sleeper(Simulation& sim, sim::Duration nap, std::vector<std::int64_t>& log)
{
    co_await sim::delay(sim, nap);
    log.push_back(sim.now().time_since_epoch().count());
}

sim::Process thrower(Simulation& sim)
{
    co_await sim::delay(sim, 3s);
    throw std::runtime_error("the crane fell");
}

sim::Process catcher(Simulation& sim, sim::ProcessRef other, std::string& said)
{
    try {
        co_await sim::join(sim, other);
    } catch (const std::exception& e) {
        said = e.what();
    }
}

sim::Process interruptible(Simulation& sim, std::string& said)
{
    try {
        co_await sim::delay(sim, 10s);
        said = "slept";
    } catch (const sim::Interrupted& e) {
        said = e.what();
    }
    co_await sim::delay(sim, 1s);
    said += " at " + std::to_string(sim.now().time_since_epoch() / 1s);
}

sim::Task<int> doubled(Simulation& sim, int x)
{
    co_await sim::delay(sim, 1s);
    co_return 2 * x;
}

sim::Process uses_task(Simulation& sim, int& out)
{
    const int four = co_await doubled(sim, 2);
    out = co_await doubled(sim, four);
}

} // namespace

TEST_CASE("a process sleeps for as long as it asked, to the tick", "[process]")
{
    Simulation sim;
    std::vector<std::int64_t> log;
    sim.start(sleeper(sim, 5ns, log), {"a"});
    sim.start(sleeper(sim, 3ns, log), {"b"});
    sim.run();
    CHECK(log == std::vector<std::int64_t>{3, 5});
    CHECK(sim.processes_alive() == 0);
}

TEST_CASE("an exception nobody joins leaves run with the process's name and time", "[process]")
{
    Simulation sim;
    sim.start(thrower(sim), {"crane", 7});
    CHECK_THROWS_WITH(sim.run(),
                      Catch::Contains("crane 7") && Catch::Contains("3.0") && Catch::Contains("the crane fell"));
}

TEST_CASE("an exception in a process reaches whoever joins it", "[process]")
{
    Simulation sim;
    std::string said;
    auto ref = sim.start(thrower(sim), {"crane"});
    sim.start(catcher(sim, ref, said), {"foreman"});
    sim.run();
    CHECK(said == "the crane fell");
}

TEST_CASE("an interruption ends a wait at once and the process goes on", "[process]")
{
    Simulation sim;
    std::string said;
    auto ref = sim.start(interruptible(sim, said), {"p"});
    sim.at(sim::Time{4s}, [&ref] { ref.interrupt("storm"); });
    sim.run();
    CHECK(said == "storm at 5");
    CHECK_FALSE(ref.interrupt("again"));
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("a task's value comes back to its caller, and its waits are its caller's", "[process]")
{
    Simulation sim;
    int out = 0;
    sim.start(uses_task(sim, out), {"p"});
    sim.run();
    CHECK(out == 8);
    CHECK(sim.now() == sim::Time{2s});
}

TEST_CASE("destroying a simulation destroys the processes that wait", "[process]")
{
    std::vector<std::int64_t> log;
    {
        Simulation sim;
        sim.start(sleeper(sim, 5s, log), {"a"});
        int out = 0;
        sim.start(uses_task(sim, out), {"p"});
        sim.run_until(sim::Time{1s});
    }
    CHECK(log.empty());
}

namespace {

sim::Process stops_itself(Simulation& sim, sim::ProcessRef& self)
{
    co_await sim::delay(sim, 1s);
    self.stop();
}

sim::Process passes_then_sleeps(Simulation& sim, std::string& said)
{
    try {
        co_await sim::delay(sim, 5s);
        said = "slept";
    } catch (const sim::Interrupted& e) {
        said = std::string(e.what()) + " at " + std::to_string(sim.now().time_since_epoch() / 1s);
    }
}

sim::Process joins_late(Simulation& sim, sim::ProcessRef other, std::string& said)
{
    co_await sim::delay(sim, 3s);
    co_await sim::join(sim, other);
    said += "joined at " + std::to_string(sim.now().time_since_epoch() / 1s) + ";";
}

} // namespace

TEST_CASE("a process cannot stop itself; that is a broken promise, not a crash", "[process]")
{
    Simulation sim;
    sim::ProcessRef self;
    self = sim.start(stops_itself(sim, self), {"p"});
    CHECK_THROWS_WITH(sim.run(), Catch::Contains("stopped by another"));
    CHECK(sim.processes_alive() == 0);
}

TEST_CASE("an interruption at the very start is met at the first wait, and the first cause stands", "[process]")
{
    Simulation sim;
    std::string said;
    auto ref = sim.start(passes_then_sleeps(sim, said), {"p"});
    CHECK(ref.interrupt("early"));
    CHECK(ref.interrupt("later"));
    sim.run();
    CHECK(said == "early at 0");
    CHECK(sim.now() == sim::Time{0s}); // the sleep's event is gone too
}

TEST_CASE("whoever joins goes on when the process ends, is stopped, or has ended long ago", "[process]")
{
    Simulation sim;
    std::string said;
    std::vector<std::int64_t> log;
    auto ref = sim.start(sleeper(sim, 10s, log), {"sleeper"});
    auto short_one = sim.start(sleeper(sim, 1s, log), {"short"});
    sim.start(joins_late(sim, ref, said), {"a"});
    sim.start(joins_late(sim, short_one, said), {"b"});
    sim.at(sim::Time{4s}, [&ref] { ref.stop(); });
    sim.run();
    CHECK(said == "joined at 3;joined at 4;");
    CHECK_FALSE(ref.alive());
    ref.stop(); // harmless
}

TEST_CASE("only what runs now is running", "[process]")
{
    Simulation sim;
    std::vector<std::int64_t> log;
    CHECK(sim.running() == nullptr);
    sim.start(sleeper(sim, 2s, log), {"a"});
    sim.at(sim::Time{1s}, [&sim] { CHECK(sim.running() == nullptr); });
    sim.run();
    CHECK(sim.running() == nullptr);
}
