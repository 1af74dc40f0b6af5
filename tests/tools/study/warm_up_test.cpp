#include "tools/study/warm_up.h"

#include "models/catalogues.h"
#include "tools/commands.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>

using namespace port;

namespace {

Scenario small_port(const std::vector<std::string>& sets)
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(), sets);
    REQUIRE(read.ok());
    return std::move(read.scenario);
}

} // namespace

TEST_CASE("a port with room everywhere is itself within days", "[study]")
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto days = study::warm_up_days(small_port({}), seed, {});
        REQUIRE(days);
        CHECK(*days <= 20);
    }
}

TEST_CASE("a berth that is nearly always taken needs weeks until its queue is what it will be", "[study]")
{
    // One berth for a ship a day that stays 23 h: from an empty port the queue grows for months. Seldom can MSER-5 tell
    // nothing at all.
    int told = 0;
    int longest = 0;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        const auto days = study::warm_up_days(
            small_port({"berths[coal berth].count=1", "berths[coal berth].handles[0].rate=1000 t/h"}), seed, {});
        told += days.has_value();
        longest = std::max(longest, days.value_or(0));
    }
    CHECK(told >= 1);
    CHECK(longest >= 14);
}

TEST_CASE("with a handful of calls no warm-up can be told", "[study]")
{
    std::vector<std::string> few;
    for (const char* trade : {"coal by rail", "coal by road", "crude unloaded"})
        few.push_back(std::string("trades[") + trade + "].demand[2009].demand=200 kt/yr");
    CHECK_FALSE(study::warm_up_days(small_port(few), 1, {}));
}

TEST_CASE("an automatic warm-up runs with what the pilot found and says so", "[study]")
{
    commands::RunRequest request;
    request.scenario = small_port({});
    request.replications = 2;
    request.auto_warm_up = true;
    const commands::RunAnswer found = commands::run_scenario(request);
    REQUIRE_FALSE(found.remarks.empty());
    const auto pilot = study::warm_up_days(request.scenario, request.seed, {});
    REQUIRE(pilot);
    CHECK(found.remarks.front() ==
          "Warm-up by MSER-5 on a pilot run of the first year: " + std::to_string(*pilot) + " days.");
    request.auto_warm_up = false;
    request.scenario.warm_up = days(*pilot);
    const commands::RunAnswer given = commands::run_scenario(request);
    REQUIRE(given.summary.figures.size() == found.summary.figures.size());
    for (std::size_t i = 0; i < given.summary.figures.size(); ++i)
        CHECK(given.summary.figures[i].mean == found.summary.figures[i].mean);
}
