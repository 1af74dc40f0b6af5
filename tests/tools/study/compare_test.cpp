#include "tools/study/compare.h"

#include "models/scenario/dates.h"
#include "sim/statistics/comparison.h"
#include "sim/statistics/student.h"
#include "tests/support/catch.h"
#include "tests/tools/study/compared_run.h"

#include <cmath>

using namespace port;
using namespace port::study;
using Catch::Matchers::Contains;
using port::test::run_of;

namespace {

const ComparedFigure& figure(const Comparison& c, const std::string& measure, const std::string& of = "port")
{
    for (const ComparedFigure& f : c.figures)
        if (f.key.measure == measure && f.key.of == of) return f;
    FAIL("no " + measure + " of " + of);
    return c.figures.front();
}

} // namespace

TEST_CASE("differences are paired, and their intervals step down by Holm", "[compare]")
{
    // By hand, three figures of three pairs. Throughput: 2, 3, 4 more: t = 3 / (1 / sqrt 3) = 5.196 with 2 degrees of
    // freedom, p = 1 - t / sqrt(2 + t^2) = 0.0351. Waiting: 1, 1, 1.1 less: mean -1.0333, s = 0.057735, t = 31, p =
    // 0.00104. Ratio: 0.1, -0.1, 0.2: mean 0.0667, s = 0.152753, t = 0.756, p = 0.529. Of alpha 5 %, waiting has a
    // third: 0.00104 <= 0.0167. Throughput a half: 0.0351 > 0.025, so it is not told, nor is the ratio.
    const ComparedRun a = run_of("a", {{"throughput", "port", "t", {10, 20, 30}},
                                       {"waiting", "port", "h", {5, 6, 7}},
                                       {"waiting ratio", "port", "share", {0.5, 0.6, 0.7}}});
    const ComparedRun b = run_of("b", {{"throughput", "port", "t", {12, 23, 34}},
                                       {"waiting", "port", "h", {4, 5, 5.9}},
                                       {"waiting ratio", "port", "share", {0.6, 0.5, 0.9}}});
    const Comparison c = compare_runs({a, b}, {});
    REQUIRE(c.figures.size() == 3);

    const ComparedFigure& tonnes = figure(c, "throughput");
    CHECK(tonnes.base == Approx(20));
    CHECK(tonnes.alternative == Approx(23));
    CHECK(tonnes.difference == Approx(3));
    CHECK(tonnes.pairs == 3);
    CHECK(tonnes.confidence == Approx(1 - 0.05 / 2));
    CHECK(*tonnes.high - *tonnes.low == Approx(2 * sim::student_t_quantile(1 - 0.0125, 2) / std::sqrt(3.0)));
    CHECK(*tonnes.p_value == Approx(2 * 0.03510).epsilon(1e-3));
    CHECK(tonnes.told == Told::not_told);

    const ComparedFigure& wait = figure(c, "waiting");
    CHECK(wait.told == Told::less);
    CHECK(wait.confidence == Approx(1 - 0.05 / 3));
    CHECK(*wait.p_value == Approx(3 * 0.00104).epsilon(1e-2));
    CHECK(figure(c, "waiting ratio").told == Told::not_told);
    CHECK(figure(c, "waiting ratio").confidence == Approx(1 - 0.05 / 2));
}

TEST_CASE("several alternatives are one family: each is held to more", "[compare]")
{
    const ComparedRun a = run_of("a", {{"waiting", "port", "h", {5, 6, 7}}});
    const ComparedRun b = run_of("b", {{"waiting", "port", "h", {4, 5.2, 5.9}}});
    const ComparedFigure alone = figure(compare_runs({a, b}, {}), "waiting");
    const Comparison both = compare_runs({a, b, b}, {});
    REQUIRE(both.figures.size() == 2);
    CHECK(alone.confidence == Approx(0.95));
    CHECK(both.figures[0].confidence == Approx(0.975));
    CHECK(both.figures[0].run == 1);
    CHECK(both.figures[1].run == 2);
    CHECK(*both.figures[0].high > *alone.high);
}

