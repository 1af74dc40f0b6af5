#include "sim/statistics/time_weighted.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace std::chrono_literals;
using sim::Time;
using sim::TimeWeighted;

TEST_CASE("a level is weighted by how long it lasts", "[statistics]")
{
    TimeWeighted queue;
    queue.set(Time{10s}, 2); // nought for 10 s
    queue.add(Time{20s}, 3); // two for 10 s
    CHECK(queue.level() == 5);
    CHECK(queue.integral(Time{24s}) == Approx(0 + 20 + 20));
    CHECK(queue.mean(Time{24s}) == Approx(40.0 / 24));
    CHECK(queue.min(Time{24s}) == 0);
    CHECK(queue.max(Time{24s}) == 5);
    CHECK(queue.observed(Time{24s}) == 24s);
    CHECK(queue.integral(Time{24s}) == Approx(40)); // reading changed nothing
}

TEST_CASE("a level that lasts no time has no part", "[statistics]")
{
    TimeWeighted queue(Time{0s}, 1);
    queue.set(Time{5s}, 9);
    queue.set(Time{5s}, 1);
    CHECK(queue.max(Time{8s}) == 1);
    CHECK(queue.integral(Time{8s}) == Approx(8));
    CHECK(std::isnan(TimeWeighted(Time{3s}, 4).mean(Time{3s})));
    CHECK(std::isnan(TimeWeighted(Time{3s}, 4).max(Time{3s})));
}

TEST_CASE("a reset forgets the warm-up and keeps the level", "[statistics]")
{
    TimeWeighted stock(Time{0s}, 100);
    stock.set(Time{10s}, 7);
    stock.reset(Time{15s});
    CHECK(stock.level() == 7);
    CHECK(stock.mean(Time{20s}) == Approx(7));
    CHECK(stock.max(Time{20s}) == 7);
    CHECK(stock.observed(Time{20s}) == 5s);
}

TEST_CASE("merged levels are one span after the other", "[statistics]")
{
    TimeWeighted a(Time{0s}, 2);
    a.pass(Time{10s});
    TimeWeighted b(Time{0s}, 5);
    b.pass(Time{30s});
    a.merge(b);
    CHECK(a.mean(Time{10s}) == Approx((20 + 150) / 40.0));
    CHECK(a.max(Time{10s}) == 5);
    CHECK(a.min(Time{10s}) == 2);
    a.merge(TimeWeighted{});
    CHECK(a.mean(Time{10s}) == Approx(170.0 / 40));
}

TEST_CASE("time does not run backwards in a level", "[statistics]")
{
    TimeWeighted level(Time{10s});
    CHECK_THROWS_AS(level.set(Time{9s}, 1), sim::BrokenPromise);
    CHECK_THROWS_AS(level.mean(Time{9s}), sim::BrokenPromise);
}
