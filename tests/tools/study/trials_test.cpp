// What a little more gains: by hand on schedules, and by figures that are given.
#include "models/scenario/dates.h"
#include "tests/tools/study/read_port.h"
#include "tools/study/amount.h"
#include "tools/study/why.h"

#include <cmath>
#include <map>

using namespace port;
using namespace port::test;

namespace {

const study::Tried& find(const std::vector<study::Tried>& all, const std::string& resource)
{
    for (const study::Tried& t : all)
        if (t.more.resource == resource) return t;
    FAIL("not tried: " << resource);
    return all.front();
}

bool is(const std::optional<study::PairedGain>& gain, double value)
{
    return gain && std::abs(gain->mean - value) < 1e-6 && std::abs(gain->low - value) < 1e-6 &&
           std::abs(gain->high - value) < 1e-6;
}

study::Why why_of(const Runs& runs, std::optional<Resource> resource = {})
{
    study::WhyRequest request;
    request.resource = std::move(resource);
    return study::find_why(runs.scenario, runs.summary, runs.base, request, run_now());
}

/// Runs whose figures are given: throughput 1,000 t, and what is more of each path in each replication.
struct GivenRuns {
    std::map<std::string, std::vector<double>> more;

    study::RunFigures figures() const
    {
        return [this](const Scenario& scenario, std::uint64_t replication) {
            double tonnes = 1000;
            for (const Scaling& s : scenario.scaled) tonnes += more.at(s.path)[replication];
            return std::vector<Measured>{{{"throughput", "port", "", 0, "t"}, tonnes, {}, {}, {}, {}}};
        };
    }
};

} // namespace

TEST_CASE("what one more tug saves two ships is worked by hand", "[why]")
{
    // one-tug.yaml: the second ship waits 1.25 h for the tug. With two of them she has the other at once: the mean
    // wait of the two is 0.625 h less. Nothing else keeps them.
    const Runs runs(read_port("scenarios/verification/one-tug.yaml"), 2);
    const study::Why why = why_of(runs);
    REQUIRE(!why.trials.empty());
    CHECK(why.trials.front().more.resource == "tugs");
    CHECK(is(why.trials.front().worth.waiting, 0.625));
    CHECK(is(why.trials.front().worth.tonnes, 0));
    CHECK(why.trials.front().surely);
    CHECK(why.verdict.binds == "tugs");
    CHECK(why.trials.front().worth.currency.empty());
    CHECK_FALSE(why.trials.front().worth.money);
}

