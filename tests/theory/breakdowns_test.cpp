// One server that fails and is repaired, against exact formulas: see proof.h for the width of a check and its power.
#include "sim/any_of.h"
#include "sim/event.h"
#include "tests/support/catch.h"
#include "tests/theory/formulas.h"
#include "tests/theory/proof.h"
#include "tests/theory/station.h"

using namespace theory;

namespace {

constexpr double failure = 0.1; // an hour; mean service and repair are 1 and 2 hours

/// What both kinds share: who comes, the desk, the figures.
struct Desk {
    static constexpr double arrivals = 0.5;
    static constexpr int customers = 30'000;
    static constexpr int warm_up = 3000;

    explicit Desk(std::uint64_t replication) : streams(6, replication, "desk") {}

    sim::Simulation sim;
    sim::Resource server{sim, {"server"}};
    sim::Stream streams;
    sim::Tally waits; ///< hours until first served
    sim::Tally times; ///< hours until served to the end
    int left = customers;
};

template <class Serve> sim::Process source(Desk& desk, Serve serve)
{
    sim::Stream gaps = desk.streams.child(0);
    for (int n = 0; n < Desk::customers; ++n) {
        co_await sim::delay(desk.sim, hours(sim::standard_exponential(gaps) / Desk::arrivals), sim::Priority::begins);
        desk.sim.start(serve(desk, n), {"customer", n});
    }
}

/// Fails only while it serves: each customer meets his own failures, and keeps the server while it is repaired.
sim::Process served_with_failures(Desk& desk, int n)
{
    const sim::Time came = desk.sim.now();
    sim::Stream own = desk.streams.child(1, static_cast<std::uint64_t>(n));
    const sim::Lease server = co_await desk.server.take();
    if (n >= Desk::warm_up) desk.waits.add(sim::to_hours(desk.sim.now() - came));
    double left = sim::Erlang(2, 1)(own);
    for (;;) {
        const double until_failure = sim::standard_exponential(own) / failure;
        if (until_failure >= left) break;
        co_await sim::delay(desk.sim, hours(until_failure));
        left -= until_failure;
        co_await sim::delay(desk.sim, hours(sim::Uniform(1, 3)(own)));
    }
    co_await sim::delay(desk.sim, hours(left));
}

/// Fails whenever it is up, busy or not.
struct Unreliable : Desk {
    explicit Unreliable(std::uint64_t replication) : Desk(replication)
    {
        sim.start(source(*this, [](Desk& desk, int n) { return customer(static_cast<Unreliable&>(desk), n); }),
                  {"source"});
        sim.start(failures(*this), {"failures"});
        sim.run();
    }

    static sim::Process failures(Unreliable& u)
    {
        sim::Stream own = u.streams.child(2);
        while (u.left > 0) {
            co_await sim::delay(u.sim, hours(sim::standard_exponential(own) / failure));
            u.down = true;
            u.failed.trigger();
            u.failed.reset(); // wakes who is being served, and nobody later
            co_await sim::delay(u.sim, hours(2 * sim::standard_exponential(own)));
            u.down = false;
            u.repaired.trigger();
            u.repaired.reset();
        }
    }

    static sim::Process customer(Unreliable& u, int n)
    {
        const sim::Time came = u.sim.now();
        sim::Stream own = u.streams.child(1, static_cast<std::uint64_t>(n));
        const sim::Lease server = co_await u.server.take();
        sim::Duration left = hours(sim::standard_exponential(own));
        for (bool served = false; !served;) {
            if (u.down) co_await u.repaired.wait();
            const sim::Time began = u.sim.now();
            sim::DelayWait work = sim::delay(u.sim, left);
            sim::EventWait failure_comes{u.failed};
            const std::size_t first = co_await sim::any_of(u.sim, work, failure_comes);
            served = first == 0;
            left -= u.sim.now() - began;
        }
        if (n >= warm_up) u.times.add(sim::to_hours(u.sim.now() - came));
        --u.left;
    }

    sim::Event failed{sim, {"failed"}};
    sim::Event repaired{sim, {"repaired"}};
    bool down = false;
};

} // namespace

TEST_CASE("a server that fails while busy makes all wait as Avi-Itzhak and Naor say", "[theory]")
{
    const auto waits = sim::replicate(20, [](std::uint64_t r) {
        Desk desk(r);
        desk.sim.start(source(desk, served_with_failures), {"source"});
        desk.sim.run();
        return desk.waits.mean();
    });
    const auto exact = [](double often) {
        return mean_wait_failing_while_busy(Desk::arrivals, {1, 1.5}, often, {2, 4 + 1.0 / 3});
    };
    check_mean(waits, exact(failure), exact(1.2 * failure));
}

TEST_CASE("a server that fails busy or not makes all stay as White and Christie say", "[theory]")
{
    const auto times = sim::replicate(20, [](std::uint64_t r) { return Unreliable(r).times.mean(); });
    const auto exact = [](double often) {
        return mean_number_failing_always(Desk::arrivals, 1, often, 0.5) / Desk::arrivals; // Little
    };
    check_mean(times, exact(failure), exact(1.2 * failure));
}