TEST_CASE("what can't be told says how many more pairs would show it", "[compare]")
{
    const std::vector<std::optional<double>> base{10, 10, 10, 10};
    const ComparedRun a = run_of("a", {{"waiting", "port", "h", base}});
    const ComparedRun b = run_of("b", {{"waiting", "port", "h", {10 + 1.0, 10 - 1.0, 10 + 1.0, 10 - 0.2}}});
    // Differences 1, -1, 1, -0.2: mean 0.2, s^2 = (0.64 + 1.44 + 0.64 + 0.16) / 3 = 0.96.
    const ComparedFigure seen = figure(compare_runs({a, b}, {}), "waiting");
    REQUIRE(seen.told == Told::not_told);
    CHECK(seen.to_see == Approx(0.2));
    REQUIRE(seen.more_pairs);
    CHECK(*seen.more_pairs + 4 == sim::pairs_needed(std::sqrt(0.96), 0.2, 0.95).value());
    CHECK(*seen.more_pairs > 80); // (1.96 * 0.98 / 0.2)^2 is 92
    CHECK(*seen.more_pairs < 95);
    CompareRules rules;
    rules.detect = 0.1; // of 10 h
    const ComparedFigure wanted = figure(compare_runs({a, b}, rules), "waiting");
    CHECK(wanted.to_see == Approx(1));
    CHECK(*wanted.more_pairs + 4 == sim::pairs_needed(std::sqrt(0.96), 1, 0.95).value());
    rules.detect = 0.5;
    CHECK(*figure(compare_runs({a, b}, rules), "waiting").more_pairs == 0u);
}

TEST_CASE("figures without a digit of difference are the same, and rounding is no difference", "[compare]")
{
    const ComparedRun a = run_of("a", {{"throughput", "port", "t", {1e7, 2e7, 3e7}}});
    const ComparedRun b = run_of("b", {{"throughput", "port", "t", {1e7 * (1 + 1e-12), 2e7, 3e7 * (1 - 1e-13)}}});
    const Comparison c = compare_runs({a, b}, {});
    CHECK(c.figures[0].told == Told::same);
    CHECK(c.figures[0].difference == 0);
    CHECK(*c.figures[0].p_value == 1);
}

TEST_CASE("one replication tells nothing, and a figure missing on one side is named", "[compare]")
{
    const ComparedRun a = run_of("a", {{"waiting", "port", "h", {5}}, {"waiting", "coal", "h", {5}}});
    const ComparedRun b = run_of("b", {{"waiting", "port", "h", {4}}, {"waiting", "ore", "h", {4}}});
    const Comparison c = compare_runs({a, b}, {});
    REQUIRE(c.figures.size() == 1);
    CHECK(c.figures[0].told == Told::not_told);
    CHECK_FALSE(c.figures[0].low);
    CHECK_FALSE(c.figures[0].more_pairs);
    REQUIRE(c.alternatives[0].remarks.size() == 1);
    CHECK_THAT(c.alternatives[0].remarks[0], Contains("waiting of coal, waiting of ore"));
    // A replication in which one side has no call of it makes no pair.
    const ComparedRun d = run_of("d", {{"waiting", "port", "h", {5, {}, 6, 7}}});
    const ComparedRun e = run_of("e", {{"waiting", "port", "h", {4, 4, {}, 6}}});
    const Comparison two = compare_runs({d, e}, {});
    CHECK(two.figures[0].pairs == 2);
    CHECK(two.figures[0].base == 6);
}

TEST_CASE("a side without a steady state leaves tonnes and backlog to compare", "[compare]")
{
    const auto growing = [](const std::string& label, double growth) {
        return run_of(label, {{"demand", "coal", "t", {1000, 1000}},
                              {"mean parcel", "coal", "t", {10, 10}},
                              {"throughput", "port", "t", {900, 901}},
                              {"waiting", "port", "h", {5, 6}},
                              {"berth occupancy", "quay", "share", {0.9, 0.91}},
                              {"backlog", "port", "t", {100, 99}},
                              {"backlog growth", "coal", "t", {growth, growth + 1}}});
    };
    for (const bool first : {true, false}) {
        const Comparison c = first ? compare_runs({growing("a", 100), growing("b", 0)}, {})
                                   : compare_runs({growing("a", 0), growing("b", 100)}, {});
        REQUIRE(c.figures.size() == 2);
        CHECK(c.figures[0].key.measure == "throughput");
        CHECK(c.figures[1].key.measure == "backlog");
        REQUIRE(c.alternatives[0].remarks.size() == 1);
        CHECK_THAT(c.alternatives[0].remarks[0],
                   Contains(first ? "No steady state in 2009: 'a' (coal)." : "No steady state in 2009: 'b' (coal)."));
        CHECK_THAT(c.alternatives[0].sentence, Contains("backlog"));
    }
    const Comparison settled = compare_runs({growing("a", 0), growing("b", 0)}, {});
    CHECK(settled.figures.size() == 4);
    CHECK(settled.alternatives[0].remarks.empty());
}

