#include "sim/statistics/drift.h"
#include "sim/statistics/replication_deletion.h"
#include "sim/statistics/welch_plot.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <limits>
#include <stdexcept>

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

/// An autoregression that begins `above` too high and falls to its level as exp(-i / lasting).
std::vector<double> settling(std::size_t n, double above, double lasting, std::uint64_t replication)
{
    auto x = series::autoregressive(n, 0.5, replication);
    for (std::size_t i = 0; i < n; ++i) x[i] += above * std::exp(-static_cast<double>(i) / lasting);
    return x;
}

} // namespace

TEST_CASE("Welch's plot averages over replications, then over neighbours", "[statistics]")
{
    const auto points = sim::welch_plot({{1, 2, 3, 4, 5, 6}, {3, 4, 5, missing, 7, 8, 9}}, 2);
    REQUIRE(points.size() == 7);
    const double means[] = {2, 3, 4, 4, 6, 7, 9};
    for (std::size_t i = 0; i < 7; ++i) CHECK(points[i].mean == Approx(means[i]));
    CHECK(points[0].n == 2);
    CHECK(points[3].n == 1);
    CHECK(points[6].n == 1);
    CHECK(points[0].smooth == Approx(2));
    CHECK(points[1].smooth == Approx(3));
    CHECK(points[2].smooth == Approx(19.0 / 5));
    CHECK(points[4].smooth == Approx(30.0 / 5));
    CHECK(std::isnan(points[5].smooth)); // no two neighbours behind it
    const auto bare = sim::welch_plot({{missing, 2}}, 0);
    CHECK(std::isnan(bare[0].mean));
    CHECK(bare[0].n == 0);
    CHECK(bare[1].smooth == 2);
    CHECK_THROWS_AS(sim::welch_plot({}, 1), std::invalid_argument);
    CHECK_THROWS_AS(sim::welch_plot({{}, {}}, 1), std::invalid_argument);
    CHECK_THROWS_AS(sim::welch_plot({{1, HUGE_VAL}}, 1), std::invalid_argument);
}

TEST_CASE("replication and deletion takes the means of what is left", "[statistics]")
{
    const auto found = sim::replication_deletion({{99, 1, 3}, {99, 4, missing, 4}, {99}}, 1);
    CHECK(found.n == 2);
    CHECK(found.mean == Approx(3));
    CHECK(*found.half_width == Approx(12.7062047 * std::sqrt(2.0 / 2))); // means 2 and 4
    CHECK_THROWS_AS(sim::replication_deletion({{1}, {2}}, 1), std::invalid_argument);
    CHECK_THROWS_AS(sim::replication_deletion({{1, HUGE_VAL}}, 0), std::invalid_argument);
    CHECK_THROWS_AS(sim::common_warm_up({}), std::invalid_argument);
    CHECK_THROWS_AS(sim::common_warm_up({{1, 2, 3}}), std::invalid_argument);
    CHECK_THROWS_AS(sim::common_warm_up({std::vector<double>(20, missing)}), std::invalid_argument);
}

TEST_CASE("deleting the common warm-up makes the interval right", "[statistics]")
{
    // 300 studies of 10 replications of 500 observations that begin 8 above their level of nought: 0.16 too high on
    // the whole, where the interval is 0.04 to either side. At 90 % a share has a standard deviation of 1.7 %.
    const auto coverage = [](bool drop) {
        return series::share(300, [drop](std::uint64_t study) {
            std::vector<std::vector<double>> runs;
            for (std::uint64_t r = 0; r < 10; ++r) runs.push_back(settling(500, 8, 10, study * 10 + r));
            const auto i = sim::replication_deletion(runs, drop ? sim::common_warm_up(runs).value() : 0, 0.9);
            return *i.low <= 0 && 0 <= *i.high;
        });
    };
    CHECK(coverage(true) > 0.8);
    CHECK(coverage(false) < 0.05);
}

TEST_CASE("the test for drift is quiet in a steady state and sees a start-up and a trend", "[statistics]")
{
    // 1 000 series, 5 %: a standard deviation of 0.7 %. Its degrees of freedom are those of independent batches, so a
    // little more than 5 % is no fault.
    const auto rejected = [](double above, double slope) {
        return series::share(1000, [=](auto r) {
            auto x = settling(1000, above, 50, r);
            for (std::size_t i = 0; i < x.size(); ++i) x[i] += slope * static_cast<double>(i) / 1000;
            return sim::drift_test(x).p_value < 0.05;
        });
    };
    const double steady = rejected(0, 0);
    CAPTURE(steady);
    CHECK(steady > 0.03);
    CHECK(steady < 0.09);
    CHECK(rejected(5, 0) > 0.95);
    CHECK(rejected(0, 1) > 0.9);
}

TEST_CASE("the statistic for drift is that of its definition", "[statistics]")
{
    const auto x = settling(400, 5, 50, 3);
    double mean = 0;
    for (const double v : x) mean += v / 400;
    double sum = 0;
    double first = 0;
    for (std::size_t k = 1; k <= 400; ++k) {
        first += x[k - 1];
        const double kk = static_cast<double>(k);
        sum += (1 - kk / 400) * kk * (mean - first / kk);
    }
    std::vector<double> batches(4);
    for (std::size_t i = 200; i < 400; ++i) batches[(i - 200) / 50] += x[i] / 50;
    double of_batches = 0;
    for (const double b : batches) of_batches += b / 4;
    double variance = 0;
    for (const double b : batches) variance += (b - of_batches) * (b - of_batches) / 3;
    const auto found = sim::drift_test(x, 4);
    CHECK(found.statistic == Approx(std::sqrt(45.0) / std::pow(400, 1.5) / std::sqrt(50 * variance) * sum));
    CHECK(found.degrees == 3);
    CHECK(found.statistic < 0); // it falls
    CHECK(found.p_value > 0);
    CHECK(found.p_value < 1);
}

TEST_CASE("the test for drift knows series that do not vary", "[statistics]")
{
    std::vector<double> still(100, 4.0);
    CHECK(sim::drift_test(still).p_value == 1);
    still[0] = 3;
    CHECK(sim::drift_test(still).p_value == 0);
    CHECK(sim::drift_test(still).statistic > 0);
    CHECK_THROWS_AS(sim::drift_test(std::vector<double>(39)), std::invalid_argument);
    CHECK_THROWS_AS(sim::drift_test(still, 3), std::invalid_argument);
    still[5] = missing;
    CHECK_THROWS_AS(sim::drift_test(still), std::invalid_argument);
}
