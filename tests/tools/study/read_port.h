#pragma once
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/trials.h"

#include <string>
#include <vector>

namespace port::test {

/// A scenario of the tree, with some values set.
inline Scenario read_port(const std::string& file, const std::vector<std::string>& sets = {})
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/" + file, catalogues(), sets);
    REQUIRE(read.ok());
    return read.scenario;
}

/// Replications at the seed 1, run now.
inline study::RunFigures run_now()
{
    return [](const Scenario& scenario, std::uint64_t replication) { return run(scenario, 1, replication).figures; };
}

/// Runs of a scenario, and their summary.
struct Runs {
    Scenario scenario;
    study::Replications base;
    Summary summary;

    Runs(Scenario of, std::size_t replications)
        : scenario(std::move(of)), base(study::run_all(scenario, replications, run_now(), {})),
          summary(summarise(scenario.title, base))
    {
    }
};

} // namespace port::test
