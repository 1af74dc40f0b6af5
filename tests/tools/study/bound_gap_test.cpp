// Why a run moves less than the links let pass.
#include "tools/study/bound_gap.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <fmt/format.h>

using namespace port;
using namespace port::study;
using Catch::Matchers::Contains;

namespace {

const std::string root = PORTSIM_ROOT;

Figure figure(const char* measure, double mean)
{
    return {{measure, "coal", "", 2009, "t"}, mean, mean - 10, mean + 10, {}, {}, {}, {}};
}

/// The gap of a bound of 1,000 t by the coal trains and what the yard holds.
BoundGap gap_of(double asked, double moved, const std::string& binds, std::vector<std::string> stopped_by = {},
                double served = 1000)
{
    Summary summary;
    summary.figures = {figure("demand", asked), figure("throughput", moved)};
    Verdict verdict;
    YearVerdict year;
    year.year = 2009;
    year.binds = binds;
    year.reason = "starved";
    if (binds != "demand") year.gain = Gain{2009, "t", 50, 40, 60};
    verdict.years = {year};
    const auto gaps = bound_gaps({{"coal", 2009, 1000, {"coal trains", "what coal yard holds"}, served, stopped_by},
                                  {"coal", 2010, 1000, {"coal trains"}, {}, {}}},
                                 summary, verdict);
    REQUIRE(gaps.size() == 1); // nothing was reported of 2010
    return gaps[0];
}

Scenario asked_for_more(const std::vector<std::string>& sets)
{
    std::vector<std::string> all{"demand_factor=3"};
    all.insert(all.end(), sets.begin(), sets.end());
    const io::ReadResult read = io::read_scenario(root + "/scenarios/jinzhou-2009.yaml", catalogues(), all);
    REQUIRE(read.ok());
    return read.scenario;
}

StaticBound coal_of(const Scenario& scenario)
{
    for (const StaticBound& bound : static_bounds(scenario))
        if (bound.of == "coal") return bound;
    FAIL("coal has no bound");
    return {};
}

} // namespace

TEST_CASE("a gap is the bound less what moved, and its reason is told", "[study]")
{
    const BoundGap less = gap_of(700, 699, "demand");
    CHECK(less.gap == Approx(301));
    CHECK(*less.demand == 700);
    CHECK(*less.moved.low == 689);
    CHECK(less.why == "less is asked for, and all of it moves");
    CHECK(gap_of(1200, 996, "dumper of coal trains").why == "the run is at its bound");
    CHECK(gap_of(450, 440.5, "demand").why == "less is asked for; what moved differs from it by no more than chance");
    CHECK(gap_of(1200, 940, "dumper of coal trains").why ==
          "dumper of coal trains binds in the run too; the bound counts what coal yard holds as well, and leaves out "
          "what is chance");
    CHECK(gap_of(1200, 850, "tugs").why == "tugs binds before it (starved)");
    CHECK(gap_of(1200, 850, "tugs", {"port railway", "demand of ore"}, 860).why ==
          "no more of it can come: port railway");
    CHECK_THAT(gap_of(1200, 850, "demand").why, Contains("no trial told"));
}

TEST_CASE("without the passenger line coal's bound falls where rail binds; else the link that hides it is named",
          "[study]")
{
    const auto coal_with = [](const std::string& rate, bool passenger_line) {
        std::vector<std::string> sets{"rail_services[coal trains].rate=" + rate};
        if (!passenger_line) sets.emplace_back("network.links[6].closes=2009-01-01");
        return coal_of(asked_for_more(sets));
    };
    // A slow dumper hides it: 2,400 t/h x 55 % x 8,760 h = 11.6 Mt, and the yard's own.
    const StaticBound with = coal_with("2400 t/h", true), without = coal_with("2400 t/h", false);
    CHECK(without.tonnes == with.tonnes);
    CHECK(*without.served == *with.served);
    CHECK(*with.served == Approx(2400 * 0.55 * 8760 + 900e3));
    CHECK(without.stopped_by == std::vector<std::string>{"coal trains", "what coal yard holds"});

    // 24 paths a day, 14 without; some are others'. As built, at 4,000 t/h, and with a dumper that never binds.
    for (const char* rate : {"4000 t/h", "40000 t/h"}) {
        CAPTURE(rate);
        const StaticBound rail = coal_with(rate, true), less_rail = coal_with(rate, false);
        CHECK(*less_rail.served < *rail.served - 1e6);
        CHECK(less_rail.stopped_by == std::vector<std::string>{"Beijing-Harbin Railway", "what coal yard holds"});
    }
}
