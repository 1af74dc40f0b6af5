// The capacity of ports that are queues with an exact solution: it must lie within the interval.
#include "tools/study/capacity.h"

#include "models/record/run_errors.h"
#include "sim/stream.h"
#include "tests/tools/study/queue_port.h"
#include "tools/commands.h"
#include "tools/study/amount.h"
#include "tools/study/capacity_sentence.h"
#include "tools/study/demand_scaling.h"

#include <algorithm>
#include <iostream>

using namespace port;
using namespace port::study;
using Catch::Matchers::Contains;
using port::test::QueuePort;

namespace {

Capacity capacity_of(const QueuePort& queue, double ratio, std::uint64_t seed, std::size_t replications)
{
    const Scenario scenario = queue.scenario(0.6);
    commands::ReplicationSource source(seed, nullptr, {});
    CapacityRequest request;
    request.point.of = "ore";
    request.point.rules = {{"waiting ratio", {{"waiting ratio", "ore", "", 2009, "share"}}, true, ratio}};
    request.point.replications = replications;
    request.point.threads = 2;
    request.binding = false;
    request.curve = false;
    return find_capacity(scenario, request, [&](const Scenario& s, std::uint64_t r) { return source.figures(s, r); });
}

bool holds(const Capacity& c, double exact)
{
    return c.found && c.low <= exact && c.high && exact <= *c.high;
}

/// Of a port that is a formula: a wait in h of 1 / (1 - load), load = demand / 1 Mt, with noise that all demands share.
std::vector<Measured> formula(const Scenario& scenario, std::uint64_t replication)
{
    sim::Stream chance(1, replication, "noise");
    const double load = yearly_demand(scenario, "ore", 2009) / 1e6;
    const double wait = load < 1 ? (1 + 0.1 * (chance.uniform() - 0.5)) / (1 - load) : 1e6;
    const double growth = load < 1 ? 0 : (load - 1) * 1e6;
    std::vector<Measured> figures;
    const auto add = [&](const char* measure, const char* unit, double value) {
        for (const char* of : {"ore", "port"})
            figures.push_back({{measure, of, "", 2009, unit}, value, {}, {}, {}, {}});
    };
    add("throughput", "t", std::min(load, 1.0) * 1e6);
    add("waiting", "h", wait);
    add("demand", "t", load * 1e6);
    add("mean parcel", "t", 1000);
    add("backlog growth", "t", growth);
    add("backlog", "t", growth);
    return figures;
}

CapacityRequest formula_request(const std::vector<std::string>& rules)
{
    CapacityRequest request;
    request.point.of = "ore";
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    for (const std::string& rule : rules)
        request.point.rules.push_back(capacity_rule(rule, "ore", formula(scenario, 0)));
    request.point.threads = 1;
    request.binding = false;
    return request;
}

} // namespace

TEST_CASE("the capacity of a port that is a formula is where its wait reaches the limit", "[capacity]")
{
    // 1 / (1 - load) = 5 h at 0.8 Mt; the noise has mean 1.
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    const Capacity c = find_capacity(scenario, formula_request({"waiting <= 5 h"}), formula);
    REQUIRE(c.found);
    CHECK(c.stopped_by == "waiting <= 5 h");
    CHECK_THAT(capacity_sentence(c, "ore", 0.95), Contains("Mt of ore a year (95 % interval 0."));
    CHECK_THAT(capacity_sentence(c, "all", 0.95), Contains("of all cargo a year"));
    CHECK(c.tonnes == Approx(0.8e6).epsilon(0.01));
    CHECK(c.low <= 0.8e6);
    CHECK(*c.high >= 0.8e6);
    CHECK(*c.high - c.low < 0.02e6);
    CHECK(c.at.tonnes == Approx(c.tonnes));
    CHECK(c.at.waiting->mean == Approx(5).epsilon(0.002));
    REQUIRE(c.curve.size() > 8);
    CHECK(std::count_if(c.curve.begin(), c.curve.end(),
                        [&](const CapacityPoint& point) { return point.factor == c.factor; }) == 1);
    for (std::size_t i = 1; i < c.curve.size(); ++i) {
        CHECK(c.curve[i - 1].factor < c.curve[i].factor);
        CHECK(c.curve[i - 1].waiting->mean <= c.curve[i].waiting->mean);
    }
}

