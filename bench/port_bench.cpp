#include "bench/allocations.h"
#include "models/catalogues.h"
#include "models/run.h"
#include "tools/scenario_io/read_scenario.h"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace {

/// A shipped scenario with some values set, and its warm-up left out so that one replication is one year.
port::Scenario shipped(const std::string& name, std::vector<std::string> sets = {})
{
    sets.emplace_back("warm_up=0 days");
    port::io::ReadResult read =
        port::io::read_scenario(std::string(PORTSIM_ROOT "/scenarios/") + name, port::catalogues(), sets);
    if (!read.ok()) throw std::runtime_error(port::io::print_diagnostics(read.diagnostics));
    return std::move(read.scenario);
}

void run_years(benchmark::State& state, const port::Scenario& scenario)
{
    const port::Versions days = port::versions_of(scenario);
    std::uint64_t replication = 0;
    std::uint64_t events = 0;
    const std::uint64_t before = port::bench::allocations();
    for (auto _ : state) {
        const port::RunResult result = port::run(days, 1, replication++);
        events += result.events;
        benchmark::DoNotOptimize(result.figures.data());
    }
    state.counters["events"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
    state.counters["allocations/event"] =
        static_cast<double>(port::bench::allocations() - before) / static_cast<double>(events);
    state.counters["time/event"] =
        benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["events/s"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
}

// One replication of one year of the whole port, with all its books.
void jinzhou_year(benchmark::State& state)
{
    run_years(state, shipped("jinzhou-2009.yaml"));
}
BENCHMARK(jinzhou_year)->Unit(benchmark::kMillisecond);

// The same with every part of the model at work: weather, ice, breakdowns, squat, laytime, costs, energy.
void jinzhou_year_with_every_part(benchmark::State& state)
{
    run_years(state, shipped("jinzhou-all-parts.yaml"));
}
BENCHMARK(jinzhou_year_with_every_part)->Unit(benchmark::kMillisecond);

void jinzhou_year_with_every_part_and_truck(benchmark::State& state)
{
    run_years(state, shipped("jinzhou-all-parts.yaml", {"road_services[*].mode=one by one"}));
}
BENCHMARK(jinzhou_year_with_every_part_and_truck)->Unit(benchmark::kMillisecond);

// The same, with each of its hundred thousand trucks.
void jinzhou_year_with_each_truck(benchmark::State& state)
{
    run_years(state, shipped("jinzhou-2009.yaml", {"road_services[*].mode=one by one"}));
}
BENCHMARK(jinzhou_year_with_each_truck)->Unit(benchmark::kMillisecond);

} // namespace
