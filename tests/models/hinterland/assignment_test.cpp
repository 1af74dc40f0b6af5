// What goes over which link: by hand, link by link, and where a link is taken away.
#include "models/hinterland/assignment.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace port;

namespace {

LinkSpec link(const char* name, LinkMode mode, const char* from, const char* to, double kilometres, double capacity,
              double cost)
{
    LinkSpec l;
    l.name = name;
    l.mode = mode;
    l.from = from;
    l.to = to;
    l.length = metres(kilometres * 1000);
    l.capacity = tonnes_per_year(capacity);
    l.cost_a_tonne_km = cost;
    return l;
}

/// A mine, a town between and a port: a railway straight, roads by the town.
NetworkSpec valley()
{
    NetworkSpec network;
    network.places = {{"mine", PlaceKind::enterprise}, {"town", PlaceKind::city}, {"quay", PlaceKind::terminal}};
    network.links = {link("railway", LinkMode::railway, "mine", "quay", 100, 1'000, 0.1),
                     link("north road", LinkMode::road, "mine", "town", 60, 500, 0.3),
                     link("south road", LinkMode::road, "town", "quay", 50, 800, 0.3),
                     link("fast line", LinkMode::passenger_railway, "mine", "quay", 90, 0, 0)};
    network.links[3].speed = kilometres_per_hour(200);
    return network;
}

const Date day = first_of_year(2009);

} // namespace

TEST_CASE("the cheapest way first, the next when it is full, and the rest is told with what stops it")
{
    // 10 money a tonne by rail, 18 + 15 = 33 by road. 1,600 t: 1,000 by rail, 500 by road, 100 are left: the railway
    // and the north road stop them.
    const Assignment all = assign(valley(), day, {{"ore", "mine", "quay", 1'600, 0}});
    REQUIRE(all.of.size() == 1);
    const Carried& ore = all.of.front();
    CHECK(ore.tonnes == 1'500);
    CHECK(ore.on == std::vector<double>{1'000, 500, 500, 0});
    CHECK(ore.cost == Approx(1'000 * 10 + 500 * 33));
    CHECK(ore.tonne_km == Approx(1'000 * 100 + 500 * 110));
    CHECK(ore.cut == std::vector<std::size_t>{0, 1});
}

TEST_CASE("priorities first, then by name; each way has room both ways")
{
    const Assignment all = assign(
        valley(), day,
        {{"bricks", "town", "quay", 500, 1}, {"ore", "mine", "quay", 1'300, 0}, {"goods", "quay", "town", 700, 1}});
    // Ore has all of the railway and 300 t of the roads; bricks the 500 t that are left of the south road; goods go the
    // other way.
    CHECK(all.of[0].what.trade == "ore");
    CHECK(all.of[0].on == std::vector<double>{1'000, 300, 300, 0});
    CHECK(all.of[1].what.trade == "bricks");
    CHECK(all.of[1].tonnes == 500);
    CHECK(all.of[2].tonnes == 700);
    CHECK(all.forth == std::vector<double>{1'000, 300, 800, 0});
    CHECK(all.back == std::vector<double>{0, 0, 700, 0});
}

TEST_CASE("a link that is taken away, or not open yet, reroutes its tonnes or leaves them named")
{
    NetworkSpec network = valley();
    network.links[0].opens = first_of_year(2010);
    const Assignment before = assign(network, day, {{"ore", "mine", "quay", 600, 0}});
    CHECK(before.of.front().tonnes == 500);
    CHECK(before.of.front().cut == std::vector<std::size_t>{1});
    const Assignment after = assign(network, first_of_year(2010), {{"ore", "mine", "quay", 600, 0}});
    CHECK(after.of.front().tonnes == 600);
    CHECK(after.of.front().on[0] == 600);
    // What moves from road to rail leaves the roads by just that much.
    CHECK(after.of.front().tonne_km - before.of.front().tonne_km == Approx(600 * 100 - 500 * 110));
}

TEST_CASE("hours between places go by the fastest way for people, passenger lines among them")
{
    const std::vector<double> hours = hours_from(valley(), day, "mine");
    CHECK(hours[0] == 0);
    CHECK(hours[1] == Approx(1));          // 60 km at 60 km/h
    CHECK(hours[2] == Approx(90.0 / 200)); // by the fast line
}
