#include "models/scenario/canonical.h"
#include "tests/tools/scenario_io/small_port.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

void check_round(const Scenario& scenario)
{
    const std::string text = canonical(scenario);
    const ReadResult again = read(text);
    CHECK(printed(again) == "");
    CHECK(canonical(again.scenario) == text);
}

} // namespace

TEST_CASE("the canonical text reads back as the same scenario", "[reader]")
{
    check_round(read(small_port).scenario);
    const std::filesystem::path shipped = PORTSIM_ROOT "/scenarios";
    for (const auto& folder : {shipped, shipped / "verification"})
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".yaml") continue;
            CAPTURE(file.path());
            check_round(read_scenario(file.path(), catalogues()).scenario);
        }
}

TEST_CASE("awkward names and values survive the canonical text", "[reader]")
{
    const ReadResult result =
        read(small_port,
             {"title=\"quoted\" \\ # : [x] {y} \xe9\x94\xa6 yes ~ null", "machines[0].name=null",
              "machines[null].rate=0.1 t/h", "berths[0].handles[0].through=[null]", "trades[0].growth=1.1 %",
              "demand_factor=1e-7", "seed=9007199254740991", "replications=100000", "investments=[]", "horizon=1 s"});
    REQUIRE(printed(result) == "");
    check_round(result.scenario);
    CHECK(read(canonical(result.scenario)).scenario.title == result.scenario.title);
}

TEST_CASE("scenarios that differ in one value differ in their canonical text", "[reader]")
{
    const std::string text = canonical(read(small_port).scenario);
    for (const char* set :
         {"berths[0].depth=13.000000000000002 m", "trades[0].arrivals.shape=3", "trades[0].arrivals=poisson", "title=B",
          "berth_rule.choice=lowest number", "trades[0].season[3]=1.5", "road_services[0].opens=06:01"}) {
        CAPTURE(set);
        const ReadResult other = read(small_port, {set});
        CHECK(printed(other) == "");
        CHECK(canonical(other.scenario) != text);
    }
}
