#include "sim/any_of.h"
#include "sim/container.h"
#include "sim/distributions.h"
#include "sim/process.h"
#include "sim/replications.h"
#include "sim/resource.h"
#include "sim/stream.h"

#include <benchmark/benchmark.h>

namespace {

using sim::Simulation;

sim::Duration gap_of(const sim::Exponential& law, sim::Stream& stream)
{
    return sim::from_seconds(law(stream));
}

/// Sleeps for a random time, for ever.
sim::Process sleeper(Simulation& sim, sim::Stream& stream, const sim::Exponential& gap)
{
    for (;;) co_await sim::delay(sim, gap_of(gap, stream));
}

// The hold model by processes: n sleepers always, each step wakes one, which sleeps again a random gap later.
void hold_processes(benchmark::State& state)
{
    sim::Stream stream(1, 0, "gap");
    const sim::Exponential gap(1.0);
    Simulation sim;
    for (std::int64_t i = 0; i < state.range(0); ++i) sim.start(sleeper(sim, stream, gap), {"sleeper", i});
    for (std::int64_t i = 0; i < 3 * state.range(0); ++i) sim.step(); // until the queue is as it stays

    for (auto _ : state) sim.step();

    state.SetItemsProcessed(state.iterations()); // items are events, so the report shows events/s
}
BENCHMARK(hold_processes)->RangeMultiplier(10)->Range(10, 1'000'000)->ArgName("pending");

/// The same without processes: a callback that schedules its successor.
struct Hold {
    Simulation& sim;
    sim::Stream stream{1, 0, "gap"};
    sim::Exponential gap{1.0};

    void schedule()
    {
        sim.after(gap_of(gap, stream), [this] { schedule(); });
    }
};

void hold_callbacks(benchmark::State& state)
{
    Simulation sim;
    Hold hold{sim};
    for (std::int64_t i = 0; i < state.range(0); ++i) hold.schedule();
    for (std::int64_t i = 0; i < 2 * state.range(0); ++i) sim.step();

    for (auto _ : state) sim.step();

    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(hold_callbacks)->RangeMultiplier(10)->Range(10, 1'000'000)->ArgName("pending");

sim::Process hands_over(sim::Container& slot)
{
    for (;;) co_await slot.put(1);
}

sim::Process takes_over(sim::Container& slot, std::int64_t& taken)
{
    for (;;) {
        co_await slot.get(1);
        ++taken;
    }
}

// Two processes hand over one unit through a container with room for one, without time passing: suspend, grant, resume.
void process_ping(benchmark::State& state)
{
    Simulation sim;
    sim.livelock_limit(~std::uint64_t{0});
    sim::Container slot{sim, {"slot"}, 1};
    std::int64_t taken = 0;
    sim.start(hands_over(slot), {"giver"});
    sim.start(takes_over(slot, taken), {"taker"});

    for (auto _ : state) sim.step();

    state.SetItemsProcessed(taken); // items are units handed over
}
BENCHMARK(process_ping);

/// One customer of the queue below; his time in it is what a study would ask for.
sim::Process customer(Simulation& sim, sim::Resource& server, sim::Duration service, double& total)
{
    const sim::Time arrived = sim.now();
    const sim::Lease mine = co_await server.take();
    co_await sim::delay(sim, service);
    total += sim::to_seconds(sim.now() - arrived);
}

sim::Process source(Simulation& sim, sim::Resource& server, std::int64_t customers, double& total,
                    std::uint64_t replication)
{
    sim::Stream gaps(1, replication, "gaps");
    sim::Stream services(1, replication, "services");
    const sim::Exponential gap(1.0);
    const sim::Exponential service(0.9);
    for (std::int64_t i = 0; i < customers; ++i) {
        co_await sim::delay(sim, gap_of(gap, gaps));
        sim.start(customer(sim, server, gap_of(service, services), total), {"customer", i});
    }
}

// M/M/1 at a load of 0.9, a process for each customer, with the server's statistics on.
void mm1(benchmark::State& state)
{
    double total = 0;
    double in_use = 0;
    for (auto _ : state) {
        Simulation sim;
        sim::Resource server{sim, {"server"}};
        total = 0;
        sim.start(source(sim, server, state.range(0), total, 0), {"source"});
        sim.run();
        in_use = server.mean_in_use();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));                   // items are customers
    state.counters["time_in_system"] = total / static_cast<double>(state.range(0)); // theory: 9
    state.counters["load"] = in_use;                                                // theory: 0.9
}
BENCHMARK(mm1)->Arg(1'000'000)->ArgName("customers")->Unit(benchmark::kMillisecond);

// The same queue, 100 short replications of it over threads: wall time, since that is what more threads save.
void replications(benchmark::State& state)
{
    for (auto _ : state) {
        const auto means = sim::replicate(100, static_cast<unsigned>(state.range(0)), [](std::uint64_t replication) {
            double total = 0;
            Simulation sim;
            sim::Resource server{sim, {"server"}};
            sim.start(source(sim, server, 20'000, total, replication), {"source"});
            sim.run();
            return total / 20'000;
        });
        benchmark::DoNotOptimize(means.data());
    }
    state.SetItemsProcessed(state.iterations() * 100); // items are replications
}
BENCHMARK(replications)->Arg(1)->Arg(2)->ArgName("threads")->Unit(benchmark::kMillisecond)->UseRealTime();

sim::Process impatient(Simulation& sim, sim::Resource& server)
{
    for (;;) {
        sim::ResourceRequest request{server};
        co_await sim::within(sim, std::chrono::nanoseconds(1), request);
    }
}

// A request that is asked, times out and is withdrawn.
void renege(benchmark::State& state)
{
    Simulation sim;
    sim::Resource server{sim, {"server"}};
    const auto never_given_back = server.try_take();
    sim.start(impatient(sim, server), {"impatient"});
    sim.step();

    for (auto _ : state) sim.step();

    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(renege);

} // namespace
