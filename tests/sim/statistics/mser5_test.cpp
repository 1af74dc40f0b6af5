#include "sim/distributions.h"
#include "sim/statistics/mser5.h"
#include "tests/support/catch.h"

#include <cmath>
#include <limits>
#include <vector>

namespace {

/// Observations whose means of five are `means`; within a group they differ, which must not matter.
std::vector<double> groups_of(const std::vector<double>& means)
{
    std::vector<double> series;
    for (const double m : means)
        for (const double off : {-2.0, 1.0, 0.0, 3.0, -2.0}) series.push_back(m + off);
    return series;
}

/// The definition word by word: every cut anew, in two passes.
std::optional<std::size_t> by_definition(const std::vector<double>& series)
{
    std::vector<double> y;
    for (std::size_t i = 0; i + 5 <= series.size(); i += 5)
        y.push_back((series[i] + series[i + 1] + series[i + 2] + series[i + 3] + series[i + 4]) / 5);
    const std::size_t n = y.size();
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t d = 0; d <= n / 2; ++d) {
        double mean = 0;
        double squares = 0;
        for (std::size_t i = d; i < n; ++i) mean += y[i] / static_cast<double>(n - d);
        for (std::size_t i = d; i < n; ++i) squares += (y[i] - mean) * (y[i] - mean);
        const double statistic = squares / static_cast<double>((n - d) * (n - d));
        if (statistic < least) {
            least = statistic;
            best = d;
        }
    }
    if (best == n / 2) return std::nullopt;
    return best * 5;
}

} // namespace

TEST_CASE("MSER-5 drops the one group that stands out", "[statistics]")
{
    // By hand, squares / count^2: none dropped 68.25/144 = 0.4740; one 2.7273/121 = 0.02254; two 2.5/100 = 0.025;
    // three 2.2222/81 = 0.02743; and rising from there.
    auto series = groups_of({10, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2});
    CHECK(sim::mser5(series) == std::optional<std::size_t>(5));
    series.insert(series.end(), {1e6, 1e6, 1e6}); // less than five at the end: no part in it
    CHECK(sim::mser5(series) == std::optional<std::size_t>(5));
}

TEST_CASE("MSER-5 drops nothing from a level series, and of equal cuts takes the shortest", "[statistics]")
{
    CHECK(sim::mser5(std::vector<double>(50, 0.1)) == std::optional<std::size_t>(0));
    CHECK(sim::mser5(groups_of({1, 2, 1, 2, 1, 2, 1, 2})) == std::optional<std::size_t>(0));
}

TEST_CASE("MSER-5 says when the run is too short to tell", "[statistics]")
{
    // A straight rise: squares / count^2 = (m^3 - m) / 12 / m^2, less the fewer remain, so the cut runs into n/2.
    CHECK(sim::mser5(groups_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})) == std::nullopt);
}

TEST_CASE("MSER-5 agrees with its definition and finds a warm-up that is there", "[statistics]")
{
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
        sim::Stream stream(1, replication, "mser");
        const sim::Normal noise(0, 1);
        std::vector<double> series;
        for (int i = 0; i < 2003; ++i) series.push_back(50 * std::exp(-i / 40.0) + noise(stream));
        const auto cut = sim::mser5(series);
        CHECK(cut == by_definition(series));
        REQUIRE(cut);
        CHECK(*cut >= 80); // what is left of the start there is 6.8 noises
        CHECK(*cut <= 1000);
    }
}

TEST_CASE("MSER-5 refuses what it can't judge", "[statistics]")
{
    CHECK_THROWS_AS(sim::mser5(std::vector<double>(9, 1.0)), std::invalid_argument);
    std::vector<double> series(20, 1.0);
    series[7] = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(sim::mser5(series), std::invalid_argument);
}
