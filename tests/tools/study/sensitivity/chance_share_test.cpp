// Doubt and chance apart where all points share their streams: by hand, and where the variances are known.
#include "tools/study/sensitivity/chance_share.h"

#include "sim/distributions/normal.h"
#include "sim/stream.h"

using namespace port::study;

TEST_CASE("two points of two replications are split by hand", "[sensitivity]")
{
    // Means of the points 2 and 8, of the replications 3 and 7, of all 5: rests 1, -1, -1, 1, their mean square 4.
    const auto parts = variance_parts(Responses(2, 2, {1, 3, 5, 11}));
    REQUIRE(parts);
    CHECK(parts->interplay == Approx(4));
    CHECK(parts->doubt == Approx(18 - 4 / 2.0));
    CHECK(parts->chance == Approx(8 - 4 / 2.0));
    CHECK(*parts->share_of_chance() == Approx((6 + 4) / 26.0));
}

TEST_CASE("one replication or one point alone tells nothing of chance", "[sensitivity]")
{
    CHECK_FALSE(variance_parts(Responses(3, 1, {1, 2, 3})));
    CHECK_FALSE(variance_parts(Responses(1, 3, {1, 2, 3})));
    CHECK_FALSE(variance_parts(Responses(2, 2, {1, 1, 1, 1}))->share_of_chance());
    CHECK(*variance_parts(Responses(2, 2, {1, 1, 5, 5}))->share_of_chance() == 0);
    CHECK_THROWS_AS(Responses(2, 2, {1, 2, 3}), std::invalid_argument);
}

// Variances 9 by doubt, 4 by chance alike everywhere, 1 by the interplay: over 400 points and 200 replications their
// standard errors are 9 sqrt(2 / 399) = 0.64, 4 sqrt(2 / 199) = 0.40 and 1 sqrt(2 / 79401) = 0.005; four of each.
TEST_CASE("variances that are known come back", "[sensitivity]")
{
    constexpr std::size_t points = 400;
    constexpr std::size_t replications = 200;
    std::vector<double> values;
    for (std::size_t p = 0; p < points; ++p) {
        sim::Stream of_point(1, p, "doubt");
        const double doubt = sim::Normal(0, 3)(of_point);
        for (std::size_t r = 0; r < replications; ++r) {
            sim::Stream of_replication(1, r, "chance");
            sim::Stream of_both = sim::Stream(1, r, "interplay").child(p);
            values.push_back(20 + doubt + sim::Normal(0, 2)(of_replication) + sim::Normal(0, 1)(of_both));
        }
    }
    const auto parts = variance_parts(Responses(points, replications, std::move(values)));
    CHECK(parts->doubt == Approx(9).margin(2.6));
    CHECK(parts->chance == Approx(4).margin(1.6));
    CHECK(parts->interplay == Approx(1).margin(0.02));
    CHECK(*parts->share_of_chance() == Approx(5.0 / 14).margin(0.12));
}
