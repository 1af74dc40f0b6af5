// Ways over land that follow the network, roads that slow as they fill, and maps; worked by hand.
#include "models/catalogues.h"
#include "models/hinterland/assignment.h"
#include "models/hinterland/flow_graph.h"
#include "models/hinterland/land_by_network.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

using namespace port;

namespace {

LinkSpec road(const char* name, const char* from, const char* to, double kilometres, double capacity, double cost)
{
    LinkSpec l;
    l.name = name;
    l.from = from;
    l.to = to;
    l.length = metres(kilometres * 1000);
    l.speed = kilometres_per_hour(100);
    l.capacity = tonnes_per_year(capacity);
    l.cost_a_tonne_km = cost;
    return l;
}

/// A mine and a quay, joined by a railway of 600 t a year and, for three times the money, a road.
Scenario valley()
{
    Scenario s;
    s.start = first_of_year(2009);
    s.years = 3;
    s.network.places = {{"mine"}, {"quay"}};
    s.network.links = {road("railway", "mine", "quay", 100, 600, 0.1), road("road", "mine", "quay", 100, 5'000, 0.3)};
    TradeSpec& ore = s.trades.emplace_back();
    ore.name = "ore";
    ore.direction = Direction::loaded;
    ore.terminal = "quay";
    ore.inland = {{"mine"}};
    ore.demand = {{{2009}, tonnes_per_year(1'000)}, {{2010}, tonnes_per_year(2'000)}, {{2011}, tonnes_per_year(500)}};
    ore.ships.resize(1); // what calls it makes does not matter
    ore.ships[0].least = ore.ships[0].usual = ore.ships[0].most = tonnes(1);
    ore.land = {{"trains", share(1), {"railway"}}, {"trucks", share(1), {"road"}}};
    return s;
}

std::vector<double> shares(const Scenario& s, int year)
{
    const Scenario then = version_of(s, first_of_year(year), catalogues());
    return {then.trades[0].land[0].share.value, then.trades[0].land[1].share.value};
}

} // namespace

TEST_CASE("a trade's ways have the shares of what goes over their links in each year", "[hinterland]")
{
    const Scenario s = valley();
    CHECK(days_of_versions(s) == std::vector<Date>{first_of_year(2010), first_of_year(2011)});
    CHECK(shares(s, 2009) == std::vector<double>{0.6, 0.4});
    CHECK(shares(s, 2010) == std::vector<double>{0.3, 0.7});
    CHECK(shares(s, 2011) == std::vector<double>{1, 0});
}

TEST_CASE("a link that closes or opens within a year changes the ways from its day on", "[hinterland]")
{
    Scenario s = valley();
    s.network.links[0].closes = to_date({2010, 7, 1});
    CHECK(days_of_versions(s) == std::vector<Date>{first_of_year(2010), to_date({2010, 7, 1}), first_of_year(2011)});
    CHECK(version_of(s, to_date({2010, 7, 1}), catalogues()).trades[0].land[0].share.value == 0);
    CHECK(shares(s, 2011) == std::vector<double>{0, 1});
}

TEST_CASE("what finds no room is asked of the ways in the same ratio, and a trade without demand has one tonne's",
          "[hinterland]")
{
    Scenario s = valley();
    s.network.links[1].capacity = tonnes_per_year(200);
    CHECK(shares(s, 2010)[0] == Approx(0.75)); // 600 + 200 of 2,000 t
    s.trades[0].demand = {{{2009}, tonnes_per_year(0)}};
    CHECK(shares(s, 2009) == std::vector<double>{1, 0});
    s.trades[0].land[0].over = {"elsewhere"};
    s.trades[0].land[1].over = {"elsewhere"};
    CHECK_THROWS_WITH(shares(s, 2009), Catch::Contains("no cargo of 'ore' goes over the links"));
}

TEST_CASE("a tonne that goes over the links of two ways counts for the one nearest to the terminal", "[hinterland]")
{
    Scenario s = valley();
    s.network.places = {{"mine"}, {"yard"}, {"quay"}};
    s.network.links = {road("railway", "mine", "yard", 50, 5'000, 0.1), road("road", "yard", "quay", 50, 5'000, 0.3)};
    CHECK(shares(s, 2009) == std::vector<double>{0, 1});
    s.trades[0].direction = Direction::unloaded;
    CHECK(shares(s, 2009) == std::vector<double>{0, 1});
}

TEST_CASE("a railway line gives a link the capacity of the freight paths that passenger trains leave", "[hinterland]")
{
    Scenario s = valley();
    RailLine& line = s.railways.emplace_back();
    line.name = "main line";
    line.paths = 20;
    line.passenger_trains = 10;
    line.paths_per_passenger_train = 1.5;
    s.network.links[0].line = "main line";
    s.network.links[0].capacity = {};
    s.network.links[0].train_load = tonnes(0.1);
    LinkSpec& fast = s.network.links.emplace_back(road("fast line", "mine", "quay", 90, 0, 0));
    fast.mode = LinkMode::passenger_railway;
    fast.relieves = "main line";
    fast.trains = 4;
    fast.opens = first_of_year(2010);
    // 20 - 10 x 1.5 = 5 trains a day of 0.1 t: 182.5 t a year; from 2010 on 20 - 6 x 1.5 = 11: 401.5 t.
    CHECK(shares(s, 2009)[0] == Approx(0.1825));
    CHECK(shares(s, 2010)[0] == Approx(401.5 / 2'000));
    CHECK(version_of(s, s.start, catalogues()).railways[0].passenger_trains == 10);
    CHECK(version_of(s, first_of_year(2010), catalogues()).railways[0].passenger_trains == 6);
}

TEST_CASE("tonnes that move from road to rail lower the tonne-km by road by just as many", "[hinterland]")
{
    const auto tonne_km = [](const Scenario& s, std::size_t link) {
        const Assignment all = assign(s.network, s.start, {{"ore", "mine", "quay", 1'000, 0}});
        return (all.forth[link] + all.back[link]) * s.network.links[link].length.value / 1000;
    };
    Scenario s = valley();
    s.network.links[1].length = metres(130'000); // the road is the longer way
    const double rail = tonne_km(s, 0);
    const double road = tonne_km(s, 1);
    CHECK(rail == 600 * 100);
    CHECK(road == 400 * 130);
    s.network.links[0].capacity = tonnes_per_year(725);
    CHECK(tonne_km(s, 0) - rail == 125 * 100);
    CHECK(road - tonne_km(s, 1) == 125 * 130);
}

TEST_CASE("roads that slow as they fill are used until they cost alike", "[hinterland]")
{
    // Pigou's two roads: one of 100 km at 100 km/h takes 1 h however full it is; the other, half as long, takes
    // 0.5 x (1 + tonnes / 1,000). Alike at 1,000 t on the second: of 1,400 t, 400 t go by the first.
    Scenario s = valley();
    s.network.hour_of_a_tonne = 1;
    s.network.links = {road("long", "mine", "quay", 100, 5'000, 0), road("short", "mine", "quay", 50, 1'000, 0)};
    s.network.links[1].congestion = 1;
    s.network.links[1].congestion_power = 1;
    s.network.links[1].capacity = tonnes_per_year(2'000); // t = 0.5 x (1 + 2 x tonnes / 2,000)
    s.network.links[1].congestion = 2;
    const Assignment all = assign(s.network, s.start, {{"ore", "mine", "quay", 1'400, 0}});
    CHECK(all.gap < 1e-4);
    CHECK(all.rounds > 1);
    CHECK(all.forth[1] == Approx(1'000).epsilon(0.01));
    CHECK(all.forth[0] + all.forth[1] == Approx(1'400));
    CHECK(hours_over(s.network.links[1], 1'000) == Approx(1));
    // Two alike share alike, whatever the power.
    s.network.links[0] = s.network.links[1] = road("short", "mine", "quay", 50, 1'000, 0);
    s.network.links[0].congestion = s.network.links[1].congestion = 0.15;
    const Assignment even = assign(s.network, s.start, {{"ore", "mine", "quay", 1'400, 0}});
    CHECK(even.forth[0] == Approx(700).epsilon(0.01));
}

TEST_CASE("a flow is told as the ways that it takes, and what goes round in a circle is none of them", "[hinterland]")
{
    // 0 -> 1 -> 3 with 2 units, 0 -> 2 -> 3 with 3, and a circle 1 -> 4 -> 1 of one.
    FlowGraph graph{5, {{0, 1, 9, 0}, {1, 4, 9, 0}, {4, 1, 9, 0}, {1, 3, 9, 0}, {0, 2, 9, 0}, {2, 3, 9, 0}}};
    Flow flow{5, {2, 1, 1, 2, 3, 3}, {}};
    const std::vector<FlowPath> paths = paths_of(graph, flow, 0, 3);
    REQUIRE(paths.size() == 2);
    CHECK(paths[0].arcs == std::vector<std::size_t>{0, 3});
    CHECK(paths[0].amount == 2);
    CHECK(paths[1].arcs == std::vector<std::size_t>{4, 5});
    CHECK(paths[1].amount == 3);
}
