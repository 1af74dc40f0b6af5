// Waterfalls and the greatest flow through a port, worked by hand, and random ones against every split of what is
// shared.
#include "sim/stream.h"
#include "tests/models/bound/small_chain.h"

#include <algorithm>

using namespace port;
using namespace port::bound;
using port::test::small_chain_with;

namespace {

BoundYear first_year(const Scenario& s)
{
    const Plan plan(s, catalogues());
    return years_of(plan).front();
}

const Bound& of(const BoundYear& year, const std::string& what)
{
    const auto found =
        std::find_if(year.bounds.begin(), year.bounds.end(), [&](const Bound& b) { return b.of == what; });
    REQUIRE(found != year.bounds.end());
    return *found;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("the small chain: 8,760 h of 50 t/h and a full yard are less than the berth can load")
{
    const BoundYear year = first_year(small_chain_with());
    const Bound& coal = of(year, "coal");
    CHECK(coal.most.tonnes == 8760 * 50 + 20'000.0); // the berth loads 8760 x 200
    CHECK(coal.most.cut == Names{"coal line", "what coal yard holds"});
    CHECK(coal.demand == Approx(260'000));
    CHECK(*coal.served.tonnes == Approx(260'000));
    CHECK(*of(year, "ore").most.tonnes == 8760 * 10 + 30'000.0);
    CHECK(*of(year, "port").most.tonnes == 8760 * 60 + 50'000.0);
    CHECK(of(year, "port").most.cut.size() == 4);
    // With a line of 500 t/h the berth's equipment binds; its 200 t/h are the faster of its two, so they bound both.
    const BoundYear wide =
        first_year(small_chain_with({"pipelines[coal line].rate=500 t/h", "pipelines[ore line].rate=500 t/h"}));
    CHECK(*of(wide, "coal").most.tonnes == 8760 * 200.0);
    CHECK(of(wide, "coal").most.cut == Names{"quay, coal"});
    CHECK(*of(wide, "port").most.tonnes == 8760 * 200.0);
    CHECK(of(wide, "port").most.cut == Names{"quay"});
}

TEST_CASE("a waterfall by hand: crews, maintenance, breakdowns and efficiency")
{
    // A crew of 12 hours a day: 4,380 h. Maintenance of a day in each 73 from midnight of day 0 on: 5 days, 60 of those
    // hours: 4,320. Broken for 10 hours after each 90 at work: nine tenths. Half efficient: 400 t/h become 200.
    Scenario s = small_chain_with();
    s.berths[0].crew.shifts = {{{6 * 3600}, {18 * 3600}}};
    s.berths[0].handles[0].maintenance = {{seconds(0), days(73), days(1)}};
    Breakdown breaks;
    breaks.up.name = breaks.repair.name = "exponential";
    breaks.up.values = {{"mean", 90 * 3600.0}};
    breaks.repair.values = {{"mean", 10 * 3600.0}};
    s.berths[0].handles[0].breakdowns = {breaks};
    const BoundYear year = first_year(s);
    const Waterfall& coal = year.links.handlings[0][0];
    CHECK(coal.rated == 8760 * 400.0);
    CHECK(coal.calendar == 4320 * 400.0);
    CHECK(coal.breakdowns == Approx(4320 * 400 * 0.9));
    CHECK(coal.efficiency == Approx(4320 * 200 * 0.9));
    // 52 calls of 5,000 t, each with 3 h of moves and papers.
    CHECK(coal.others == Approx(4320 * 200 * 0.9 - 52 * 3 * 200));
    CHECK(coal.used == Approx(260'000));
    CHECK(*coal.bound == 4320 * 200.0); // breakdowns are chance: a year may see none
}

TEST_CASE("an investment counts from its day on, and a berth that is taken away stays until its ship is gone")
{
    const BoundYear more = first_year(small_chain_with({}, R"(investments:
  - {name: second quay, opens: 2009-07-02, changes: [{path: "berths[quay].count", value: 2}]}
)"));
    CHECK(*more.links.handlings[0][0].bound == (182 + 2 * 183) * 24 * 200.0); // 182 days until 1 July
    const BoundYear fewer = first_year(small_chain_with({"berths[quay].count=2"}, R"(investments:
  - {name: the end of a quay, opens: 2009-07-02, changes: [{path: "berths[quay].count", value: 1}]}
)"));
    CHECK(fewer.links.handlings[0][0].rated == (2 * 182 + 183) * 24 * 400.0);
    CHECK(*fewer.links.handlings[0][0].bound == 2 * 365 * 24 * 200.0);
}

TEST_CASE("trains: paths that passenger trains leave, and those that stand on the tracks at the start")
{
    const std::string rail = R"(railways:
  - {name: main line, paths: 10, passenger_trains: 4, paths_per_passenger_train: 1.5, other_freight: 2}
stations:
  - {name: yard, line: main line, tracks: 3}
rail_services:
  - {name: coal trains, station: yard, wagons: 10, net_load: 50 t, rate: 1000 t/h, shunting: 30 min}
)";
    Scenario s = small_chain_with({}, rail);
    s.trades[0].land[0].by = "coal trains";
    const BoundYear year = first_year(s);
    const Waterfall& line = year.links.railways[0];
    CHECK(line.rated == 365 * 10 * 500.0);
    CHECK(line.others == 365 * 2 * 500.0); // 10 - 4 x 1.5 - 2
    CHECK(*line.bound == (365 * 2 + 3) * 500.0);
    CHECK(line.used == Approx(260'000));
    CHECK(*year.links.stations[0].bound == 3 * (8760 * 500.0 / (0.5 + 0.5) + 500)); // an hour a train and track
    CHECK(*of(year, "coal").most.tonnes == (365 * 2 + 3) * 500.0 + 20'000);
    CHECK(of(year, "coal").most.cut == Names{"main line", "what coal yard holds"});
}

TEST_CASE("the land behind the port counts for what of the demand can pass, not for what a run may move")
{
    const std::string network = R"(network:
  places:
    - {name: mine, kind: cluster}
    - {name: terminal, kind: terminal}
  links:
    - {name: track, mode: railway, from: mine, to: terminal, length: 10 km, capacity: 0.1 Mt/yr, cost_a_tonne_km: 1}
)";
    Scenario s = small_chain_with({}, network);
    s.trades[0].terminal = "terminal";
    s.trades[0].inland = {{"mine"}};
    const BoundYear year = first_year(s);
    CHECK(*of(year, "coal").served.tonnes == 120'000); // 100 kt and what the yard holds
    CHECK(of(year, "coal").served.cut == Names{"what coal yard holds", "track (mine - terminal)"});
    CHECK(*of(year, "coal").most.tonnes == 8760 * 50 + 20'000.0);
    REQUIRE(year.links.ways.size() == 1);
    CHECK(year.links.ways[0].used == Approx(100'000));
}

TEST_CASE("random chains: the greatest flow is the best split of a belt that both cargoes share")
{
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        CAPTURE(draw);
        sim::Stream stream(3, draw, "chains");
        const auto pick = [&](int most) { return 1 + static_cast<int>(stream.uniform() * most); };
        const int line[2] = {pick(60), pick(60)};
        const int work[2] = {pick(60), pick(60)};
        const int room[2] = {pick(100), pick(100)};
        const int belt = pick(80);
        const Scenario s = small_chain_with(
            {"horizon=10 h", "machines[belt].rate=" + std::to_string(belt) + " t/h",
             "pipelines[coal line].rate=" + std::to_string(line[0]) + " t/h", "pipelines[coal line].through=[belt]",
             "pipelines[ore line].rate=" + std::to_string(line[1]) + " t/h", "pipelines[ore line].through=[belt]",
             "berths[quay].handles[0].rate=" + std::to_string(2 * work[0]) + " t/h",
             "berths[quay].handles[1].rate=" + std::to_string(work[1]) + " t/h",
             "stores[coal yard].capacity=" + std::to_string(room[0]) + " t",
             "stores[ore yard].capacity=" + std::to_string(room[1]) + " t"},
            "machines:\n  - {name: belt, rate: 1 t/h}\n");
        int best = 0;
        for (int first = 0; first <= 10 * belt; ++first) { // t of the belt that the coal has
            const int coal = std::min({10 * work[0], std::min(10 * line[0], first) + room[0]});
            const int ore = std::min({10 * work[1], std::min(10 * line[1], 10 * belt - first) + room[1]});
            best = std::max(best, std::min(coal + ore, 10 * std::max(work[0], work[1])));
        }
        CHECK(*of(first_year(s), "port").most.tonnes == best);
    }
}
