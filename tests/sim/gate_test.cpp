#include "sim/any_of.h"
#include "sim/gate.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Gate;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process passer(Simulation& sim, Gate& gate, Story& story, std::string name, sim::Duration at)
{
    if (at > 0s) co_await sim::delay(sim, at);
    co_await gate.pass();
    story.tell(name + " passes");
}

} // namespace

TEST_CASE("an open gate lets everybody pass, a closed one keeps them until it opens, in order", "[gate]")
{
    Simulation sim;
    Story story(sim);
    Gate gate{sim, {"gate"}, true};
    for (int t = 0; t < 5; ++t) sim.start(passer(sim, gate, story, std::string(1, char('a' + t)), t * 1s), {"p", t});
    sim.at(Time{1s + 1ms}, [&] { gate.close(); });
    sim.at(Time{3s + 1ms}, [&] {
        CHECK(gate.queue_length() == 2);
        CHECK_FALSE(gate.is_open());
        gate.open();
        CHECK(gate.queue_length() == 0);
    });
    sim.run();
    CHECK(story.lines == Lines{"0 a passes", "1 b passes", "3 c passes", "3 d passes", "4 e passes"});
}

TEST_CASE("a gate that closes again at once has still let pass those who waited, and nobody after", "[gate]")
{
    Simulation sim;
    Story story(sim);
    Gate gate{sim, {"gate"}, false};
    sim.start(passer(sim, gate, story, "a", 0s), {"a"});
    sim.at(Time{2s}, [&] {
        gate.open();
        gate.close();
    });
    sim.start(passer(sim, gate, story, "b", 2s), {"b"}); // comes at that instant, but after
    sim.run();
    CHECK(story.lines == Lines{"2 a passes"});
    CHECK(gate.queue_length() == 1);
    gate.open();
    gate.open(); // harmless
    sim.run();
    CHECK(story.lines == Lines{"2 a passes", "2 b passes"});
}

TEST_CASE("a gate may go before those who wait at it", "[gate]")
{
    Simulation sim;
    Story story(sim);
    auto gate = std::make_unique<Gate>(sim, sim::Name{"gate"}, false);
    auto a = sim.start(passer(sim, *gate, story, "a", 0s), {"a"});
    sim.start(passer(sim, *gate, story, "b", 0s), {"b"});
    sim.run();
    gate.reset();
    a.stop();
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "a gate that is gone to open");
}
