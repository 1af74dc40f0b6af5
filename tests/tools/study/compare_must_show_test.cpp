// What common random numbers are worth: jinzhou-2009 with 18.9 Mt of coal, with one wagon dumper against two. At 18.9
// Mt both are settled and the first dumper is nearly full; at 18 Mt the yard hides every difference, at 20 Mt one
// dumper has no steady state.
#include "models/catalogues.h"
#include "models/results/settled.h"
#include "sim/statistics/comparison.h"
#include "tests/support/catch.h"
#include "tools/commands.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/compare.h"

#include <iostream>

using namespace port;
using namespace port::study;

namespace {

ComparedRun run_at(const std::string& label, const std::string& file, const std::string& coal, std::size_t first,
                   std::size_t end)
{
    const io::ReadResult read = io::read_scenario(std::string(PORTSIM_ROOT) + "/scenarios/" + file, catalogues(),
                                                  {"trades[coal loaded].demand[2009].demand=" + coal});
    REQUIRE(read.ok());
    commands::ReplicationSource source(1, nullptr, {});
    ComparedRun run;
    run.label = label;
    run.scenario = read.scenario;
    for (std::uint64_t r = first; r < end; ++r) run.figures.push_back(source.figures(read.scenario, r));
    run.summary = summarise(label, run.figures);
    return run;
}

} // namespace

TEST_CASE("pairing halves the intervals of what a second wagon dumper does at 18.9 Mt of coal", "[compare]")
{
    const char* demand = "18.9 Mt/yr";
    const ComparedRun one = run_at("one dumper", "jinzhou-2009.yaml", demand, 0, 10); // as many as the scenario asks
    const ComparedRun two = run_at("two dumpers", "what-if/second-wagon-dumper.yaml", demand, 0, 10);
    const ComparedRun other_chance = run_at("two dumpers", "what-if/second-wagon-dumper.yaml", demand, 10, 20);
    for (const ComparedRun* run : {&one, &two, &other_chance}) REQUIRE(unsettled(run->summary).empty());
    const Comparison c = compare_runs({one, two}, {});
    REQUIRE(c.alternatives[0].remarks.empty());
    REQUIRE(c.alternatives[0].changes.size() == 2);
    for (const char* of : {"port", "coal"})
        for (const char* measure : {"waiting", "waiting ratio", "throughput", "backlog"}) {
            const FigureKey* key = nullptr;
            for (const ComparedFigure& f : c.figures)
                if (f.key.measure == measure && f.key.of == of) key = &f.key;
            REQUIRE(key);
            const auto base = by_replication(one.figures, *key);
            const double paired =
                sim::paired_difference(by_replication(two.figures, *key), base).interval.half_width.value();
            const double apart =
                sim::welch_difference(by_replication(other_chance.figures, *key), base).interval.half_width.value();
            CAPTURE(of, measure, paired, apart);
            std::cout << measure << " of " << of << ": half-width paired " << paired << ", unpaired " << apart << " "
                      << key->unit << ", ratio " << paired / apart << "\n";
            CHECK(paired > 0);
            CHECK(paired <= 0.5 * apart);
        }
}

// Of twenty replications one runs the coal yard dry with one dumper: there the difference itself varies, and a mean
// wait is paired for little. Tonnes still are.
TEST_CASE("pairing still halves the interval of tonnes where one replication in twenty runs the yard dry", "[compare]")
{
    const ComparedRun one = run_at("one dumper", "jinzhou-2009.yaml", "18.9 Mt/yr", 0, 20);
    const ComparedRun two = run_at("two dumpers", "what-if/second-wagon-dumper.yaml", "18.9 Mt/yr", 0, 20);
    const FigureKey tonnes{"throughput", "coal", "", 2009, "t"};
    const auto a = by_replication(one.figures, tonnes);
    const auto b = by_replication(two.figures, tonnes);
    const double paired = sim::paired_difference(b, a).interval.half_width.value();
    CHECK(paired > 10'000);
    CHECK(paired <= 0.5 * sim::welch_difference(b, a).interval.half_width.value());
}
