// A Latin hypercube: one point a part in each dimension, and no pattern between dimensions.
#include "tools/study/designs/latin_hypercube.h"

#include <cmath>
#include <vector>

using namespace port::study;

TEST_CASE("each part of each dimension of a Latin hypercube has one point", "[designs]")
{
    for (const std::uint64_t n : {1, 5, 100, 1023}) {
        const LatinHypercube design(n, 6, 7);
        REQUIRE(design.points() == n);
        REQUIRE(design.dimensions() == 6);
        std::vector<std::vector<int>> seen(6, std::vector<int>(n));
        std::vector<double> unit(6);
        for (std::uint64_t i = 0; i < n; ++i) {
            design.at(i, unit);
            for (std::size_t d = 0; d < 6; ++d) {
                REQUIRE(unit[d] > 0);
                REQUIRE(unit[d] < 1);
                ++seen[d][static_cast<std::size_t>(unit[d] * static_cast<double>(n))];
            }
        }
        for (const auto& parts : seen) CHECK(parts == std::vector<int>(n, 1));
    }
}

// Correlations of independent columns of n have standard deviation 1 / sqrt(n) = 0.022; six widths of it.
TEST_CASE("the dimensions of a Latin hypercube do not go together", "[designs]")
{
    constexpr std::size_t n = 2000;
    const LatinHypercube design(n, 5, 1);
    std::vector<std::vector<double>> points(n, std::vector<double>(5));
    for (std::size_t i = 0; i < n; ++i) design.at(i, points[i]);
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            double product = 0;
            for (const auto& unit : points) product += (unit[a] - 0.5) * (unit[b] - 0.5);
            CHECK(std::abs(12 * product / n) < 6 / std::sqrt(static_cast<double>(n)));
        }
    // Stratified, its mean is far nearer to 1/2 than that of independent points: off by 1 / (n sqrt(12 n)) or so.
    double mean = 0;
    for (const auto& unit : points) mean += unit[0] / n;
    CHECK(std::abs(mean - 0.5) < 6 / (n * std::sqrt(12.0 * n)));
}

TEST_CASE("a point of a Latin hypercube of 10^9 costs nothing but itself, and follows from the seed", "[designs]")
{
    const LatinHypercube design(1'000'000'000, 40, 1);
    const LatinHypercube same(1'000'000'000, 40, 1);
    const LatinHypercube other(1'000'000'000, 40, 2);
    std::vector<double> a(40);
    std::vector<double> b(40);
    std::vector<double> c(40);
    design.at(987'654'321, a);
    same.at(987'654'321, b);
    other.at(987'654'321, c);
    CHECK(a == b);
    CHECK(a != c);
    CHECK_THROWS_AS(LatinHypercube(0, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(LatinHypercube(1, 0, 1), std::invalid_argument);
    CHECK_THROWS_AS(LatinHypercube((std::uint64_t{1} << 52) + 1, 1, 1), std::invalid_argument);
}
