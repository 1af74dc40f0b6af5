#pragma once
#include "sim/any_of.h"
#include "sim/distributions.h"
#include "sim/process.h"
#include "sim/replications.h"
#include "sim/resource.h"
#include "sim/statistics/tally.h"

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

/// A queue in front of some servers, run by the real engine: processes and a resource. Times in hours; replications
/// begin empty.
namespace theory {

inline sim::Duration hours(double x)
{
    return sim::Duration{std::llround(x * 3600e9)};
}

/// One class of customers: when they come, how long they take.
struct Class {
    sim::Distribution gap;     ///< hours between arrivals
    sim::Distribution service; ///< hours
};

/// As the tests describe it.
struct Station {
    std::vector<Class> classes; ///< the first is served first
    int servers = 1;
    int room = std::numeric_limits<int>::max(); ///< in service and queue; who finds it full goes away
    std::optional<sim::Distribution> patience;  ///< hours; who has waited that long leaves
    std::optional<sim::Distribution> group;     ///< how many come at once; one if not said
    int arrivals = 40'000;                      ///< of each class, a replication
    /// Of each class, not counted. 3 000 customers at load 0.8 are 40 relaxation times of M/M/1, 1 / (mu (1 - sqrt
    /// rho)^2).
    int warm_up = 3000;
    std::vector<double>* each_wait = nullptr; ///< where to put each wait that counts, in the order it ended, if wanted
};

/// One replication of a station: the processes and what they leave behind.
struct Run {
    Run(const Station& from, std::uint64_t replication)
        : station(from), counter(sim, {"counter"}, from.servers), streams(2008, replication, "queue"),
          waits(from.classes.size()), lost(from.classes.size()), times(from.classes.size())
    {
        for (std::size_t k = 0; k < station.classes.size(); ++k) sim.start(arrivals(*this, k), {"arrivals"});
        sim.run();
    }

    static sim::Process customer(Run& run, std::size_t k, sim::Duration service, bool counted)
    {
        const sim::Time came = run.sim.now();
        const sim::Lease server = co_await run.counter.take(static_cast<int>(k));
        run.waited(k, came, true, counted);
        co_await sim::delay(run.sim, service);
        run.went(k, came, counted);
    }

    static sim::Process impatient(Run& run, std::size_t k, sim::Duration service, sim::Duration patience, bool counted)
    {
        const sim::Time came = run.sim.now();
        sim::ResourceRequest request{run.counter, static_cast<int>(k)};
        const bool served = co_await sim::within(run.sim, patience, request);
        const sim::Lease server = request.lease();
        run.waited(k, came, served, counted);
        if (served) co_await sim::delay(run.sim, service);
        run.went(k, came, counted);
    }

    void waited(std::size_t k, sim::Time came, bool served, bool counted)
    {
        all_waits += sim.now() - came;
        if (!counted) return;
        waits[k].add(sim::to_hours(sim.now() - came));
        lost[k].add(served ? 0 : 1);
        if (station.each_wait) station.each_wait->push_back(sim::to_hours(sim.now() - came));
    }

    void went(std::size_t k, sim::Time came, bool counted)
    {
        if (counted) times[k].add(sim::to_hours(sim.now() - came));
        --inside;
    }

    static sim::Process arrivals(Run& run, std::size_t k)
    {
        const Class& law = run.station.classes[k];
        sim::Stream gaps = run.streams.child(k, 0);
        sim::Stream services = run.streams.child(k, 1);
        sim::Stream groups = run.streams.child(k, 2);
        for (int n = 0; n < run.station.arrivals; ++n) {
            co_await sim::delay(run.sim, hours(law.gap(gaps)), sim::Priority::begins);
            const double size = run.station.group ? (*run.station.group)(groups) : 1;
            for (double i = 0; i < size; ++i) run.arrive(k, hours(law.service(services)), n);
        }
    }

    void arrive(std::size_t k, sim::Duration service, int n)
    {
        const bool counted = n >= station.warm_up;
        const bool full = inside >= station.room;
        if (counted && full) lost[k].add(1);
        if (full) return;
        ++inside;
        if (station.patience)
            sim.start(impatient(*this, k, service, hours((*station.patience)(patiences)), counted), {"customer", n});
        else
            sim.start(customer(*this, k, service, counted), {"customer", n});
    }

    Station station;
    sim::Simulation sim;
    sim::Resource counter;
    sim::Stream streams;
    sim::Stream patiences{streams.child(0, 3)};
    int inside = 0;
    sim::Duration all_waits{};
    std::vector<sim::Tally> waits; ///< hours in the queue, of those let in, by class
    std::vector<sim::Tally> lost;  ///< 1 or 0, by class: found it full, or lost patience
    std::vector<sim::Tally> times; ///< hours in the system, by class
};

/// `figure` of 20 replications.
template <class F> std::vector<double> replicated(const Station& station, F figure)
{
    return sim::replicate(20, [&](std::uint64_t r) { return double{figure(Run(station, r))}; });
}

inline double first_wait(const Run& run)
{
    return run.waits[0].mean();
}
inline double first_lost(const Run& run)
{
    return run.lost[0].mean();
}

inline Station single_class(double load, int servers, sim::Distribution service)
{
    Station station;
    station.servers = servers;
    station.classes = {{sim::Exponential(service.mean() / (load * servers)), std::move(service)}};
    return station;
}

} // namespace theory
