#include "sim/statistics/histogram.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <limits>
#include <stdexcept>

using sim::Histogram;

TEST_CASE("a histogram counts each observation in the bin whose edges hold it", "[statistics]")
{
    Histogram h(0, 1, 10);
    for (int i = 0; i <= 10; ++i)
        h.add(h.edge(static_cast<std::size_t>(i))); // 0.1 * 3 is not 0.3: the edges told count
    for (std::size_t i = 0; i < 9; ++i) CHECK(h.count(i) == 1);
    CHECK(h.count(9) == 2); // its upper end too
    h.add(-0.001);
    h.add(std::numeric_limits<double>::infinity());
    CHECK(h.below() == 1);
    CHECK(h.above() == 1);
    CHECK(h.count() == 13);
    CHECK(h.share(9) == Approx(2.0 / 13));
    CHECK(h.bins() == 10);
    CHECK(h.edge(10) == 1);
    CHECK_THROWS_AS(h.edge(11), std::out_of_range);
    CHECK_THROWS_AS(h.count(10), std::out_of_range);
    CHECK_THROWS_AS(h.add(std::nan("")), std::invalid_argument);
    CHECK(h.count() == 13);
}

TEST_CASE("a histogram's quantile goes straight through a bin", "[statistics]")
{
    Histogram h(0, 4, 4);
    for (const double x : {-1.0, 0.5, 2.1, 2.2, 2.9, 9.0}) h.add(x);
    CHECK(h.quantile(2.0 / 6) == Approx(1));             // all of the first bin
    CHECK(h.quantile(3.5 / 6) == Approx(2.5));           // half of the third
    CHECK(std::isnan(h.quantile(0.1)));                  // below
    CHECK(std::isnan(h.quantile(0.99)));                 // above
    CHECK(std::isnan(Histogram(0, 1, 1).quantile(0.5))); // nothing
    CHECK(std::isnan(Histogram(0, 1, 1).share(0)));
    CHECK_THROWS_AS(h.quantile(1.1), std::invalid_argument);
    Histogram normal(-6, 6, 240);
    for (const double x : series::independent(100'000, 5)) normal.add(x);
    CHECK(normal.quantile(0.975) == Approx(1.96).margin(0.05 + 0.035)); // a bin, and 4 standard deviations
}

TEST_CASE("merged histograms are one of all", "[statistics]")
{
    Histogram all(0, 1, 7);
    Histogram front(0, 1, 7);
    Histogram back(0, 1, 7);
    for (int i = 0; i < 500; ++i) {
        const double x = std::abs(std::sin(i)) * 1.1 - 0.05;
        all.add(x);
        (i < 200 ? front : back).add(x);
    }
    front.merge(back);
    for (std::size_t i = 0; i < 7; ++i) CHECK(front.count(i) == all.count(i));
    CHECK(front.below() == all.below());
    CHECK(front.above() == all.above());
    CHECK(front.count() == 500);
    CHECK_THROWS_AS(front.merge(Histogram(0, 1, 8)), std::invalid_argument);
    front.reset();
    CHECK(front.count() == 0);
    CHECK(front.count(3) == 0);
    CHECK_THROWS_AS(Histogram(1, 1, 3), std::invalid_argument);
    CHECK_THROWS_AS(Histogram(0, 1, 0), std::invalid_argument);
    CHECK_THROWS_AS(Histogram(0, std::nan(""), 3), std::invalid_argument);
}
