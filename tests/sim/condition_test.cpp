#include "sim/any_of.h"
#include "sim/condition.h"
#include "sim/process.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Condition;
using sim::Simulation;
using sim::Time;

namespace {

/// Waits until there are `needs` and takes them: what cannot be taken twice.
sim::Process taker(Condition& changed, int& stock, int needs, Story& story, std::string name, int priority = 0)
{
    co_await changed.until([&stock, needs] { return stock >= needs; }, priority);
    CHECK(stock >= needs);
    stock -= needs;
    story.tell(name + " takes " + std::to_string(needs));
}

sim::Process patient(Simulation& sim, Condition& changed, int& stock, sim::Duration limit, Story& story)
{
    auto enough = changed.until([&stock] { return stock > 0; });
    const bool came = co_await sim::within(sim, limit, enough);
    story.tell(came ? "came" : "too late");
}

} // namespace

TEST_CASE("a process goes on when what it waits for holds: tested when it asks and at each signal", "[condition]")
{
    Simulation sim;
    Story story(sim);
    Condition changed{sim, {"stock"}};
    int stock = 1;
    sim.start(taker(changed, stock, 1, story, "a"), {"a"}); // holds: does not wait
    sim.start(taker(changed, stock, 2, story, "b"), {"b"});
    sim.at(Time{1s}, [&] { stock = 2; }); // nobody is told
    sim.at(Time{2s}, [&] { changed.signal(); });
    sim.run();
    CHECK(story.lines == Lines{"0 a takes 1", "2 b takes 2"});
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("who is called second tests once more, and waits on in his old place", "[condition]")
{
    Simulation sim;
    Story story(sim);
    Condition changed{sim, {"stock"}, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    int stock = 0;
    sim.start(taker(changed, stock, 3, story, "a"), {"a"});
    sim.start(taker(changed, stock, 2, story, "b"), {"b"});
    sim.start(taker(changed, stock, 1, story, "c"), {"c"});
    sim.start(taker(changed, stock, 1, story, "first", -1), {"first"});
    const auto give = [&](int more) {
        stock += more;
        changed.signal();
    };
    sim.at(Time{1s}, [&] { give(3); }); // first takes one, so a cannot; b can, so c cannot
    sim.at(Time{2s}, [&] { give(1); });
    sim.at(Time{3s}, [&] { give(3); });
    sim.run();
    CHECK(story.lines == Lines{"1 first takes 1", "1 b takes 2", "2 c takes 1", "3 a takes 3"});
    CHECK(changed.queue_length() == 0);
}

TEST_CASE("a signal while one is called already is not lost", "[condition]")
{
    Simulation sim;
    Story story(sim);
    Condition changed{sim, {"stock"}};
    int stock = 0;
    sim.start(taker(changed, stock, 1, story, "a"), {"a"});
    sim.at(Time{1s}, [&] {
        stock = 1;
        changed.signal();
        stock = 0;
        stock = 1;
        changed.signal();
    });
    sim.run();
    CHECK(story.lines == Lines{"1 a takes 1"});
}

TEST_CASE("a condition may be given a limit", "[condition]")
{
    Simulation sim;
    Story story(sim);
    Condition changed{sim, {"stock"}};
    int stock = 0;
    const auto limit = GENERATE(1s, 3s);
    sim.start(patient(sim, changed, stock, limit, story), {"p"});
    sim.at(Time{2s}, [&] {
        stock = 1;
        changed.signal();
    });
    sim.run();
    CHECK(story.lines == (limit == 1s ? Lines{"1 too late"} : Lines{"2 came"}));
    CHECK(changed.queue_length() == 0);
}

TEST_CASE("a condition may go before those who wait, also when one is called", "[condition]")
{
    Simulation sim;
    Story story(sim);
    auto changed = std::make_unique<Condition>(sim, sim::Name{"stock"});
    int stock = 0;
    auto a = sim.start(taker(*changed, stock, 1, story, "a"), {"a"});
    auto b = sim.start(taker(*changed, stock, 2, story, "b"), {"b"});
    sim.run();
    stock = 1;
    changed->signal();
    changed.reset();
    sim.run();
    CHECK(story.lines.empty());
    REQUIRE(sim.stuck().size() == 2);
    CHECK(sim.stuck()[0].waits_for == "a condition that is gone");
    a.stop();
    b.interrupt("no use");
    CHECK_THROWS_AS(sim.run(), sim::ProcessFailed);
}