TEST_CASE("what more is worth in money is worked by hand", "[why]")
{
    // costs.yaml, one more place at the quay: the second ship does not wait 10 h at 1,000; she works from 1.5 to 21.5
    // and has used her 20 h exactly, so that 10 h of demurrage at 1,000 are saved too. 20,000 in all.
    const Runs runs(read_port("scenarios/verification/costs.yaml"), 2);
    const study::Why why = why_of(runs);
    const study::Worth& place = find(why.trials, "quay").worth;
    CHECK(place.currency == "USD of 2009");
    CHECK(is(place.ship_time, 10'000));
    CHECK(is(place.demurrage, 10'000));
    CHECK(is(place.handling, 0));
    CHECK(is(place.money, 20'000));
    CHECK(is(place.earnings, 0)); // all is carried either way
    // 110 t/h: the first works 100/11 h and is clear 10/11 h sooner, which the second does not wait: 909.09. The first
    // has so much more left of her laytime: despatch 454.55. The second works for 200/11 h from 10.5 + 1/11 to 28.77
    // and is on demurrage from 21.5: 7.27 h of it where it was 10. Saved 2,727.27 - (-454.55).
    const study::Worth& rate = find(why.trials, "equipment of quay").worth;
    CHECK(is(rate.ship_time, 10'000.0 / 11));
    CHECK(is(rate.demurrage, 30'000.0 / 11 + 5'000.0 / 11));
    CHECK(is(rate.money, 45'000.0 / 11));
    CHECK(why.trials.front().more.resource == "quay");
}

TEST_CASE("a resource that is asked for is tried alone, whether it is suspected or not", "[why]")
{
    const Runs runs(read_port("scenarios/verification/one-tug.yaml"), 2);
    const study::Why why = why_of(runs, Resource{ResourceKind::equipment, "quay"});
    REQUIRE(why.trials.size() == 1);
    CHECK(why.trials.front().more.resource == "equipment of quay");
    for (const Figure& f : why.times) CHECK(f.key.of.starts_with("quay"));
    // At 550 t/h both are done sooner, but the tug is no sooner there for the second.
    CHECK(is(why.trials.front().worth.waiting, 0));
    CHECK(why.sentence == "More of it changes nothing: equipment of quay (10 % more rate) saves no wait in any "
                          "replication.");
    const study::Why channel = why_of(runs, Resource{ResourceKind::channel, "channel"});
    CHECK(channel.trials.empty());
    CHECK(channel.sentence == "No number of channel can be raised, so nothing is tried.");
}

TEST_CASE("trials stand by their gain, and 'surely' counts that several were tried", "[why]")
{
    // Over five pairs, means 20 +- 1, 3.4 and 0. The second's own p-value is 0.03: it is told by itself, and not among
    // three, where the smallest of the remaining two counts twice.
    const GivenRuns given{{{"a", {19, 20, 21, 20, 20}}, {"b", {1, 6, 2, 6, 2}}, {"c", {0, 0, 0, 0, 0}}}};
    const auto more = [](const std::string& path) {
        return study::ToTry{{path, false, "one more", {{path, 1, 1}}}, ""};
    };
    Scenario scenario;
    const study::Replications base = study::run_all(scenario, 5, given.figures(), {});
    const auto tried =
        study::try_more(scenario, base, {more("c"), more("b"), more("a")}, 0, false, given.figures(), {});
    REQUIRE(tried.size() == 3);
    CHECK(tried[0].more.resource == "a");
    CHECK(tried[0].surely);
    CHECK(std::abs(tried[0].worth.tonnes->mean - 20) < 1e-12);
    CHECK(tried[1].more.resource == "b");
    CHECK(tried[1].worth.tonnes->low > 0); // by itself
    CHECK_FALSE(tried[1].surely);
    CHECK(tried[2].worth.tonnes->p_value == 1);
    CHECK_FALSE(tried[2].surely);
    const auto alone = study::try_more(scenario, base, {more("b")}, 0, false, given.figures(), {});
    CHECK(alone[0].surely);
}

TEST_CASE("in a year without steady state tonnes are told, and no waits or money", "[why]")
{
    const Runs runs(read_port("tests/tools/study/small_port.yaml", {"stores[crude tank].capacity=7 kt"}), 10);
    const study::Why why = why_of(runs);
    CHECK_FALSE(why.verdict.settled);
    CHECK(why.verdict.binds == "room of crude tank");
    CHECK(why.trials.front().worth.tonnes->low > 0);
    for (const study::Tried& t : why.trials) CHECK_FALSE(t.worth.waiting);
    CHECK(why.remarks.size() == 1);
    // A tonne of crude earns 2: more tonnes are more money, though what ships' time costs is not told.
    Scenario earning = runs.scenario;
    earning.costs.resize(1);
    earning.costs.front().currency = "USD";
    earning.costs.front().price_year = {2009};
    for (TradeSpec& trade : earning.trades) trade.tariff = 2;
    const study::Why earned = why_of(Runs(earning, 10));
    REQUIRE_FALSE(earned.trials.empty());
    const study::Worth& worth = earned.trials.front().worth;
    REQUIRE(worth.earnings);
    CHECK(std::abs(worth.earnings->mean - 2 * worth.tonnes->mean) < 1e-6 * worth.tonnes->mean);
    CHECK_FALSE(worth.money);
}

TEST_CASE("the year asked about is one that is reported", "[why]")
{
    Scenario scenario;
    scenario.start = first_of_year(2009);
    scenario.years = 2;
    CHECK_NOTHROW(study::check_year(scenario, {}));
    CHECK_NOTHROW(study::check_year(scenario, 2010));
    CHECK_THROWS_AS(study::check_year(scenario, 2011), study::BadQuestion);
    CHECK_THROWS_AS(study::check_year(scenario, 2008), study::BadQuestion);
    scenario.horizon = days(60);
    CHECK_THROWS_WITH(study::check_year(scenario, 2009), "the scenario reports no year 2009: it has a horizon");
}
