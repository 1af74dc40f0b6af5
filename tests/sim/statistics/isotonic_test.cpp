#include "sim/statistics/isotonic.h"

#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <stdexcept>

TEST_CASE("neighbours that fall are pooled to their mean", "[statistics]")
{
    using V = std::vector<double>;
    CHECK(sim::isotonic(V{}).empty());
    CHECK(sim::isotonic(V{1, 2, 3}) == V{1, 2, 3});
    CHECK(sim::isotonic(V{3, 2, 1}) == V{2, 2, 2});
    // By hand: 4 and 2 pool to 3, then 2 with them to 8 / 3.
    const V fitted = sim::isotonic(V{1, 4, 2, 2, 5});
    CHECK(fitted[0] == 1);
    for (int i : {1, 2, 3}) CHECK(fitted[static_cast<std::size_t>(i)] == Approx(8.0 / 3));
    CHECK(fitted[4] == 5);
    CHECK_THROWS_AS(sim::isotonic(V{1, HUGE_VAL}), std::invalid_argument);
}

TEST_CASE("no other series that never falls is nearer than the isotonic fit", "[statistics]")
{
    // Against the max-min formula: the i-th is the greatest over a <= i of the least over b >= i of the mean of a ...
    // b.
    for (std::uint64_t r = 0; r < 50; ++r) {
        std::vector<double> x = series::independent(12, r);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] += 0.2 * static_cast<double>(i);
        const std::vector<double> fitted = sim::isotonic(x);
        for (std::size_t i = 0; i < x.size(); ++i) {
            double best = -HUGE_VAL;
            for (std::size_t a = 0; a <= i; ++a) {
                double least = HUGE_VAL;
                double sum = 0;
                for (std::size_t b = a; b < x.size(); ++b) {
                    sum += x[b];
                    if (b >= i) least = std::min(least, sum / static_cast<double>(b - a + 1));
                }
                best = std::max(best, least);
            }
            CHECK(fitted[i] == Approx(best).margin(1e-12));
        }
    }
}
