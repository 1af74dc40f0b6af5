#include "sim/any_of.h"
#include "sim/event.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Event;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process listener(Simulation& sim, Event& bell, Story& story, std::string name, sim::Duration at)
{
    if (at > 0s) co_await sim::delay(sim, at);
    co_await bell.wait();
    story.tell(name + " heard");
}

/// Waits again and again; arms the bell again as soon as it is woken.
sim::Process rearming(Event& bell, Story& story, std::string name, int times)
{
    for (int i = 0; i < times; ++i) {
        co_await bell.wait();
        bell.reset();
        story.tell(name + " heard " + std::to_string(i + 1));
    }
}

sim::Process ticking(Simulation& sim, Event& bell, int& ticks)
{
    for (;;) {
        sim::EventWait heard{bell};
        const bool rang = co_await sim::within(sim, 1s, heard);
        if (rang) co_return;
        ++ticks;
    }
}

} // namespace

TEST_CASE("a trigger wakes all who wait, in order; who comes later passes at once", "[event]")
{
    Simulation sim;
    Story story(sim);
    Event bell{sim, {"bell"}};
    sim.start(listener(sim, bell, story, "a", 0s), {"a"});
    sim.start(listener(sim, bell, story, "b", 1s), {"b"});
    sim.start(listener(sim, bell, story, "c", 5s), {"c"});
    sim.at(Time{3s}, [&] {
        CHECK(bell.queue_length() == 2);
        bell.trigger();
        bell.trigger(); // harmless
    });
    sim.run();
    CHECK(story.lines == Lines{"3 a heard", "3 b heard", "5 c heard"});
    CHECK(bell.triggered());
}

TEST_CASE("an event that is reset wakes nobody more, and keeps awake whom it woke", "[event]")
{
    Simulation sim;
    Story story(sim);
    Event bell{sim, {"bell"}};
    sim.start(listener(sim, bell, story, "a", 0s), {"a"});
    sim.at(Time{3s}, [&] {
        bell.trigger();
        bell.reset();
    });
    sim.start(listener(sim, bell, story, "b", 3s), {"b"}); // at that instant, but after
    sim.run();
    CHECK(story.lines == Lines{"3 a heard"});
    CHECK_FALSE(bell.triggered());
    CHECK(bell.queue_length() == 1);
    bell.trigger();
    sim.run();
    CHECK(story.lines == Lines{"3 a heard", "3 b heard"});
}

TEST_CASE("an event may be armed again while it wakes its list: each trigger wakes each once", "[event][known]")
{
    Simulation sim;
    Story story(sim);
    Event bell{sim, {"bell"}};
    sim.start(rearming(bell, story, "a", 2), {"a"});
    sim.start(rearming(bell, story, "b", 2), {"b"});
    sim.at(Time{1s}, [&] { bell.trigger(); });
    sim.at(Time{2s}, [&] { bell.trigger(); });
    sim.run();
    CHECK(story.lines == Lines{"1 a heard 1", "1 b heard 1", "2 a heard 2", "2 b heard 2"});
}

TEST_CASE("waiting with a limit for an event that does not come leaves nothing behind, however often", "[event]")
{
    Simulation sim;
    Event bell{sim, {"bell"}};
    int ticks = 0;
    sim.start(ticking(sim, bell, ticks), {"t"});
    sim.run_until(Time{10s + 500ms});
    const auto before = sim::frames_from_heap();
    sim.run_until(Time{100'000s + 500ms});
    CHECK(ticks == 100'000);
    CHECK(bell.queue_length() == 1);
    CHECK(sim.events_pending() == 1);
    CHECK(sim::frames_from_heap() == before);
    bell.trigger();
    sim.run();
    CHECK(sim.processes_alive() == 0);
    CHECK(ticks == 100'000);
}

TEST_CASE("an event may go before those who wait for it", "[event]")
{
    Simulation sim;
    Story story(sim);
    auto bell = std::make_unique<Event>(sim, sim::Name{"bell"});
    auto a = sim.start(listener(sim, *bell, story, "a", 0s), {"a"});
    sim.start(listener(sim, *bell, story, "b", 0s), {"b"});
    sim.run();
    bell.reset();
    a.stop();
    REQUIRE(sim.stuck().size() == 1);
    CHECK(sim.stuck()[0].waits_for == "an event that is gone");
}
