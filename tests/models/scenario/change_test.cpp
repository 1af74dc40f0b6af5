#include "models/scenario/change.h"

#include "models/catalogues.h"
#include "models/scenario/canonical.h"
#include "models/scenario/check.h"
#include "models/scenario/dates.h"
#include "models/scenario/problems.h"

using namespace port;

namespace {

/// A port with one berth, one machine and nobody to serve.
Scenario quiet_port()
{
    Scenario s;
    s.title = "quiet";
    s.start = first_of_year(2009);
    s.years = 10;
    s.categories = {{"coal", Group::dry}};
    BerthSpec berth;
    berth.name = "berth";
    berth.length = metres(200);
    berth.depth = metres(10);
    berth.handles = {{"coal", tonnes_per_hour(1000), share(1), {}}};
    s.berths = {berth};
    s.machines = {{"belt", tonnes_per_hour(2000), share(1)}};
    s.stores = {{"yard", "coal", tonnes(1e5), tonnes(0)}};
    TradeSpec trade;
    trade.name = "coal in";
    trade.category = "coal";
    trade.direction = Direction::unloaded;
    trade.store = "yard";
    s.trades = {trade};
    return s;
}

/// The same with a ship of 12 m draught that calls once.
Scenario deep_ship()
{
    Scenario s = quiet_port();
    s.ships = {{"bulker", tonnes(20000), metres(160), metres(25), metres(12), metres(5), 2, true, knots(8)}};
    s.trades[0].calls = {{days(1), "bulker", tonnes(20000)}};
    return s;
}

std::string codes_of(const std::vector<Problem>& problems)
{
    std::string text;
    for (const Problem& p : problems) text += (text.empty() ? "" : " ") + p.code + "@" + p.path;
    return text;
}

std::string checked(const Scenario& s)
{
    return codes_of(check(s, catalogues()));
}

} // namespace

TEST_CASE("a change that is wrong anywhere changes nothing", "[scenario]")
{
    Scenario s = quiet_port();
    s.berths.push_back(s.berths[0]);
    const std::string before = canonical(s);
    CHECK(codes_of(apply(s, {"berths[*].depth", "99 m"}, catalogues())) == "E013@berths[0].depth");
    CHECK(codes_of(apply(s, {"trades[0].season", "[1, 2, x]"}, catalogues())) == "E012@trades[0].season[2]");
    CHECK(codes_of(apply(s, {"trades[0].arrivals", "none"}, catalogues())) == "E020@trades[0].arrivals");
    CHECK(codes_of(apply(s, {"title", "a\nb"}, catalogues())) == "E012@title");
    s.berths[1].depth = metres(40);
    CHECK(codes_of(scale(s, {"berths[*].depth", 2, 0}, catalogues())) == "E013@berths[1].depth");
    CHECK(s.berths[0].depth.value == 10);
    s.berths[1].depth = metres(10);
    CHECK(canonical(s) == before);
}

TEST_CASE("a change is set at every place it names", "[scenario]")
{
    Scenario s = quiet_port();
    s.berths.push_back(s.berths[0]);
    CHECK(apply(s, {"berths[*].depth", "12 m"}, catalogues()).empty());
    CHECK(s.berths[1].depth.value == 12);
    CHECK(apply(s, {"berths[0].handles[coal].through", "[belt, chute]"}, catalogues()).empty());
    CHECK(s.berths[0].handles[0].through == std::vector<std::string>{"belt", "chute"});
    CHECK(apply(s, {"trades[0].arrivals", "erlang"}, catalogues()).empty());
    CHECK(apply(s, {"trades[0].arrivals.shape", "4"}, catalogues()).empty());
    CHECK(s.trades[0].arrivals.values[0].value == 4);
}

