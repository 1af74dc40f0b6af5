#include "sim/statistics/quantiles.h"
#include "tests/support/catch.h"

using sim::Quantiles;

TEST_CASE("quantiles are type 7 of Hyndman and Fan", "[statistics]")
{
    Quantiles q;
    for (const double x : {15.0, 50.0, 20.0, 40.0, 35.0}) q.add(x);
    CHECK(q.quantile(0) == 15);
    CHECK(q.quantile(0.4) == Approx(29)); // h = 1.6: 20 + 0.6 (35 - 20)
    CHECK(q.quantile(0.5) == 35);
    CHECK(q.quantile(0.9) == Approx(46)); // h = 3.6: 40 + 0.6 (50 - 40)
    CHECK(q.quantile(1) == 50);
    q.add(10); // after it was sorted
    CHECK(q.quantile(0) == 10);
    CHECK(q.quantile(0.5) == Approx(27.5));
}

TEST_CASE("merged quantiles are those of all observations", "[statistics]")
{
    Quantiles a;
    Quantiles b;
    for (int i = 0; i < 50; ++i) a.add(2 * i + 1);
    for (int i = 0; i < 50; ++i) b.add(2 * i);
    a.merge(b);
    CHECK(a.count() == 100);
    CHECK(a.quantile(0.5) == Approx(49.5));
    CHECK(a.quantile(0.25) == Approx(24.75));
    b.merge(b);
    CHECK(b.count() == 100);
    CHECK(b.quantile(1) == 98);
    a.reset();
    CHECK(a.count() == 0);
}

TEST_CASE("quantiles of nothing, of one and of nonsense", "[statistics]")
{
    Quantiles q;
    CHECK(std::isnan(q.quantile(0.5)));
    q.add(3);
    CHECK(q.quantile(0.01) == 3);
    CHECK(q.quantile(0.99) == 3);
    CHECK_THROWS_AS(q.quantile(1.01), std::invalid_argument);
    CHECK_THROWS_AS(q.add(std::nan("")), std::invalid_argument);
    CHECK(q.count() == 1);
}
