#include "sim/statistics/quantile_interval.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <stdexcept>

TEST_CASE("a quantile's ends are order statistics with a binomial confidence", "[statistics]")
{
    // The textbook's median of ten: from the second to the ninth, 1 - 2 (1 + 10) / 1024.
    const std::vector<double> ten{10, 1, 2, 9, 3, 8, 4, 7, 5, 6};
    const auto median = sim::quantile_interval(ten, 0.5);
    CHECK(median.estimate == Approx(5.5));
    CHECK(median.low == std::optional(2.0));
    CHECK(median.high == std::optional(9.0));
    CHECK(median.confidence == Approx(1 - 22.0 / 1024));
    CHECK(median.n == 10);
    // A tail that meets what was asked exactly is enough: P(B < 2) = 11/1024.
    CHECK(sim::quantile_interval(ten, 0.5, 1 - 22.0 / 1024).low == std::optional(2.0));
    CHECK(sim::quantile_interval(ten, 0.5, 1 - 21.9 / 1024).low == std::optional(1.0));
    // No end where all observations may lie on one side: 0.95^10 = 0.6.
    const auto high = sim::quantile_interval(ten, 0.95);
    CHECK_FALSE(high.high);
    CHECK(high.low);
    CHECK(high.confidence >= 0.95);
    const auto one = sim::quantile_interval(std::vector<double>{4}, 0.5);
    CHECK(one.estimate == 4);
    CHECK_FALSE(one.low);
    CHECK_FALSE(one.high);
    CHECK(one.confidence == 1);
}

TEST_CASE("a quantile's interval holds it as often as it says", "[statistics]")
{
    // 4 000 samples: a share of 0.95 has a standard deviation of 0.34 %; 4 of them to either side of what the interval
    // itself claims. The same interval taken for the next decile is wrong by far.
    const auto coverage = [](double p, double truth) {
        return series::share(4000, [&](auto r) {
            const auto i = sim::quantile_interval(series::independent(60, r), p);
            return *i.low <= truth && truth <= *i.high;
        });
    };
    const double claimed = sim::quantile_interval(series::independent(60, 0), 0.7).confidence;
    const double z70 = 0.5244005127;
    CHECK(claimed >= 0.95);
    CHECK(claimed < 0.98);
    CHECK(std::abs(coverage(0.7, z70) - claimed) < 0.014);
    CHECK(coverage(0.8, z70) < 0.8);
}

TEST_CASE("a quantile within one correlated run holds as often as it says", "[statistics]")
{
    // 1 000 autoregressions of 0.7; 90 % has a standard deviation of 0.95 %, 4 of them, and 2 % for sections of finite
    // length. Order statistics, which take observations for independent, fail: the test would see it.
    const double z80 = 0.8416212336;
    const double sectioned = series::share(1000, [&](auto r) {
        const auto i = sim::sectioned_quantile(series::autoregressive(4000, 0.7, r), 0.8, 10, 0.9);
        return *i.low <= z80 && z80 <= *i.high;
    });
    const double ordered = series::share(300, [&](auto r) {
        const auto i = sim::quantile_interval(series::autoregressive(4000, 0.7, r), 0.8, 0.9);
        return *i.low <= z80 && z80 <= *i.high;
    });
    CAPTURE(sectioned, ordered);
    CHECK(sectioned > 0.842);
    CHECK(sectioned < 0.938);
    CHECK(ordered < 0.8);
}

TEST_CASE("a quantile with an interval refuses what it can't mean", "[statistics]")
{
    const std::vector<double> some{1, 2, 3};
    CHECK_THROWS_AS(sim::quantile_interval(std::vector<double>{}, 0.5), std::invalid_argument);
    CHECK_THROWS_AS(sim::quantile_interval(some, 0), std::invalid_argument);
    CHECK_THROWS_AS(sim::quantile_interval(some, 1), std::invalid_argument);
    CHECK_THROWS_AS(sim::quantile_interval(some, 0.5, 1), std::invalid_argument);
    CHECK_THROWS_AS(sim::quantile_interval(std::vector<double>{1, std::nan("")}, 0.5), std::invalid_argument);
    CHECK_THROWS_AS(sim::sectioned_quantile(some, 0.5, 4), std::invalid_argument);
    CHECK_THROWS_AS(sim::sectioned_quantile(some, 0.5, 1), std::invalid_argument);
    CHECK(sim::sectioned_quantile(some, 0.5, 3).mean == 2);
}
