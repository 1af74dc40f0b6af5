// Who waits for whom, in ports whose binding link is known.
#include "models/results/all_resources.h"
#include "tests/tools/study/read_port.h"
#include "tools/study/all_causes.h"
#include "tools/study/named_resource.h"
#include "tools/study/waiting_chain.h"

#include <cmath>

using namespace port;
using namespace port::test;

namespace {

std::vector<std::string> who_of(const std::vector<study::ChainLink>& chain)
{
    std::vector<std::string> who;
    for (const study::ChainLink& link : chain) who.push_back(link.who);
    return who;
}

std::vector<study::ChainLink> chain_with(const std::vector<std::string>& sets)
{
    const Runs runs(read_port("tests/tools/study/small_port.yaml", sets), 3);
    return study::waiting_chain(runs.scenario, summarise("", study::with_all_causes(runs.base)), 0);
}

} // namespace

TEST_CASE("the chain of a planted bottleneck ends at it, and what stands there waits for nobody", "[why]")
{
    struct Planted {
        std::vector<std::string> sets, tail; ///< with what the chain ends; ships, and maybe their berth, come before
    };
    const Planted planted = GENERATE(values<Planted>({
        // 20 kt lie in the yard; the dumper passes 7.2 kt a day of the 10 kt that ships ask for.
        {{"stores[rail yard].opening=20 kt", "rail_services[coal trains].rate=300 t/h"},
         {"rail yard", "trains of coal trains", "tracks of port station", "dumper of coal trains"}},
        // Two trains of 3 kt come a day where 10 kt are asked for, and nothing else holds them.
        {{"stores[rail yard].opening=20 kt", "railways[main line].paths=2", "stations[port station].tracks=40"},
         {"rail yard", "trains of coal trains", "paths of main line"}},
        // The convoy fills the yard within minutes and then goes on at what a ship takes.
        {{"stores[coal yard].opening=1 kt", "stores[coal yard].capacity=7 kt"},
         {"coal yard", "lanes of morning convoy", "room of coal yard"}},
        {{"stores[crude tank].capacity=7 kt"}, {"crude tank", "lanes of tank trucks", "room of crude tank"}},
        {{"marine.tugs[0].travel_back=6 h", "marine.tugs[0].count=1"}, {"tugs"}},
        {{"marine.channel[channel].depth=9.1 m"}, {"depth of channel"}},
        {{"berths[oil berth].count=1"}, {"oil berth", "equipment of oil berth"}},
    }));
    const auto chain = chain_with(planted.sets);
    const std::vector<std::string> who = who_of(chain);
    REQUIRE(who.size() > planted.tail.size());
    CHECK(std::vector(who.end() - static_cast<std::ptrdiff_t>(planted.tail.size()), who.end()) == planted.tail);
    CHECK(who.front().starts_with("ships of "));
    for (std::size_t i = 0; i < chain.size(); ++i) {
        CAPTURE(chain[i].who);
        CHECK(chain[i].next.empty() == (i + 1 == chain.size()));
        CHECK((chain[i].share > 0 && chain[i].share <= 1 + 1e-12));
    }
}

TEST_CASE("the chain of two ships and a tug is worked by hand", "[why]")
{
    // one-tug.yaml: the second ship waits 1.25 h for the tug, both wait 0.2 h and 1 h for it to sail: 2.45 h, and for
    // nothing else. It is away or on its way back from 0 to 6 without a pause.
    const Runs runs(read_port("scenarios/verification/one-tug.yaml"), 1);
    const auto chain = study::waiting_chain(runs.scenario, runs.summary, 0);
    REQUIRE(who_of(chain) == std::vector<std::string>{"ships of ore unloaded", "tugs"});
    CHECK(chain[0].cause == "tugs");
    CHECK(chain[0].share == 1);
    REQUIRE(chain[0].hours);
    CHECK(std::abs(*chain[0].hours - 2.45) < 1e-9);
    CHECK(chain[0].next == "tugs");
    CHECK(chain[1].cause == "busy");
}

TEST_CASE("what ships do at a berth is worked by hand", "[why]")
{
    // costs.yaml: 1,000 t and 2,000 t at 100 t/h are 30 h of work, each ship makes fast and casts off in 1 h: 30 of 32.
    // Ten of the hours at anchor are for the berth, and those of the grain are none.
    const Runs runs(read_port("scenarios/verification/costs.yaml"), 1);
    const auto chain = study::waiting_chain(runs.scenario, runs.summary, 0);
    REQUIRE(who_of(chain) == std::vector<std::string>{"ships of ore in", "quay", "equipment of quay"});
    CHECK(std::abs(*chain[0].hours - 10) < 1e-9);
    CHECK(chain[1].cause == "working");
    CHECK(std::abs(*chain[1].hours - 30) < 1e-9);
    CHECK(std::abs(chain[1].share - 30.0 / 32) < 1e-9);
    CHECK(std::abs(chain[2].share - 30.0 / (73 * 24)) < 1e-9);
}

