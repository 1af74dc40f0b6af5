#include "sim/statistics/batch_means.h"
#include "sim/statistics/overlapping_batches.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <stdexcept>

using namespace series;

namespace {

bool covers(const sim::Interval& i, double truth)
{
    return *i.low <= truth && truth <= *i.high;
}

} // namespace

TEST_CASE("von Neumann's statistic is that of a hand calculation", "[statistics]")
{
    // 1 ... 8: squared steps 7, squares about 4.5 are 42; C = 1 - 7/84.
    const auto up = sim::von_neumann_test(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(up.correlation == Approx(11.0 / 12));
    CHECK(up.statistic == Approx(11.0 / 12 * std::sqrt(63.0 / 6)));
    CHECK(up.p_value == Approx(0.001488).epsilon(1e-3)); // normal, beyond 2.9704
    const auto saw = sim::von_neumann_test(std::vector<double>{1, -1, 1, -1, 1, -1, 1, -1});
    CHECK(saw.correlation == Approx(1 - 28.0 / 16));
    CHECK(saw.p_value > 0.99); // neighbours that differ are not what it looks for
    CHECK(std::isnan(sim::von_neumann_test(std::vector<double>(9, 3.0)).p_value));
    CHECK_THROWS_AS(sim::von_neumann_test(std::vector<double>(7)), std::invalid_argument);
    CHECK_THROWS_AS(sim::von_neumann_test(std::vector<double>{1, 2, 3, 4, 5, 6, 7, std::nan("")}),
                    std::invalid_argument);
}

TEST_CASE("von Neumann's test rejects as often as it says, and sees what hangs together", "[statistics]")
{
    // 2 000 series of 20: a share of 5 % has a standard deviation of 0.5 %; 4 of them to either side.
    const auto rejected = [](double rho) {
        return share(2000, [rho](auto r) { return sim::von_neumann_test(autoregressive(20, rho, r)).p_value < 0.05; });
    };
    CHECK(std::abs(rejected(0) - 0.05) < 0.02);
    CHECK(rejected(0.6) > 0.75);
}

TEST_CASE("batches are cut from the end and averaged", "[statistics]")
{
    std::vector<double> x{1e9}; // one too many: left out
    for (int b = 0; b < 8; ++b) x.insert(x.end(), {b - 1.0, b + 1.0});
    const auto found = sim::batch_means(x, 8);
    CHECK(found.size == 2);
    CHECK(found.interval.n == 8);
    CHECK(found.interval.mean == Approx(3.5)); // of 0 ... 7
    CHECK(*found.interval.half_width == Approx(2.364624 * std::sqrt(6.0 / 8)));
    CHECK(found.independence.correlation == Approx(11.0 / 12));
    CHECK_THROWS_AS(sim::batch_means(x, 7), std::invalid_argument);
    CHECK_THROWS_AS(sim::batch_means(x, 18), std::invalid_argument);
    CHECK_THROWS_AS(sim::batch_means(x, 8, 1.0), std::invalid_argument);
    x.back() = std::nan("");
    CHECK_THROWS_AS(sim::batch_means(x, 8), std::invalid_argument);
    CHECK_THROWS_AS(sim::independent_batches(std::vector<double>(15)), std::invalid_argument);
    CHECK_THROWS_AS(sim::independent_batches(std::vector<double>(16), 0.95, 0), std::invalid_argument);
    CHECK(*sim::independent_batches(std::vector<double>(100, 4.0)).interval.half_width == 0);
}

TEST_CASE("intervals of one correlated run hold the mean as often as they say", "[statistics]")
{
    // 1 000 autoregressions of 0.8, a relaxation of 4.5 steps: at 90 % the share has a standard deviation of 0.95 %. Up
    // to 4 of them to either side, and 2 % below for batches of finite length. An interval that takes the observations
    // for independent is a third as wide as it should be and holds the mean in 44 % only: the test would see it.
    const std::size_t n = 4000;
    const auto coverage = [n](auto interval) {
        return share(1000, [&](auto r) { return covers(interval(autoregressive(n, 0.8, r)), 0); });
    };
    const double batched = coverage([](const auto& x) { return sim::batch_means(x, 20, 0.9).interval; });
    const double found = coverage([](const auto& x) { return sim::independent_batches(x, 0.9).interval; });
    const double overlapping = coverage([](const auto& x) { return sim::overlapping_batch_means(x, 0, 0.9); });
    const double naive = coverage([](const auto& x) { return sim::confidence_interval(x, 0.9); });
    CAPTURE(batched, found, overlapping, naive);
    for (const double share : {batched, found, overlapping}) {
        CHECK(share < 0.9 + 0.038);
        CHECK(share > 0.9 - 0.058);
    }
    CHECK(naive < 0.6);
}

TEST_CASE("the batches found are longer where observations hang together longer", "[statistics]")
{
    const auto chosen = [](double rho) {
        std::size_t sum = 0;
        for (std::uint64_t r = 0; r < 50; ++r) sum += sim::independent_batches(autoregressive(2000, rho, r)).size;
        return sum / 50;
    };
    CHECK(chosen(0) < 90); // 2 000 / 32 = 62 where all is well
    CHECK(chosen(0.98) > 100);
    // Too short a run says so: a random walk is one long trend, whatever the batches.
    const auto walk = sim::independent_batches(autoregressive(400, 0.999, 3));
    CHECK(walk.interval.n == 8);
    CHECK(walk.independence.p_value < 0.1);
}

TEST_CASE("overlapping batches are those of the definition", "[statistics]")
{
    const auto x = autoregressive(203, 0.5, 7);
    const std::size_t m = 11;
    double mean = 0;
    for (const double v : x) mean += v / 203;
    double squares = 0;
    for (std::size_t j = 0; j + m <= x.size(); ++j) {
        double batch = 0;
        for (std::size_t i = j; i < j + m; ++i) batch += x[i] / static_cast<double>(m);
        squares += (batch - mean) * (batch - mean);
    }
    const auto found = sim::overlapping_batch_means(x, m, 0.95);
    const double variance = 11.0 / (192.0 * 193.0) * squares;
    CHECK(found.mean == Approx(mean));
    CHECK(*found.half_width == Approx(sim::student_t_quantile(0.975, 1.5 * (203.0 / 11 - 1)) * std::sqrt(variance)));
    CHECK_THROWS_AS(sim::overlapping_batch_means(std::vector<double>(19)), std::invalid_argument);
    CHECK_THROWS_AS(sim::overlapping_batch_means(x, 51), std::invalid_argument);
    CHECK_THROWS_AS(sim::overlapping_batch_means(x, 10, 0), std::invalid_argument);
}

TEST_CASE("growing batches are those of the whole series, in constant memory", "[statistics]")
{
    sim::GrowingBatches growing(10);
    const auto x = autoregressive(1000, 0.5, 4);
    for (const double v : x) growing.add(v);
    REQUIRE(growing.size() == 64); // 20 of 32 made 10 of 64
    REQUIRE(growing.means().size() == 15);
    for (std::size_t b = 0; b < 15; ++b) {
        double mean = 0;
        for (std::size_t i = 0; i < 64; ++i) mean += x[b * 64 + i] / 64;
        CHECK(growing.means()[b] == Approx(mean));
    }
    CHECK(growing.result().interval.n == 15);
    CHECK(growing.result().size == 64);

    sim::GrowingBatches few(10);
    for (int i = 0; i < 9; ++i) few.add(i);
    few.merge(growing); // one of 64 can't be made of nine
    CHECK(few.size() == 64);
    CHECK(few.means().size() == 15);
    sim::GrowingBatches twice = growing;
    twice.merge(twice);
    CHECK(twice.size() == 128);
    CHECK(twice.means().size() == 15);
    CHECK(twice.result().interval.mean == Approx(growing.result().interval.mean));
    growing.reset();
    CHECK(growing.means().empty());
    CHECK_THROWS_AS(growing.result(), std::invalid_argument);
    CHECK_THROWS_AS(growing.add(std::nan("")), std::invalid_argument);
    CHECK_THROWS_AS(growing.merge(sim::GrowingBatches(11)), std::invalid_argument);
    CHECK_THROWS_AS(sim::GrowingBatches(7), std::invalid_argument);
}
