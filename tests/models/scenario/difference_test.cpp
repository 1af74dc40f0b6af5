#include "models/scenario/difference.h"

#include "models/catalogues.h"
#include "models/scenario/canonical.h"
#include "models/scenario/change.h"
#include "models/scenario/path.h"
#include "tests/support/catch.h"

using namespace port;

namespace {

Scenario two_berths()
{
    Scenario s;
    s.title = "two berths";
    s.categories = {{"coal", Group::dry}, {"ore", Group::dry}};
    for (const char* name : {"north", "south"}) {
        BerthSpec berth;
        berth.name = name;
        berth.length = metres(200);
        berth.depth = metres(10);
        berth.handles = {{"coal", tonnes_per_hour(1000), share(1), {}}};
        s.berths.push_back(berth);
    }
    TradeSpec trade;
    trade.name = "coal in";
    trade.category = "coal";
    trade.demand = {{{2009}, tonnes_per_year(14.3e6)}};
    s.trades = {trade};
    return s;
}

/// All differences, one a line: `path: from -> to`, with `-` for what is not there.
std::string told(const Scenario& from, const Scenario& to)
{
    std::string text;
    for (const PathDifference& d : differences(from, to))
        text += d.path + ": " + d.from.value_or("-") + " -> " + d.to.value_or("-") + "\n";
    return text;
}

Scenario with(Scenario s, const std::string& path, const std::string& value)
{
    REQUIRE(apply(s, {path, value}, catalogues()).empty());
    return s;
}

} // namespace

TEST_CASE("a scenario differs in nothing from itself", "[scenario]")
{
    CHECK(told(two_berths(), two_berths()).empty());
}

TEST_CASE("a changed value is told by its path and in the units people write", "[scenario]")
{
    const Scenario s = two_berths();
    CHECK(told(s, with(s, "trades[coal in].demand[2009].demand", "20 Mt/yr")) ==
          "trades[coal in].demand[2009].demand: 14.3 Mt/yr -> 20 Mt/yr\n");
    CHECK(told(s, with(s, "berths[south].depth", "12.5 m")) == "berths[south].depth: 10 m -> 12.5 m\n");
    CHECK(told(s, with(s, "berth_rule.overtaking", "no")) == "berth_rule.overtaking: yes -> no\n");
    CHECK(told(s, with(s, "start", "2010-01-01")).find("-> 2010-01-01\n") != std::string::npos);
}

TEST_CASE("values that six digits show alike are told with all their digits", "[scenario]")
{
    const Scenario s = two_berths();
    CHECK(told(s, with(s, "berths[north].length", "200.00001 m")) == "berths[north].length: 200 m -> 200.00001 m\n");
}

TEST_CASE("strategies are told whole where another was chosen, else by the parameter that differs", "[scenario]")
{
    const Scenario s = two_berths();
    const Scenario erlang = with(s, "trades[coal in].arrivals", "erlang");
    CHECK(told(s, erlang) == "trades[coal in].arrivals: poisson -> erlang, shape 2\n");
    CHECK(told(erlang, with(erlang, "trades[coal in].arrivals.shape", "4")) ==
          "trades[coal in].arrivals.shape: 2 -> 4\n");
}

TEST_CASE("items are matched by name: what one has alone is told as a whole, and another order once", "[scenario]")
{
    const Scenario s = two_berths();
    Scenario more = s;
    BerthSpec west = s.berths[0];
    west.name = "west";
    more.berths.insert(more.berths.begin(), west);
    CHECK(told(s, more) == "berths[west]: - -> a berth\n");
    CHECK(told(more, s) == "berths[west]: a berth -> -\n");
    Scenario turned = s;
    std::swap(turned.berths[0], turned.berths[1]);
    turned.berths[0].depth = metres(11); // the southern one
    CHECK(told(s, turned) ==
          "berths[south].depth: 10 m -> 11 m\nberths: in the order north, south -> in the order south, north\n");
}

TEST_CASE("of several items with one name the later ones go by number, as a path does", "[scenario]")
{
    Scenario s = two_berths();
    s.berths[1].name = "north";
    Scenario t = s;
    t.berths[1].depth = metres(11);
    CHECK(told(s, t) == "berths[1].depth: 10 m -> 11 m\n");
    const Resolved place = resolve(t, "berths[1].depth", catalogues());
    REQUIRE(place.places.size() == 1);
    CHECK(place.places.front().number() == 11);
}

TEST_CASE("lists of plain values, texts and what may be left out are told too", "[scenario]")
{
    const Scenario s = two_berths();
    Scenario t = s;
    t.trades[0].season = {1, 2};
    CHECK(told(s, t) == "trades[coal in].season: [] -> [1, 2]\n");
    t = s;
    t.trades[0].ready = share(0.5);
    CHECK(told(s, t) == "trades[coal in].ready: - -> 50 %\n");
    t.trades[0].ready.reset();
    t.trades[0].store = "yard";
    CHECK(told(s, t) == "trades[coal in].store: '' -> yard\n");
}

TEST_CASE("two scenarios have no difference exactly where their canonical texts are the same", "[scenario]")
{
    const Scenario s = two_berths();
    for (const auto& [path, value] : std::vector<std::pair<std::string, std::string>>{{"years", "2"},
                                                                                      {"seed", "7"},
                                                                                      {"title", "another"},
                                                                                      {"berths[*].depth", "11 m"},
                                                                                      {"trades[0].ships", "[]"},
                                                                                      {"years", "1"}}) {
        const Scenario t = with(s, path, value);
        CAPTURE(path, value);
        CHECK(told(s, t).empty() == (canonical(s) == canonical(t)));
    }
}