TEST_CASE("what was changed and whether what binds moves are told", "[compare]")
{
    const ComparedRun a = run_of("a", {{"throughput", "port", "t", {1e6, 1e6, 1e6}}}, "dumper");
    ComparedRun b = run_of("b", {{"throughput", "port", "t", {1.3e6, 1.5e6, 1.4e6}}}, "quay");
    b.scenario.warm_up = days(3);
    b.scenario.seed = 5;
    b.scenario.replications = 7;
    const Comparison c = compare_runs({a, b}, {});
    REQUIRE(c.alternatives.size() == 1);
    REQUIRE(c.alternatives[0].changes.size() == 1); // title, seed and replications are levelled
    CHECK(c.alternatives[0].changes[0].path == "warm_up");
    CHECK(c.alternatives[0].changes[0].to == "3 days");
    REQUIRE(c.alternatives[0].binding.size() == 1);
    CHECK(c.alternatives[0].binding[0].moves());
    // 0.3, 0.5, 0.4: half-width 4.3027 * 0.1 / sqrt(3) = 0.248.
    CHECK(c.alternatives[0].sentence ==
          "b against a in 2009: throughput 0.4 Mt more (0.15 to 0.65); what binds moves from dumper to quay.");
    const Comparison back = compare_runs({b, a}, {});
    CHECK(back.alternatives[0].sentence ==
          "a against b in 2009: throughput 0.4 Mt less (0.15 to 0.65); what binds moves from quay to dumper.");
}

TEST_CASE("many unfinished calls are told beside the waits that leave them out", "[compare]")
{
    const auto with = [](const std::string& label, double unfinished) {
        return run_of(label, {{"calls", "port", "calls", {100, 100}},
                              {"unfinished calls", "port", "calls", {unfinished, unfinished}},
                              {"waiting", "port", "h", {5, 6}}});
    };
    CHECK(compare_runs({with("a", 2), with("b", 1)}, {}).alternatives[0].remarks.empty());
    const auto remarks = compare_runs({with("a", 2), with("b", 3)}, {}).alternatives[0].remarks;
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0] == "'b' leaves 3 of 100 calls unfinished in 2009: waits are those of the others.");
}

TEST_CASE("what binds moves only where it is known on both sides", "[compare]")
{
    const std::vector<port::test::Given> given{{"throughput", "port", "t", {1e6, 1e6}}};
    const auto told = [&](const std::string& from, const std::string& to, bool many = false) {
        ComparedRun other = run_of("b", given, to);
        other.verdict.years[0].many = many;
        return compare_runs({run_of("a", given, from), other}, {}).alternatives[0];
    };
    CHECK_FALSE(told("dumper", "not found").binding[0].moves());
    CHECK_THAT(told("dumper", "not found").sentence, Contains("whether what binds moves can't be told"));
    CHECK_THAT(told("tugs", "tugs", true).sentence, Contains("; tugs bind in both."));
    CHECK_THAT(told("quay", "quay").sentence, Contains("; quay binds in both."));
}

TEST_CASE("years that a scenario does not report are refused before anything runs", "[compare]")
{
    const std::string name = "a", other = "b";
    Scenario a, b;
    a.start = b.start = first_of_year(2009);
    a.years = 3;
    b.years = 2;
    const auto years = [&](const CompareRules& rules) { return compared_years({name, a}, {other, b}, rules); };
    CompareRules rules;
    CHECK_THROWS_WITH(years(rules), "'b' does not report the year 2011");
    rules.year = 2010;
    CHECK(years(rules) == std::vector{2010});
    rules.year = 2008;
    CHECK_THROWS_WITH(years(rules), "'a' does not report the year 2008");
    rules.every_year = true;
    CHECK(years(rules) == std::vector{2009, 2010});
    b.start = first_of_year(2020);
    CHECK_THROWS_AS(years(rules), NothingToCompare);
    a.horizon = b.horizon = days(10);
    CHECK(years({}) == std::vector{0});
    b.horizon = {};
    CHECK_THROWS_WITH(years({}), Contains("no year in common"));
    const ComparedRun two = run_of("two", {{"waiting", "port", "h", {5, 6}}});
    const ComparedRun three = run_of("three", {{"waiting", "port", "h", {5, 6, 7}}});
    CHECK_THROWS_AS(compare_runs({two, three}, {}), std::invalid_argument);
    CHECK_THROWS_AS(compare_runs({two}, {}), std::invalid_argument);
}
