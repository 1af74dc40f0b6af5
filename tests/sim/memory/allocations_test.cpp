// Steady state asks nothing of the heap: counted over ten million of each, after a start that reaches every size.
#include "sim/any_of.h"
#include "sim/container.h"
#include "sim/distributions/exponential.h"
#include "sim/event.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/store.h"
#include "tests/sim/memory/heap_count.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Simulation;

namespace {

constexpr std::int64_t ten_million = 10'000'000;

/// A closed queue: who leaves sends the next one in, so that the number inside never changes.
struct Circle {
    Simulation& sim;
    sim::Resource& server;
    sim::Stream stream{1, 0, "service"};
    sim::Exponential service{1.0};
    std::int64_t served = 0;

    sim::Process customer()
    {
        {
            const sim::Lease mine = co_await server.take();
            const auto time = sim::from_seconds(service(stream));
            co_await sim::delay(sim, time);
        }
        ++served;
        come();
    }
    void come() { sim.start(customer(), {"customer", served}); }
};

} // namespace

TEST_CASE("ten million customers, each a process of its own, ask nothing of the heap", "[memory]")
{
    Simulation sim;
    sim::Resource server{sim, {"server"}, 3};
    Circle circle{sim, server};
    for (int i = 0; i < 50; ++i) circle.come();
    while (circle.served < 10'000) sim.step();
    const heap::Count before = heap::count();
    while (circle.served < ten_million) sim.step();
    CHECK(heap::count().calls == before.calls);
    CHECK(sim.processes_alive() == 50);
    CHECK(server.mean_in_use() == Approx(3).margin(0.01));
}

namespace {

sim::Process impatient(Simulation& sim, sim::Resource& server, std::int64_t& gave_up)
{
    for (;;) {
        sim::ResourceRequest request{server};
        if (!co_await sim::within(sim, 1ns, request)) ++gave_up;
    }
}

} // namespace

TEST_CASE("ten million requests that time out, and as many timers that never fire, ask nothing of the heap", "[memory]")
{
    Simulation sim;
    sim::Resource server{sim, {"server"}};
    const auto never_given_back = server.try_take();
    std::int64_t gave_up = 0;
    for (int i = 0; i < 10; ++i) sim.start(impatient(sim, server, gave_up), {"impatient", i});
    sim::EventHandle timer;
    const auto go_on = [&](std::int64_t until) {
        while (gave_up < until) {
            sim.cancel(timer);
            timer = sim.after(1h, [] {});
            sim.step();
        }
    };
    go_on(100'000);
    const heap::Count before = heap::count();
    go_on(ten_million);
    CHECK(heap::count().calls == before.calls);
    CHECK(sim.events_pending() == 11);
}

namespace {

/// Waits again and again for a short time or an event that never comes.
sim::Process waits_for_either(Simulation& sim, sim::Event& never, std::int64_t& times)
{
    for (;; ++times) {
        auto come = never.wait();
        auto soon = sim::delay(sim, 1s);
        co_await sim::any_of(sim, come, soon);
    }
}

} // namespace

TEST_CASE("ten million waits for the first of two, one of which never comes, ask nothing of the heap", "[memory]")
{
    Simulation sim;
    sim::Event never{sim, {"never"}};
    std::int64_t times = 0;
    for (int i = 0; i < 20; ++i) sim.start(waits_for_either(sim, never, times), {"hopeful", i});
    while (times < 10'000) sim.step();
    const heap::Count before = heap::count();
    while (times < ten_million) sim.step();
    CHECK(heap::count().calls == before.calls);
}

namespace {

sim::Process sleeper(Simulation& sim, sim::Stream& stream, const sim::Exponential& gap)
{
    for (;;) co_await sim::delay(sim, sim::from_seconds(gap(stream)));
}

} // namespace

TEST_CASE("a million sleeping processes take at most 256 bytes each, frame and event, and none more as they go on",
          "[memory]")
{
    constexpr int million = 1'000'000;
    sim::Stream stream(1, 0, "gaps");
    const sim::Exponential gap(1.0);
    const heap::Count empty = heap::count();
    Simulation sim;
    for (int i = 0; i < million; ++i) sim.start(sleeper(sim, stream, gap), {"sleeper", i});
    for (int i = 0; i < million; ++i) sim.step();
    const heap::Count settled = heap::count();
    CHECK(settled.bytes - empty.bytes <= 256UL * million);
    INFO(static_cast<double>(settled.bytes - empty.bytes) / million << " bytes each");
    CHECK(settled.bytes - empty.bytes >= 100UL * million); // it was counted
    for (int i = 0; i < million; ++i) sim.step();
    CHECK(heap::count().bytes - settled.bytes <= settled.bytes / 1000);
}
