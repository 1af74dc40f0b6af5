// One at a time: a linear function, and pairs of replications by hand.
#include "tools/study/sensitivity/tornado.h"

using namespace port::study;

TEST_CASE("the points of a tornado are a base and two a dimension", "[sensitivity]")
{
    const OneAtATime design({0.5, 0.25}, 0.05, 0.95);
    REQUIRE(design.points() == 5);
    const std::vector<std::vector<double>> expected{{0.5, 0.25}, {0.05, 0.25}, {0.95, 0.25}, {0.5, 0.05}, {0.5, 0.95}};
    for (std::size_t i = 0; i < 5; ++i) {
        std::vector<double> unit(2);
        design.at(i, unit);
        CHECK(unit == expected[i]);
    }
    CHECK_FALSE(OneAtATime::varied(0));
    CHECK(OneAtATime::varied(3)->dimension == 1);
    CHECK_FALSE(OneAtATime::varied(3)->high);
    CHECK(OneAtATime::varied(4)->high);
    CHECK_THROWS_AS(OneAtATime({}, 0.05, 0.95), std::invalid_argument);
    CHECK_THROWS_AS(OneAtATime({0.5}, 0.95, 0.05), std::invalid_argument);
}

TEST_CASE("the swings of a linear function are its coefficients times the range", "[sensitivity]")
{
    const OneAtATime design({0.5, 0.5, 0.5}, 0.05, 0.95);
    const Tornado found =
        tornado(evaluate(design, [](std::span<const double> u) { return 7 + 10 * u[0] - 4 * u[1] + 0 * u[2]; }));
    CHECK(found.base.value == Approx(10));
    REQUIRE(found.swings.size() == 3);
    CHECK(found.swings[0].swing.value == Approx(9));
    CHECK(found.swings[1].swing.value == Approx(-3.6));
    CHECK(found.swings[2].swing.value == Approx(0).margin(1e-12));
    CHECK(found.swings[1].low == Approx(10 + 4 * 0.45));
    CHECK(found.swings[1].high == Approx(10 - 4 * 0.45));
    CHECK_FALSE(found.swings[0].swing.low); // of one replication there is no interval
}

TEST_CASE("swings are paired by replication, so what a replication does everywhere is no width", "[sensitivity]")
{
    // Base 10, 12; low 8, 9; high 13, 16: the swings are 5 and 7, so 6 +- t(0.975, 1) sqrt(2) / sqrt(2) = 12.706.
    const Tornado found = tornado(Responses(3, 2, {10, 12, 8, 9, 13, 16}));
    CHECK(found.base.value == 11);
    CHECK(found.swings[0].low == 8.5);
    CHECK(found.swings[0].high == 14.5);
    CHECK(found.swings[0].swing.value == 6);
    CHECK(*found.swings[0].swing.low == Approx(6 - 12.7062).margin(1e-3));
    CHECK(*found.swings[0].swing.high == Approx(6 + 12.7062).margin(1e-3));
    CHECK(found.sizes[0] == std::vector<double>{5, 7});
    // A falling figure has its sizes turned round.
    CHECK(tornado(Responses(3, 2, {10, 12, 13, 16, 8, 9})).sizes[0] == std::vector<double>{5, 7});
    CHECK_THROWS_AS(tornado(Responses(2, 1, {1, 2})), std::invalid_argument);
}
