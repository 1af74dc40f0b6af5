// Morris' screening: trajectories that are what they should be, a linear function, an interaction, and chance.
#include "tools/study/sensitivity/morris.h"

#include "sim/distributions/normal.h"
#include "sim/stream.h"

#include <cmath>

using namespace port::study;

TEST_CASE("a trajectory moves each dimension once, on the grid, and each level is as likely as any", "[sensitivity]")
{
    const MorrisTrajectories design(400, 3, 5);
    REQUIRE(design.points() == 1600);
    std::vector<std::vector<double>> points(1600, std::vector<double>(3));
    for (std::size_t i = 0; i < 1600; ++i) design.at(i, points[i]);
    std::vector<int> starts(4);
    std::vector<int> first(3);
    for (std::size_t t = 0; t < 400; ++t) {
        const MorrisTrajectories::Moves moves = design.moves(t);
        ++starts[static_cast<std::size_t>(std::lround(3 * points[4 * t][0]))];
        ++first[moves.order[0]];
        for (std::size_t step = 0; step < 3; ++step)
            for (std::size_t d = 0; d < 3; ++d) {
                const double by = points[4 * t + step + 1][d] - points[4 * t + step][d];
                CHECK(std::abs(by) == Approx(d == moves.order[step] ? 2.0 / 3 : 0).margin(1e-12));
            }
        for (std::size_t d = 0; d < 3; ++d) CHECK(points[4 * t + 3][d] == Approx(points[4 * t][d] + moves.by[d]));
    }
    for (const int count : starts) CHECK(std::abs(count - 100) < 4 * std::sqrt(400 * 0.25 * 0.75));
    for (const int count : first) CHECK(std::abs(count - 400 / 3.0) < 4 * std::sqrt(400 / 3.0 * 2 / 3));
    CHECK_THROWS_AS(MorrisTrajectories(1, 3, 5), std::invalid_argument);
    CHECK_THROWS_AS(MorrisTrajectories(2, 0, 5), std::invalid_argument);
    CHECK_THROWS_AS(MorrisTrajectories(2, 3, 5, 3), std::invalid_argument);
}

TEST_CASE("the effects of a linear function are its coefficients, and do not spread", "[sensitivity]")
{
    const MorrisTrajectories design(6, 3, 1);
    const MorrisEffects found =
        morris(evaluate(design, [](std::span<const double> u) { return 10 * u[0] - 4 * u[1]; }), design);
    const std::vector<double> coefficients{10, -4, 0};
    for (std::size_t d = 0; d < 3; ++d) {
        CHECK(found.of[d].mu.value == Approx(coefficients[d]).margin(1e-9));
        CHECK(found.of[d].mu_star.value == Approx(std::abs(coefficients[d])).margin(1e-9));
        CHECK(found.of[d].sigma.value == Approx(0).margin(1e-9));
        CHECK(*found.of[d].mu.low == Approx(coefficients[d]).margin(1e-9));
        CHECK(*found.of[d].mu_star.high == Approx(std::abs(coefficients[d])).margin(1e-9));
        CHECK(found.of[d].by_chance == 0);
    }
}

// Of u0 + 2 u0 u1 the effects are 1 + 2 u1 and 2 u0, where u is on the grid 0, 1/3, 2/3, 1: mean 1/2, variance 5/36. A
// third dimension has (u2 - 1/2)^2, whose effect over 2/3 is +-1/3 as it starts at an end or within: mean 0, size 1/3.
TEST_CASE("an interaction and a curve spread the effects by as much as they should", "[sensitivity]")
{
    const MorrisTrajectories design(1000, 3, 1);
    const MorrisEffects found =
        morris(evaluate(design,
                        [](std::span<const double> u) { return u[0] + 2 * u[0] * u[1] + (u[2] - 0.5) * (u[2] - 0.5); }),
               design);
    const double spread = 2 * std::sqrt(5.0 / 36);
    CHECK(found.of[0].mu.value == Approx(2).margin(0.1));
    CHECK(found.of[1].mu.value == Approx(1).margin(0.1));
    CHECK(found.of[0].sigma.value == Approx(spread).epsilon(0.05));
    CHECK(found.of[1].sigma.value == Approx(spread).epsilon(0.05));
    CHECK(found.of[2].mu.value == Approx(0).margin(0.05));
    CHECK(found.of[2].mu_star.value == Approx(1.0 / 3));
    CHECK(found.of[2].sigma.value == Approx(1.0 / 3).epsilon(0.01));
    for (std::size_t d = 0; d < 2; ++d) {
        CHECK(*found.of[d].mu.low < found.of[d].mu.value);
        // 95 % by the normal law: 1.96 standard deviations over the root of 1000 to either side.
        CHECK(*found.of[d].mu.high - *found.of[d].mu.low == Approx(2 * 1.96 * spread / std::sqrt(1000)).epsilon(0.15));
    }
}

TEST_CASE("chance is told from interactions where there are replications", "[sensitivity]")
{
    const MorrisTrajectories design(300, 2, 1);
    std::uint64_t runs = 0; // of the grid's few points each would come with the same chance again
    const Response noisy = [&](std::span<const double> u, std::uint64_t replication) {
        sim::Stream alike(1, replication, "alike");
        sim::Stream own(1, ++runs, "own");
        return 10 * u[0] + sim::Normal(0, 50)(alike) + sim::Normal(0, 1)(own);
    };
    const MorrisEffects found = morris(evaluate(design, noisy, 4), design);
    CHECK(found.of[0].mu.value == Approx(10).margin(0.25)); // four times 1.06 over the root of 300
    // An effect is a difference of two means of four, over 2/3: its standard deviation is sqrt(2 / 4) / (2/3) = 1.06.
    CHECK(found.of[0].by_chance == Approx(std::sqrt(0.5) * 1.5).epsilon(0.1));
    CHECK(found.of[0].sigma.value < 0.5);
    // With one replication chance can't be seen, and passes for an interaction.
    const MorrisEffects blind = morris(evaluate(design, noisy, 1), design);
    CHECK(blind.of[0].sigma.value > 1.5);
    CHECK(blind.of[0].by_chance == 0);
}
