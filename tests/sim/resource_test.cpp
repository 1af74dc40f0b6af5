#include "sim/any_of.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Lease;
using sim::Resource;
using sim::Simulation;
using sim::Time;

namespace {

sim::Process customer(Simulation& sim, Resource& server, Story& story, std::string name, sim::Duration at,
                      int priority = 0)
{
    if (at > 0s) co_await sim::delay(sim, at);
    const Lease mine = co_await server.take(priority);
    story.tell(name + " is served");
    co_await sim::delay(sim, 10s);
    story.tell(name + " leaves");
}

sim::Process impatient(Simulation& sim, Resource& server, Story& story, sim::Duration limit)
{
    sim::ResourceRequest request{server, 1};
    const bool came = co_await sim::within(sim, limit, request);
    const Lease mine = request.lease();
    story.tell(came ? "impatient is served" : "impatient gives up");
}

} // namespace

TEST_CASE("each customer of a resource takes one server, by priority and then in the order they came", "[resource]")
{
    Simulation sim;
    Story story(sim);
    Resource berths{sim, {"berth"}, 2};
    sim.start(customer(sim, berths, story, "a", 0s), {"a"});
    sim.start(customer(sim, berths, story, "b", 1s), {"b"});
    sim.start(customer(sim, berths, story, "c", 2s), {"c"});
    sim.start(customer(sim, berths, story, "d", 3s, -1), {"d"});
    sim.run_until(Time{4s});
    CHECK(berths.in_use() == 2);
    CHECK(berths.queue_length() == 2);
    CHECK_FALSE(berths.try_take());
    sim.run();
    CHECK(story.lines == Lines{"0 a is served", "1 b is served", "10 a leaves", "10 d is served", "11 b leaves",
                               "11 c is served", "20 d leaves", "21 c leaves"});
    CHECK(berths.busy_time() == 40s);
    CHECK(berths.queue_time() == 16s); // c waited 9 s, d 7 s
}

TEST_CASE("a customer gives up at his limit and leaves no gap in the line", "[resource]")
{
    Simulation sim;
    Story story(sim);
    Resource berth{sim, {"berth"}};
    sim.start(customer(sim, berth, story, "a", 0s), {"a"});
    sim.start(impatient(sim, berth, story, 4s), {"i"});
    sim.start(customer(sim, berth, story, "b", 1s), {"b"});
    sim.run();
    CHECK(story.lines ==
          Lines{"0 a is served", "4 impatient gives up", "10 a leaves", "10 b is served", "20 b leaves"});
}

TEST_CASE("a resource that never had a server cannot be asked for one", "[resource]")
{
    Simulation sim;
    Resource none{sim, {"none"}, 0};
    CHECK_THROWS_AS(none.take(), std::invalid_argument);
    CHECK_THROWS_AS(none.try_take(), std::invalid_argument);
    none.resize(1);
    CHECK(none.try_take());
}