TEST_CASE("of several rules the first that is broken stops it, each held to more", "[capacity]")
{
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    const Capacity both = find_capacity(scenario, formula_request({"waiting <= 10 h", "waiting.port <= 5 h"}), formula);
    CHECK(both.stopped_by == "waiting.port <= 5 h");
    CHECK(both.tonnes == Approx(0.8e6).epsilon(0.01));
    const Capacity one = find_capacity(scenario, formula_request({"waiting <= 5 h"}), formula);
    CHECK(*both.high - both.low > *one.high - one.low);
}

TEST_CASE("a demand without a steady state breaks any rule", "[capacity]")
{
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    const Capacity c = find_capacity(scenario, formula_request({"waiting <= 2000000 h"}), formula);
    REQUIRE(c.found);
    CHECK_THAT(c.stopped_by, Contains("steady state of ore"));
    CHECK(c.tonnes == Approx(1.02e6).epsilon(0.01)); // the backlog grows by 2 % of the demand
}

TEST_CASE("no capacity is told where a rule is always or never broken", "[capacity]")
{
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    const Capacity never = find_capacity(scenario, formula_request({"waiting <= 30 min"}), formula);
    CHECK_FALSE(never.found);
    CHECK_THAT(never.remarks.front(), Contains("No demand keeps to 'waiting <= 30 min'"));
    const auto idle = [](const Scenario& s, std::uint64_t r) {
        auto figures = formula(s, r);
        for (Measured& m : figures) m.value = m.key.measure == "waiting" ? 1 : 0;
        return figures;
    };
    const Capacity always = find_capacity(scenario, formula_request({"waiting <= 5 h"}), idle);
    CHECK_FALSE(always.found);
    CHECK_THAT(always.remarks.front(), Contains("No rule stops it"));
}

TEST_CASE("rules are read of the category asked about, and refused where they mean nothing", "[capacity]")
{
    const Scenario scenario = QueuePort{"m-m-c"}.scenario(0.5);
    const auto known = formula(scenario, 0);
    CHECK(capacity_rule("waiting <= 5 h", "ore", known).quantity.key.of == "ore");
    CHECK(capacity_rule("waiting.port <= 5 h", "ore", known).quantity.key.of == "port");
    CHECK(capacity_rule("waiting <= 5 h", "all", known).quantity.key.of == "port");
    CHECK_FALSE(capacity_rule("throughput >= 1 Mt", "ore", known).at_most);
    CHECK(capacity_rule("throughput >= 1 Mt", "ore", known).limit == 1e6);
    CHECK_THROWS_AS(capacity_rule("waiting < 5 h", "ore", known), BadQuestion);
    CHECK_THROWS_AS(capacity_rule("waiting <= 5 t", "ore", known), BadQuestion);
    CHECK_THROWS_WITH(capacity_rule("waitin <= 5 h", "ore", known), Contains("did you mean 'waiting'?"));
    CapacityRequest mixed = formula_request({"waiting <= 5 h", "waiting <= 6 h"});
    mixed.point.rules[1].quantity.key.year = 2010;
    CHECK_THROWS_WITH(find_capacity(scenario, mixed, formula), Contains("rules of different years"));
    CHECK_THROWS_AS(find_capacity(scenario, CapacityRequest{}, formula), BadQuestion);
}

