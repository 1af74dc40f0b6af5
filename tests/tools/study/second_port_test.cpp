// A port that has nothing of Jinzhou: what it carries at a usual level of service, against what it was designed for.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <cmath>

using namespace port;

namespace {

struct Ratio {
    double mean, error;
};

/// Mean waiting over mean service at a demand, over thirty runs.
Ratio waiting_ratio(Scenario scenario, double demand)
{
    scenario.trades[0].demand[0].demand = tonnes_per_year(demand);
    const Versions days = versions_of(scenario);
    constexpr int runs = 30;
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < runs; ++r)
        for (const Measured& m : run(days, 1, static_cast<std::uint64_t>(r)).figures)
            if (m.key.measure == "waiting ratio" && m.key.of == "port" && m.key.year == 2009) {
                sum += m.value.value();
                squares += *m.value * *m.value;
            }
    const double mean = sum / runs;
    return {mean, std::sqrt((squares - runs * mean * mean) / (runs - 1) / runs)};
}

} // namespace

TEST_CASE("a coal terminal's capacity at a waiting ratio of 0.3 lies within a fifth of its design")
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/coal-terminal.yaml", catalogues());
    REQUIRE(read.ok());
    CHECK(read.diagnostics.empty());
    constexpr double design = 30e6; // t/yr: three berths of 6,000 t/h, three dumpers of 4,000 t/h
    constexpr double usual = 0.3;
    constexpr double t = 3.66; // 99.9 % of Student's t with 29 degrees of freedom
    const Ratio below = waiting_ratio(read.scenario, 0.8 * design);
    const Ratio above = waiting_ratio(read.scenario, 1.2 * design);
    CAPTURE(below.mean, below.error, above.mean, above.error);
    CHECK(below.mean > 0);
    CHECK(below.mean + t * below.error < usual);
    CHECK(above.mean - t * above.error > usual);
}