TEST_CASE("a berth that mostly works is followed to a dumper that never rests, not to one that does", "[why]")
{
    // 20 kt a day cross the one place at 900 t/h: 22 h of work, so that ships at it mostly work. Half of it comes by
    // rail; a dumper of 330 t/h gives 7.9 kt a day without a pause, one of 2,000 t/h rests for four fifths of its time.
    const auto tail = [](const char* rate) {
        const auto chain = chain_with({"berths[coal berth].count=1", "stores[rail yard].opening=20 kt",
                                       "berths[coal berth].handles[coal].rate=900 t/h", rate});
        return chain.empty() ? "" : chain.back().who;
    };
    CHECK(tail("rail_services[coal trains].rate=330 t/h") == "dumper of coal trains");
    CHECK(tail("rail_services[coal trains].rate=2000 t/h") == "equipment of coal berth");
}

TEST_CASE("a port in which nobody waits has no chain", "[why]")
{
    const Runs runs(read_port("scenarios/verification/costs.yaml", {"berths[quay].count=2"}), 1);
    CHECK(study::waiting_chain(runs.scenario, runs.summary, 0).empty());
}

TEST_CASE("a chain may begin at any resource, and ends", "[why]")
{
    const char* file = GENERATE("tests/tools/study/small_port.yaml", "scenarios/jinzhou-all-parts.yaml");
    Scenario scenario = read_port(file);
    if (scenario.horizon.value == 0) scenario.horizon = days(60);
    const Runs runs(scenario, 1);
    for (const Resource& resource : all_resources(runs.scenario)) {
        CAPTURE(resource.name);
        const auto chain = study::waiting_chain(runs.scenario, runs.summary, 0, resource);
        REQUIRE(!chain.empty());
        CHECK(chain.size() < 12);
    }
}

TEST_CASE("a resource is found by what people call it, or by its name", "[why]")
{
    const Scenario scenario = read_port("tests/tools/study/small_port.yaml");
    using study::named_resource;
    CHECK(named_resource("Dumper of coal trains", scenario) == Resource{ResourceKind::dumper, "coal trains"});
    CHECK(named_resource("coal trains", scenario) == Resource{ResourceKind::dumper, "coal trains"});
    CHECK(named_resource("room of coal yard", scenario) == Resource{ResourceKind::store, "coal yard"});
    CHECK(named_resource("coal yard", scenario) == Resource{ResourceKind::store, "coal yard"});
    CHECK(named_resource("coal berth", scenario) == Resource{ResourceKind::berth, "coal berth"});
    CHECK(named_resource("equipment of coal berth", scenario) == Resource{ResourceKind::equipment, "coal berth"});
    CHECK(named_resource("depth of channel", scenario) == Resource{ResourceKind::depth, "channel"});
    CHECK_THROWS_WITH(named_resource("dumpr of coal trains", scenario),
                      "the scenario has no resource 'dumpr of coal trains'; did you mean 'dumper of coal trains'?");
    CHECK_THROWS_WITH(named_resource("xyzzyplugh", scenario), Catch::Matchers::Contains("it has tugs, channel, "));
}

TEST_CASE("a cause that one replication has counts as nought in those that have none", "[why]")
{
    const auto share = [](const char* cause, double value) {
        return Measured{{"utilisation", "crane", cause, 0, "share"}, value, {}, {}, {}, {}};
    };
    const auto hours = [](const char* measure, const char* cause, double value) {
        return Measured{{measure, "coal", cause, 0, "h"}, value, {}, {}, {}, {}};
    };
    const study::Replications two{{share("busy", 1), hours("time in port", "working", 5)},
                                  {share("busy", 0.5), share("idle", 0.5), hours("time in port", "working", 7),
                                   hours("working time lost", "starved", 2)},
                                  {hours("waiting", "", 1)}};
    const Summary summary = summarise("", study::with_all_causes(two));
    CHECK(*summary.find("utilisation", "crane", 0, "busy")->mean == 0.75);
    CHECK(*summary.find("utilisation", "crane", 0, "idle")->mean == 0.25);
    CHECK(*summary.find("working time lost", "coal", 0, "starved")->mean == 1); // 0 and 2; the third has no ships
}
