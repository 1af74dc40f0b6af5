#include "sim/any_of.h"
#include "sim/batch.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Batch;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process lorry(Simulation& sim, Batch& convoy, Story& story, std::string name, sim::Duration at)
{
    co_await sim::delay(sim, at);
    const std::size_t place = co_await convoy.join();
    story.tell(name + " goes as " + std::to_string(place));
}

sim::Process impatient(Simulation& sim, Batch& convoy, Story& story, sim::Duration limit)
{
    sim::BatchWait place{convoy};
    const bool came = co_await sim::within(sim, limit, place);
    story.tell(came ? "goes" : "gives up");
}

} // namespace

TEST_CASE("a batch goes on when it is full, and the next begins", "[batch]")
{
    Simulation sim;
    Story story(sim);
    Batch convoy{sim, {"convoy"}, 3};
    const char* const names[] = {"a", "b", "c", "d", "e", "f", "g"};
    for (int i = 0; i < 7; ++i) sim.start(lorry(sim, convoy, story, names[i], (i + 1) * 1s), {"lorry", i});
    sim.run();
    CHECK(story.lines ==
          Lines{"3 c goes as 2", "3 a goes as 0", "3 b goes as 1", "6 f goes as 2", "6 d goes as 0", "6 e goes as 1"});
    CHECK(convoy.released() == 2);
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "batch 'convoy' to be full (1 of 3 have come)");
    CHECK(convoy.release() == 1);
    sim.run();
    CHECK(story.lines.back() == "7 g goes as 0");
    CHECK(convoy.released() == 3);
}

TEST_CASE("who gives up is not counted", "[batch]")
{
    Simulation sim;
    Story story(sim);
    Batch convoy{sim, {"convoy"}, 2};
    sim.start(impatient(sim, convoy, story, 2s), {"i"});
    sim.start(lorry(sim, convoy, story, "a", 3s), {"a"});
    auto b = sim.start(lorry(sim, convoy, story, "b", 4s), {"b"});
    sim.start(lorry(sim, convoy, story, "c", 4s), {"c"});
    sim.run();
    CHECK(story.lines == Lines{"2 gives up", "4 b goes as 1", "4 a goes as 0"});
    CHECK(convoy.waiting() == 1);
}

TEST_CASE("a batch of one never waits; of none there is none", "[batch]")
{
    Simulation sim;
    Story story(sim);
    Batch alone{sim, {"alone"}, 1};
    sim.start(lorry(sim, alone, story, "a", 1s), {"a"});
    sim.run();
    CHECK(story.lines == Lines{"1 a goes as 0"});
    CHECK(alone.released() == 1);
    CHECK(alone.release() == 0);
    CHECK_THROWS_AS(Batch(sim, {"none"}, 0), std::invalid_argument);
}

TEST_CASE("a batch may go before those who wait in it", "[batch]")
{
    Simulation sim;
    Story story(sim);
    auto convoy = std::make_unique<Batch>(sim, sim::Name{"convoy"}, 3);
    auto a = sim.start(lorry(sim, *convoy, story, "a", 1s), {"a"});
    sim.start(lorry(sim, *convoy, story, "b", 1s), {"b"});
    sim.run();
    convoy.reset();
    a.stop();
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "a batch that is gone");
}
