#pragma once
#include "models/catalogues.h"
#include "models/scenario/change.h"
#include "tests/support/catch.h"
#include "tests/theory/phase_queues.h"
#include "tools/scenario_io/read_scenario.h"

#include <string>

namespace port::test {

/// A queue of the textbooks, as a port of `scenarios/verification/queues` is one, for one year.
struct QueuePort {
    std::string file; ///< "m-m-c", "m-e2-c", "e2-e2-c"
    int gap_stages = 1, work_stages = 1;
    int berths = 1;

    static constexpr double parcel = 100;        // t
    static constexpr double hours_a_year = 8760; // of 2009
    static constexpr double work = 2;            // h, mean

    [[nodiscard]] Scenario scenario(double load) const
    {
        const std::string folder = std::string(PORTSIM_ROOT) + "/scenarios/verification/queues/";
        io::ReadResult read =
            io::read_scenario(folder + file + ".yaml", catalogues(),
                              {"horizon=0 s", "years=1", "warm_up=50 days",
                               "berths[quay].count=" + std::to_string(berths), "trades[ships].work.mean=2 h",
                               "trades[ships].demand[2009].demand=" + std::to_string(tonnes(load)) + " t/yr"});
        REQUIRE(read.ok());
        return read.scenario;
    }

    /// t a year at a load of each berth.
    [[nodiscard]] double tonnes(double load) const { return load * berths / work * hours_a_year * parcel; }

    /// Mean wait over mean work.
    [[nodiscard]] double waiting_ratio(double load) const
    {
        return theory::mean_wait_of_stages(gap_stages, work_stages, berths, load) / (berths * load);
    }

    /// The most tonnes a year at which the ratio is kept, by halving.
    [[nodiscard]] double capacity(double ratio) const
    {
        double low = 0.05;
        double high = 0.97;
        for (int i = 0; i < 40; ++i) {
            const double middle = (low + high) / 2;
            (waiting_ratio(middle) <= ratio ? low : high) = middle;
        }
        return tonnes(low);
    }
};

} // namespace port::test
