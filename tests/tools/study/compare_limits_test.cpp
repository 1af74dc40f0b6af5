#include "tools/study/compare_limits.h"

#include "sim/statistics/student.h"
#include "tests/tools/study/compared_run.h"
#include "tools/study/amount.h"

#include <cmath>

using namespace port;
using namespace port::study;
using Catch::Matchers::Contains;
using port::test::run_of;

namespace {

const ComparedRun base = run_of("base", {{"waiting", "port", "h", {10, 12, 14}},
                                         {"waiting ratio", "coal", "share", {0.2, 0.3, 0.4}},
                                         {"throughput", "port", "t", {1e6, 1e6, 1e6}}});

ChangeLimit limit(const std::string& text)
{
    return change_limit(text, base.figures.front());
}

LimitOutcome held(const ComparedRun& other, const std::string& text)
{
    return held_limits({base, other}, {limit(text)}).front();
}

} // namespace

TEST_CASE("amounts are read in any unit that fits their figure", "[compare]")
{
    CHECK(amount_in("0.5h", "h") == 0.5);
    CHECK(amount_in("30 min", "h") == 0.5);
    CHECK(amount_in("-2 days", "h") == -48);
    CHECK(amount_in("+2 kt", "t") == 2000);
    CHECK(amount_in("5 %", "share") == Approx(0.05));
    CHECK(amount_in("0.3", "share") == 0.3);
    CHECK(amount_in("12", "calls") == 12);
    CHECK(amount_in("+12.5 kWh/t", "kWh/t") == 12.5);
    CHECK(amount_in("1.5 million USD of 2009", "USD of 2009") == 1.5e6);
    CHECK(amount_in("40 million", "USD") == 4e7);
    CHECK_THROWS_AS(amount_in("million", "USD"), BadQuestion);
    CHECK(amount_text(1'883'389'936, "USD of 2009") == "1883 million USD of 2009");
    CHECK(amount_text(-1'234'567, "USD") == "-1.23 million USD");
    CHECK(amount_text(999'000, "USD") == "999000 USD");
    CHECK_THROWS_WITH(amount_in("3 t", "h"), Contains("'3 t' is not a length of time"));
    CHECK_THROWS_AS(amount_in("3", "h"), BadQuestion);
    CHECK_THROWS_AS(amount_in("3 t", "calls"), BadQuestion);
    CHECK_THROWS_AS(amount_in("nan", "calls"), BadQuestion);
    CHECK_THROWS_AS(amount_in("", "RMB"), BadQuestion);
    CHECK(amount_text(0.3, "share") == "30 %");
    CHECK(amount_text(1.234e6, "t") == "1.23 Mt");
    CHECK(amount_text(2.5, "h") == "2.5 h");
}

TEST_CASE("a limit names a figure, a side and an amount", "[compare]")
{
    const ChangeLimit relative = limit("waiting > +5%");
    CHECK(relative.quantity.key.measure == "waiting");
    CHECK(relative.above);
    CHECK(relative.relative);
    CHECK(relative.amount == Approx(0.05));
    const ChangeLimit absolute = limit("throughput.port@2009<-1 kt");
    CHECK_FALSE(absolute.above);
    CHECK_FALSE(absolute.relative);
    CHECK(absolute.amount == -1000);
    CHECK(limit("waiting ratio.coal > 5 %").relative); // of the ratio, not five points
    CHECK(limit("waiting ratio.coal > 0.05").amount == 0.05);
    CHECK_THROWS_AS(limit("waiting 5%"), BadQuestion);
    CHECK_THROWS_AS(limit("> 5%"), BadQuestion);
    CHECK_THROWS_AS(limit("waiting > 5 t"), BadQuestion);
    CHECK_THROWS_WITH(limit("waitin > 5%"), Contains("did you mean 'waiting'?"));
}

TEST_CASE("a limit is broken, held or neither by where its interval lies", "[compare]")
{
    // By hand: 3, 4 and 5 h more; half-width 4.3027 / sqrt(3) = 2.484, so 1.516 to 6.484 h.
    const ComparedRun later = run_of("later", {{"waiting", "port", "h", {13, 16, 19}},
                                               {"waiting ratio", "coal", "share", {0.2, 0.3, 0.4}},
                                               {"throughput", "port", "t", {1e6, 1e6, 1e6}}});
    const LimitOutcome one = held(later, "waiting > 1.5 h");
    CHECK(one.held == Held::no);
    CHECK(one.change == Approx(4));
    CHECK(*one.low == Approx(1.516).epsilon(1e-3));
    CHECK(*one.high == Approx(6.484).epsilon(1e-3));
    CHECK(fails(one, false));
    CHECK(held(later, "waiting > 1.6 h").held == Held::not_told);
    CHECK_FALSE(fails(held(later, "waiting > 1.6 h"), false));
    CHECK(fails(held(later, "waiting > 1.6 h"), true));
    CHECK(held(later, "waiting > 6.4 h").held == Held::not_told);
    CHECK(held(later, "waiting > 6.5 h").held == Held::yes);
    CHECK_FALSE(fails(held(later, "waiting > 6.5 h"), true));
    CHECK(held(later, "waiting < 1.5 h").held == Held::yes);
    CHECK(held(later, "waiting < 6.5 h").held == Held::no);
    CHECK(held(later, "throughput < 0 t").held == Held::yes); // at the limit is within it
    CHECK(held(later, "throughput > 0 t").held == Held::yes);
}

TEST_CASE("a percentage is of the first scenario's figure, pair by pair", "[compare]")
{
    // 25 % more in every pair and nothing else: b - 1.25 a never varies.
    const ComparedRun more = run_of("more", {{"waiting", "port", "h", {12.5, 15, 17.5}}});
    const LimitOutcome at = held(more, "waiting > 20%");
    CHECK(at.held == Held::no);
    CHECK(at.change == Approx(0.25));
    // b - 1.2 a = 0.5, 0.6, 0.7: 0.6 +- 4.3027 * 0.1 / sqrt(3), over a mean of 12.
    CHECK(*at.low == Approx(0.2 + (0.6 - 0.2484) / 12).epsilon(1e-3));
    CHECK(held(more, "waiting > 25%").held == Held::yes);
    CHECK(held(more, "waiting > 30%").held == Held::yes);
    CHECK(held(more, "waiting < 30%").held == Held::no);
}

TEST_CASE("several limits and alternatives share the chance of a false alarm", "[compare]")
{
    const ComparedRun later = run_of("later", {{"waiting", "port", "h", {13, 16, 19}}});
    const auto all = held_limits({base, later, later}, {limit("waiting > 1.5 h"), limit("waiting < 0 h")});
    REQUIRE(all.size() == 4);
    for (const LimitOutcome& outcome : all) CHECK(outcome.confidence == Approx(1 - 0.05 / 4));
    CHECK(all[0].held == Held::not_told); // alone it was broken
    CHECK(*all[0].high - *all[0].low == Approx(2 * sim::student_t_quantile(1 - 0.05 / 8, 2) / std::sqrt(3.0)));
    CHECK(all[3].run == 2);
}

TEST_CASE("what needs a steady state and has none breaks its limit", "[compare]")
{
    const auto with_growth = [](const std::string& label, double growth) {
        return run_of(label, {{"demand", "coal", "t", {1000, 1000, 1000}},
                              {"mean parcel", "coal", "t", {10, 10, 10}},
                              {"throughput", "port", "t", {900, 901, 902}},
                              {"waiting", "port", "h", {5, 6, 7}},
                              {"backlog growth", "coal", "t", {growth, growth + 1, growth + 2}}});
    };
    const ComparedRun settled = with_growth("settled", 0);
    const ComparedRun growing = with_growth("growing", 100);
    const auto waits = [&](const ComparedRun& a, const ComparedRun& b, const char* text) {
        return held_limits({a, b}, {change_limit(text, a.figures.front())}).front();
    };
    const LimitOutcome worse = waits(settled, growing, "waiting > 50%");
    CHECK(worse.held == Held::no);
    CHECK(worse.reason == "it has no steady state");
    CHECK_FALSE(worse.low);
    CHECK(waits(growing, settled, "waiting > 50%").held == Held::not_told);
    CHECK(waits(growing, settled, "waiting > 50%").reason == "the first scenario has no steady state");
    CHECK(waits(settled, growing, "throughput < -10 t").held == Held::yes);
}

TEST_CASE("a limit that no pair can tell of says why", "[compare]")
{
    const ComparedRun none = run_of("none", {{"throughput", "port", "t", {1, 2, 3}}});
    CHECK(held(none, "waiting > 5%").reason == "no replication has it on both sides");
    const ComparedRun one = run_of("one", {{"waiting", "port", "h", {5}}});
    const auto told = held_limits({one, one}, {change_limit("waiting > 5%", one.figures.front())}).front();
    CHECK(told.held == Held::not_told);
    CHECK(told.reason == "one pair tells nothing");
    const ComparedRun nought = run_of("nought", {{"waiting", "port", "h", {0, 0}}});
    const auto share = held_limits({nought, nought}, {change_limit("waiting > 5%", nought.figures.front())}).front();
    CHECK_THAT(share.reason, Contains("nought in the first scenario"));
}
