#include "sim/statistics/tally.h"
#include "tests/support/catch.h"

#include <cmath>

using sim::Tally;

TEST_CASE("a tally gives count, mean, variance and extremes", "[statistics]")
{
    Tally t;
    for (const double x : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) t.add(x);
    CHECK(t.count() == 8);
    CHECK(t.mean() == Approx(5));
    CHECK(t.variance() == Approx(32.0 / 7)); // squares from 5: 9 + 3 + 0 + 4 + 16
    CHECK(t.sum() == Approx(40));
    CHECK(t.min() == 2);
    CHECK(t.max() == 9);
}

TEST_CASE("a tally of too little says NaN", "[statistics]")
{
    Tally t;
    CHECK(std::isnan(t.mean()));
    CHECK(std::isnan(t.min()));
    CHECK(std::isnan(t.max()));
    CHECK(t.sum() == 0);
    t.add(3);
    CHECK(t.mean() == 3);
    CHECK(std::isnan(t.variance()));
    t.reset();
    CHECK(t.count() == 0);
    CHECK(std::isnan(t.mean()));
}

TEST_CASE("a tally keeps its digits far from nought", "[statistics]")
{
    Tally t;
    for (int i = 0; i < 30'000; ++i) t.add(1e9 + i % 3); // the sum of squares would lose all of them
    CHECK(t.mean() == Approx(1e9 + 1).epsilon(1e-12));
    CHECK(t.variance() == Approx(2.0 / 3 * 30'000 / 29'999).epsilon(1e-6));
}

TEST_CASE("merged tallies are one tally of all", "[statistics]")
{
    Tally all;
    Tally front;
    Tally back;
    for (int i = 0; i < 1000; ++i) {
        const double x = std::sin(i) * i;
        all.add(x);
        (i < 300 ? front : back).add(x);
    }
    front.merge(back);
    front.merge(Tally{});
    CHECK(front.count() == 1000);
    CHECK(front.mean() == Approx(all.mean()));
    CHECK(front.variance() == Approx(all.variance()));
    CHECK(front.min() == all.min());
    CHECK(front.max() == all.max());
    Tally empty;
    empty.merge(all);
    CHECK(empty.mean() == Approx(all.mean()));
    CHECK(empty.variance() == Approx(all.variance()));
}