TEST_CASE("demand of one category or of all is scaled, by whichever law it grows", "[capacity]")
{
    Scenario s = QueuePort{"m-m-c"}.scenario(0.5);
    const double tonnes = yearly_demand(s, "ore", 2009);
    CHECK(tonnes == Approx(QueuePort{"m-m-c"}.tonnes(0.5)));
    s.years = 3;
    s.demand_factor = 2;
    s.trades[0].growth = share(0.1);
    const Scenario more = with_demand(s, "ore", 1.5);
    for (const int year : {2009, 2010, 2011}) {
        CHECK(yearly_demand(s, "ore", year) == Approx(2 * tonnes * std::pow(1.1, year - 2009)));
        CHECK(yearly_demand(more, "ore", year) == Approx(1.5 * yearly_demand(s, "ore", year)));
    }
    CHECK(yearly_demand(with_demand(s, "all", 1.5), "all", 2010) == Approx(1.5 * yearly_demand(s, "ore", 2010)));
    s.categories.push_back({"salt", Group::dry});
    CHECK_THROWS_WITH(with_demand(s, "salt", 2), Contains("no trade of 'salt' has a demand"));
    CHECK_THROWS_WITH(with_demand(s, "or", 2), Contains("did you mean 'ore'?"));
    CHECK_THROWS_WITH(with_demand(s, "ore", 1e6), Contains("cannot be run"));
}

TEST_CASE("the capacity of the E2/E2/3 port at a waiting ratio of 0.3 is the exact one", "[capacity]")
{
    const QueuePort queue{"e2-e2-c", 2, 2, 3};
    const double exact = queue.capacity(0.3);
    const Capacity c = capacity_of(queue, 0.3, 1, 12);
    REQUIRE(c.found);
    std::cout << "E2/E2/3 at waiting ratio 0.3: capacity " << c.tonnes << " t/yr, 95 % interval " << c.low << " to "
              << c.high.value_or(-1) << ", exact " << exact << " (load " << exact / queue.tonnes(1) << ")\n";
    CHECK(holds(c, exact));
    CHECK(*c.high - c.low < 0.03 * exact); // else it would show nothing
    CHECK(c.stopped_by == "waiting ratio");
}

// A right program misses one in twenty; the seed is fixed, and the long test below counts.
TEST_CASE("the capacities of M/M/n and M/E2/n ports lie within their intervals", "[capacity]")
{
    for (const auto& [queue, ratio] :
         {std::pair{QueuePort{"m-m-c", 1, 1, 2}, 0.5}, {QueuePort{"m-e2-c", 1, 2, 4}, 0.2}}) {
        const double exact = queue.capacity(ratio);
        const Capacity c = capacity_of(queue, ratio, 11, 8);
        CAPTURE(queue.file, exact, c.tonnes, c.low, c.high.value_or(-1));
        CHECK(holds(c, exact));
        CHECK(*c.high - c.low < 0.1 * exact);
    }
}

TEST_CASE("of a hundred capacities of queues at least ninety lie within their intervals", "[capacity][long]")
{
    const std::vector<std::pair<QueuePort, double>> ports{{{"m-m-c", 1, 1, 1}, 0.5},
                                                          {{"m-m-c", 1, 1, 3}, 0.3},
                                                          {{"m-e2-c", 1, 2, 2}, 0.3},
                                                          {{"m-e2-c", 1, 2, 5}, 0.1},
                                                          {{"e2-e2-c", 2, 2, 3}, 0.3}};
    int hits = 0;
    for (std::uint64_t run = 0; run < 100; ++run) {
        const auto& [queue, ratio] = ports[run % ports.size()];
        const double exact = queue.capacity(ratio);
        const Capacity c = capacity_of(queue, ratio, 1000 + run, 10);
        hits += holds(c, exact);
        if (!holds(c, exact))
            std::cout << "run " << run << " of " << queue.file << " with " << queue.berths << ": " << exact
                      << " is not in " << c.low << " to " << c.high.value_or(-1) << "\n";
        CHECK(*c.high - c.low < 0.15 * exact);
    }
    std::cout << hits << " of 100 intervals hold the exact capacity\n";
    CHECK(hits >= 90);
}
