// The real engine, processes and a resource, against exact queueing formulas.
//
// Each figure is the mean over 20 replications with Student's t for a chance of error of 1 in 3 000 (quantile 4.4, 19
// degrees of freedom). The seeds are fixed, so nothing here flickers; with fresh seeds a right engine would fail a
// check about once in 3 000. A check also needs power: the half-width must stay under 10 % of the exact value (the
// rooms' rule asks for 25 %), so an engine that is 15 % wrong can't pass but by luck. Replications begin empty; the
// customers of the first part are served but not counted (see `Station::warm_up`).
#include "sim/distributions.h"
#include "sim/process.h"
#include "sim/replications.h"
#include "sim/resource.h"
#include "sim/statistics/tally.h"
#include "tests/support/catch.h"
#include "tests/theory/queueing.h"

#include <array>
#include <cmath>
#include <limits>

namespace {

constexpr double hour = 3600e9; // mean services are 1 hour unless said; waits come in hours

sim::Duration hours(double x)
{
    return sim::Duration{std::llround(x * hour)};
}

/// One class of customers: when they come, how long they take.
struct Class {
    sim::Distribution gap;     ///< hours
    sim::Distribution service; ///< hours
};

/// A queue in front of some servers, as the tests describe it.
struct Station {
    std::vector<Class> classes; ///< the first is served first
    int servers = 1;
    int room = std::numeric_limits<int>::max(); ///< in service and queue; who finds it full goes away
    int customers = 80'000;                     ///< of each class, a replication
    /// Of each class, not counted. 3 000 customers at load 0.8 are 40 relaxation times of M/M/1, 1 / (mu (1 - sqrt
    /// rho)^2).
    int warm_up = 3000;
};

/// One replication of a station: the processes and what they leave behind.
struct Run {
    Run(const Station& from, std::uint64_t replication)
        : station(from), counter(sim, {"counter"}, from.servers), streams(2008, replication, "queue")
    {
        for (std::size_t k = 0; k < station.classes.size(); ++k) sim.start(arrivals(*this, k), {"arrivals"});
        sim.run();
    }

    static sim::Process customer(Run& run, std::size_t k, sim::Duration service, bool counted)
    {
        const sim::Time came = run.sim.now();
        const sim::Lease server = co_await run.counter.take(static_cast<int>(k));
        const sim::Duration wait = run.sim.now() - came;
        run.all_waits += wait;
        if (counted) run.waits[k].add(sim::to_hours(wait));
        co_await sim::delay(run.sim, service);
        --run.inside;
    }

    static sim::Process arrivals(Run& run, std::size_t k)
    {
        const Class& law = run.station.classes[k];
        sim::Stream gaps = run.streams.child(k, 0);
        sim::Stream services = run.streams.child(k, 1);
        for (int n = 0; n < run.station.customers; ++n) {
            co_await sim::delay(run.sim, hours(law.gap(gaps)), sim::Priority::begins);
            const bool counted = n >= run.station.warm_up;
            const sim::Duration service = hours(law.service(services));
            const bool full = run.inside >= run.station.room;
            if (counted) run.lost[k].add(full ? 1 : 0);
            if (full) continue;
            ++run.inside;
            run.sim.start(customer(run, k, service, counted), {"customer", n});
        }
    }

    Station station;
    sim::Simulation sim;
    sim::Resource counter;
    sim::Stream streams;
    int inside = 0;
    sim::Duration all_waits{};
    std::array<sim::Tally, 2> waits; ///< hours, by class
    std::array<sim::Tally, 2> lost;  ///< 1 or 0, by class
};

/// Checks that the mean of `figure` over replications is `exact`, and that the check has power.
template <class F> void check_exact(const Station& station, double exact, F figure)
{
    constexpr double once_in_3000 = 1 - 1.0 / 3000;
    const auto values = sim::replicate(20, [&](std::uint64_t r) { return double{figure(Run(station, r))}; });
    const sim::Interval found = sim::confidence_interval(values, once_in_3000);
    CAPTURE(exact, found.mean, found.half_width.value());
    CHECK(std::abs(found.mean - exact) <= found.half_width.value());
    CHECK(found.half_width.value() <= 0.10 * exact);
}

double first_wait(const Run& run)
{
    return run.waits[0].mean();
}

Station single_class(double load, int servers, sim::Distribution service)
{
    Station station;
    station.servers = servers;
    station.classes = {{sim::Exponential(1 / (load * servers)), std::move(service)}};
    return station;
}

} // namespace

