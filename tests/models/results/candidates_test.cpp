#include "models/results/candidates.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace port;

namespace {

struct Case {
    Scenario scenario;
    Summary summary;

    Case()
    {
        scenario.categories = {{"coal", Group::dry}};
        scenario.marine.tugs = {{4, {}}};
        scenario.stores = {{"yard", "coal", tonnes(1e5), {}}};
        BerthSpec berth;
        berth.name = "coal berth";
        berth.handles = {{"coal", tonnes_per_hour(3000), share(1), {"belt"}}};
        scenario.berths = {berth};
        scenario.machines = {{"belt", tonnes_per_hour(4000), share(1)}};
        RailLine line;
        line.name = "main line";
        line.paths = 40;
        scenario.railways = {line};
        scenario.stations = {{"north", "main line", 4, {}}};
        RailService service;
        service.name = "coal trains";
        service.station = "north";
        scenario.rail_services = {service};
        TradeSpec trade;
        trade.name = "coal out";
        trade.category = "coal";
        trade.store = "yard";
        trade.land = {{"coal trains", share(1)}};
        scenario.trades = {trade};
        summary.years = {2010};
        figure("calls", "coal out", 100);
        figure("waiting ratio", "coal", 0.5);
    }
    void figure(const char* measure, const char* of, double mean, const char* cause = "")
    {
        summary.figures.push_back({{measure, of, cause, 2010, ""}, mean, {}, {}, {}, {}, {}, {}});
    }
    [[nodiscard]] std::vector<Candidate> found() const { return candidates(summary, scenario); }
};

} // namespace

TEST_CASE("ships that find no berth point to the berths that handle their cargo")
{
    Case port;
    port.figure("time in port", "coal out", 20, "no berth");
    port.figure("time in port", "coal out", 15, "working");
    port.figure("berth occupancy", "coal berth", 0.95);
    const auto found = port.found();
    REQUIRE(found.size() == 2);
    CHECK(found[0].more.resource == "coal berth");
    CHECK(found[0].more.change == "one more");
    REQUIRE(found[0].more.scalings.size() == 1);
    CHECK(found[0].more.scalings[0].path == "berths[coal berth].count");
    CHECK(found[0].more.scalings[0].plus == 1);
    CHECK(found[1].more.resource == "equipment of coal berth");
    CHECK(found[1].more.scalings[0].path == "berths[coal berth].handles[*].rate");
}

TEST_CASE("starved ships point to the busiest part of the way by land")
{
    Case port;
    port.figure("time in port", "coal out", 30, "starved");
    port.figure("utilisation", "coal trains", 0.98, "busy");
    port.figure("utilisation", "main line", 0.4, "busy");
    const auto found = port.found();
    REQUIRE(found.size() >= 3);
    CHECK(found[0].more.resource == "dumper of coal trains");
    CHECK(found[0].resource.kind == ResourceKind::dumper);
    const auto line = std::find_if(found.begin(), found.end(),
                                   [](const Candidate& c) { return c.more.resource == "paths of main line"; });
    REQUIRE(line != found.end());
    CHECK(line->more.scalings[0].plus == 4); // a tenth of forty paths
}

TEST_CASE("at most six are tried, each with something to scale")
{
    Case port;
    for (const char* cause : {"no berth", "starved", "tugs", "machine taken", "channel taken"})
        port.figure("time in port", "coal out", 10, cause);
    port.figure("train hours", "coal trains", 500, "no track");
    const auto found = port.found();
    CHECK(found.size() == 6);
    for (const Candidate& c : found) CHECK_FALSE(c.more.scalings.empty());
}

TEST_CASE("a port at rest has no candidates and asks nothing")
{
    Case port;
    port.summary.figures.clear();
    CHECK(port.found().empty());
    CHECK_FALSE(is_pressed(port.summary, port.scenario, 2010));
}

TEST_CASE("ships that starve for want of trucks point to the points where these unload")
{
    Case port;
    RoadService trucks;
    trucks.name = "trucks";
    port.scenario.road_services = {trucks};
    port.scenario.trades[0].land = {{"trucks", share(1)}};
    port.figure("time in port", "coal out", 30, "starved");
    port.figure("utilisation", "trucks", 0.3, "busy");
    port.figure("utilisation", "trucks, points", 0.95, "busy");
    const auto found = port.found();
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].more.resource == "points of trucks");
    REQUIRE(found[0].more.scalings.size() == 1);
    CHECK(found[0].more.scalings[0].path == "road_services[trucks].points");
    CHECK(found[0].more.scalings[0].plus == 1);

    port.scenario.road_services[0].mode = RoadMode::flow; // then nobody counts points
    for (const Candidate& c : port.found()) CHECK(c.resource.kind != ResourceKind::points);
}