TEST_CASE("a mistake of an investment is told once, however many days follow", "[scenario]")
{
    Scenario s = quiet_port();
    for (int year = 2010; year < 2015; ++year)
        s.investments.push_back({"n" + std::to_string(year), first_of_year(year), {{"machines[belt].rate", "3 kt/h"}}});
    s.investments[0].changes.push_back({"machines[bolt].rate", "3 kt/h"});
    s.investments[1].changes.push_back({"machines[belt].rate", "3 m"});
    s.investments[2].changes.push_back({"berths[0].length", "300 m"});
    s.scaled = {{"title", 2, 0}};
    CHECK(checked(s) == "E027@investments[0].changes[1].path E012@investments[1].changes[1].value "
                        "E029@investments[2].changes[1].path E031@scaled[0].path");
}

TEST_CASE("a ship needs a berth on one day of the scenario, not on all", "[scenario]")
{
    Scenario s = deep_ship();
    CHECK(checked(s) == "E051@trades[0].calls[0]");
    s.investments = {{"dredging", first_of_year(2012), {{"berths[0].depth", "13 m"}}}};
    CHECK(checked(s).empty());
    s.investments[0].opens = first_of_year(2030); // after the end
    CHECK(checked(s) == "E051@trades[0].calls[0]");
    s.investments[0].opens = first_of_year(2012);
    s.berths[0].count = 0;
    CHECK(checked(s) == "E051@trades[0].calls[0]");
    s.investments[0].changes.push_back({"berths[0].count", "1"});
    CHECK(checked(s).empty());
}

TEST_CASE("the channel must be deep enough in all its sections on one day", "[scenario]")
{
    Scenario s = deep_ship();
    s.berths[0].depth = metres(15);
    s.marine.channel = {{"outer", metres(5000), metres(12), false, minutes(10)},
                        {"inner", metres(5000), metres(14), false, minutes(10)}};
    CHECK(checked(s) == "E052@trades[0].calls[0]");
    s.marine.tide.mean = metres(1);
    CHECK(checked(s).empty());
    s.marine.tide.mean = metres(0);
    s.investments = {{"outer",
                      first_of_year(2010),
                      {{"marine.channel[outer].depth", "14 m"}, {"marine.channel[inner].depth", "12 m"}}}};
    CHECK(checked(s) == "E052@trades[0].calls[0]"); // each is deep enough once, but never both
    s.investments[0].changes.pop_back();
    CHECK(checked(s).empty());
}

TEST_CASE("a scenario made by a program is held to the ranges of the tables", "[scenario]")
{
    Scenario s = quiet_port();
    CHECK(checked(s).empty());
    s.berths[0].depth = metres(1000);
    s.machines[0].efficiency = share(0);
    s.seed = 1.5;
    s.trades[0].arrivals.name = "poison";
    CHECK(checked(s) == "E013@berths[0].depth E013@machines[0].efficiency E020@trades[0].arrivals E022@seed");
}

TEST_CASE("names that meet only at land are told at the second of them", "[scenario]")
{
    Scenario s = quiet_port();
    s.pipelines = {{"line", tonnes_per_hour(100), {}, share(1), {}}};
    RoadService trucks;
    trucks.name = "line";
    s.road_services = {trucks};
    CHECK(checked(s) == "E041@pipelines[0].name");
}

TEST_CASE("a time that is not given cannot be scaled, but can be set", "[scenario]")
{
    Scenario s;
    s.trades.resize(1);
    s.trades[0].calls = {{days(1), "bulker", tonnes(20000)}};
    const auto problems = scale(s, {"trades[0].calls[0].on", 2, 0}, catalogues());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == codes::cannot_scale);
    CHECK(scale(s, {"trades[0].calls[0].at", 2, 0}, catalogues()).empty());
    CHECK(s.trades[0].calls[0].at == days(2));
    s.trades[0].calls[0].at.reset();
    CHECK(scale(s, {"trades[0].calls[0].at", 2, 0}, catalogues()).size() == 1);
    CHECK(apply(s, {"trades[0].calls[0].on", "2009-03-01 14:30"}, catalogues()).empty());
    CHECK(s.trades[0].calls[0].on.has_value());
}
