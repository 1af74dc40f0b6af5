// No run moves more than its static bound: shipped scenarios, schedules worked by hand, and random ports.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/networks/random_port.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/static_bound.h"
#include "tools/verify/verify.h"

#include <algorithm>
#include <fstream>

using namespace port;
using namespace port::study;

namespace {

const std::string root = PORTSIM_ROOT;

/// How near a run came to its bounds: the greatest share of one that it moved; above 1 is a breach, which fails.
double nearest(const Scenario& scenario, std::uint64_t seed)
{
    const std::vector<StaticBound> bounds = static_bounds(scenario);
    const RunResult result = run(scenario, seed, 0);
    CHECK(above_bound(bounds, result.figures) == "");
    double most = 0;
    for (const StaticBound& bound : bounds)
        for (const Measured& m : result.figures)
            if (m.key.measure == "throughput" && m.key.of == bound.of && m.key.year == bound.year && bound.tonnes > 0)
                most = std::max(most, m.value.value_or(0) / bound.tonnes);
    return most;
}

} // namespace

TEST_CASE("a shipped scenario moves less than its bound")
{
    const auto name = GENERATE("jinzhou-2008", "jinzhou-2009", "jinzhou-all-parts");
    CAPTURE(name);
    const io::ReadResult read = io::read_scenario(root + "/scenarios/" + name + ".yaml", catalogues());
    REQUIRE(read.ok());
    CHECK(nearest(read.scenario, 1) > 0.4); // 10 or 14.3 Mt of coal of 20.2 Mt
    Scenario asked = read.scenario;
    asked.demand_factor = 3; // more than it can do
    CHECK(nearest(asked, 1) > 0.7);
}

TEST_CASE("each what-if is read without a word, runs a year, and moves less than its bound")
{
    int count = 0;
    for (const auto& file : verify::scenario_files({root + "/scenarios/what-if"})) {
        CAPTURE(file.stem().string());
        const io::ReadResult read = io::read_scenario(file, catalogues());
        REQUIRE(read.ok());
        CHECK(read.diagnostics.empty());
        CHECK(nearest(read.scenario, 1) > 0.6); // 14.3 Mt of coal of 20.2 Mt, or more
        ++count;
    }
    CHECK(count >= 14);
}

TEST_CASE("each what-if opens with its question, what it changes and what to look at")
{
    for (const auto& file : verify::scenario_files({root + "/scenarios/what-if"})) {
        CAPTURE(file.stem().string());
        std::ifstream in(file);
        std::vector<std::string> heads;
        for (std::string line; std::getline(in, line) && line.starts_with("# ");)
            if (!line.starts_with("#   ")) heads.push_back(line.substr(2, line.find(':') - 1));
        CHECK(heads == std::vector<std::string>{"Question:", "Changes:", "Look at:"});
    }
}

TEST_CASE("thirteen years of growth stay below the bounds of each", "[long]")
{
    const io::ReadResult read = io::read_scenario(root + "/scenarios/coal-growth.yaml", catalogues());
    REQUIRE(read.ok());
    CHECK(nearest(read.scenario, 1) > 0.7);
}

TEST_CASE("the schedules worked by hand stay below their bounds")
{
    int near = 0;
    for (const auto& file : verify::scenario_files({root + "/scenarios/verification"})) {
        if (file.parent_path().filename() == "queues") continue;
        CAPTURE(file.stem().string());
        const io::ReadResult read = io::read_scenario(file, catalogues());
        REQUIRE(read.ok());
        near += nearest(read.scenario, static_cast<std::uint64_t>(read.scenario.seed)) > 0.5 ? 1 : 0;
    }
    CHECK(near > 5); // else the bounds would be so wide that the test proves nothing
}

TEST_CASE("random ports stay below their bounds, and some come close")
{
    int near = 0;
    for (std::uint64_t number = 1; number < 600; ++number) {
        CAPTURE(number);
        near += nearest(test::random_port(number), number) > 0.7 ? 1 : 0;
        near += nearest(test::with_calls_of_all_kinds(test::random_port(number), number), number) > 0.7 ? 1 : 0;
        const int berths = 1 + static_cast<int>(number % 3);
        const int links = 1 + static_cast<int>(number / 3 % 3);
        near += nearest(test::random_chain(number, berths, links), number) > 0.7 ? 1 : 0;
    }
    CHECK(near > 100);
}

TEST_CASE("a throughput above the bound is told with the links that bound it")
{
    const std::vector<StaticBound> bounds{{"coal", 2009, 1000, {"dumper", "yard"}, {}, {}}};
    std::vector<Measured> figures{{{"throughput", "coal", "", 2009, "t"}, 1000.0005, {}, {}, {}, {}}};
    CHECK(above_bound(bounds, figures) == "");
    figures[0].value = 1001;
    CHECK(above_bound(bounds, figures) ==
          "coal in 2009: 1001 t came over the quay, more than the 1000 t that dumper, yard let pass at most");
    figures[0].key.year = 2010;
    CHECK(above_bound(bounds, figures) == "");
}