TEST_CASE("the mean wait of an M/M/1 queue is rho / (mu - lambda)", "[theory]")
{
    const double load = GENERATE(0.3, 0.6, 0.8);
    CAPTURE(load);
    check_exact(single_class(load, 1, sim::Exponential(1)), load / (1 - load), first_wait);
}

TEST_CASE("the mean wait of an M/M/c queue is Erlang's C", "[theory]")
{
    const auto [servers, load] = GENERATE(table<int, double>({{2, 0.8}, {3, 0.6}, {10, 0.85}}));
    CAPTURE(servers, load);
    check_exact(single_class(load, servers, sim::Exponential(1)),
                theory::erlang_c_mean_wait(servers, load * servers, 1), first_wait);
}

TEST_CASE("the mean wait of an M/D/1 queue is Pollaczek and Khinchine's", "[theory]")
{
    const double load = GENERATE(0.4, 0.8);
    CAPTURE(load);
    check_exact(single_class(load, 1, sim::Constant(1)), theory::pollaczek_khinchine_mean_wait(load, 1, 0), first_wait);
}

TEST_CASE("the mean wait of an M/E2/1 queue is Pollaczek and Khinchine's", "[theory]")
{
    const double load = GENERATE(0.4, 0.8);
    CAPTURE(load);
    check_exact(single_class(load, 1, sim::Erlang(2, 1)),
                theory::pollaczek_khinchine_mean_wait(load, 1, std::sqrt(0.5)), first_wait);
}

TEST_CASE("losses and waits of an M/M/c/K queue are those of its chain", "[theory]")
{
    const auto [servers, room, load] = GENERATE(table<int, int, double>({{1, 4, 0.9}, {3, 8, 1.2}}));
    CAPTURE(servers, room, load);
    Station station = single_class(load, servers, sim::Exponential(1));
    station.room = room;
    const theory::Finite exact = theory::finite_room(servers, room, load * servers, 1);
    check_exact(station, exact.lost, [](const Run& run) { return run.lost[0].mean(); });
    check_exact(station, exact.mean_wait, first_wait);
}

TEST_CASE("the mean waits of a priority queue are Cobham's", "[theory]")
{
    // Both classes at the same rate, so that both end at about the same time: what is left of the slower one alone at
    // the end is a handful of customers.
    Station station;
    station.classes = {{sim::Exponential(2.5), sim::Exponential(1)}, {sim::Exponential(2.5), sim::Exponential(1)}};
    const auto exact = theory::cobham_mean_waits({{0.4, 1, 1}, {0.4, 1, 1}});
    check_exact(station, exact[0], first_wait);
    check_exact(station, exact[1], [](const Run& run) { return run.waits[1].mean(); });
}

TEST_CASE("Little's law holds exactly in one run", "[theory]")
{
    // Everybody is served in the end, so the queue's integral over time is the sum of the waits, to the rounding of a
    // double.
    Station station = single_class(0.8, 2, sim::Exponential(1));
    station.customers = 5000;
    const Run run(station, 0);
    REQUIRE(run.all_waits > sim::Duration::zero());
    CHECK(run.counter.queue_time().count() == Approx(sim::to_seconds(run.all_waits)).epsilon(1e-12));
    CHECK(run.counter.in_use() == 0);
    CHECK(run.inside == 0);
}
