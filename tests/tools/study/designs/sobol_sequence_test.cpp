// Sobol's sequence: the points its authors publish, and the properties of a net, scrambled and not.
#include "tools/study/designs/sobol_sequence.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace port::study;

namespace {

std::vector<double> point(const Design& design, std::uint64_t index)
{
    std::vector<double> unit(design.dimensions());
    design.at(index, unit);
    return unit;
}

/// How many of the points [first, first + count) stand in each of equal parts of a dimension.
std::vector<int> in_parts(const Design& design, std::size_t dimension, std::uint64_t first, std::size_t count)
{
    std::vector<int> parts(count);
    for (std::uint64_t i = first; i < first + count; ++i)
        ++parts[static_cast<std::size_t>(point(design, i)[dimension] * static_cast<double>(count))];
    return parts;
}

} // namespace

// The first ten points in three dimensions that Joe and Kuo publish beside their generator (sobol.cc).
TEST_CASE("the first points are those that are published", "[designs]")
{
    const std::vector<std::vector<double>> published{{0, 0, 0},
                                                     {0.5, 0.5, 0.5},
                                                     {0.75, 0.25, 0.25},
                                                     {0.25, 0.75, 0.75},
                                                     {0.375, 0.375, 0.625},
                                                     {0.875, 0.875, 0.125},
                                                     {0.625, 0.125, 0.875},
                                                     {0.125, 0.625, 0.375},
                                                     {0.1875, 0.3125, 0.9375},
                                                     {0.6875, 0.8125, 0.4375}};
    const SobolSequence sequence(16, 3, 1, Scrambling::none);
    for (std::size_t i = 0; i < published.size(); ++i) CHECK(point(sequence, i) == published[i]);
}

// The recurrence by hand, from the published line `8 5 2 1 1 5 5 17`: dimension 8, degree 5, a = 2, m = 1 1 5 5 17.
// Its polynomial is x^5 + x^2 + 1, so m6 = 8 m3 xor 32 m1 xor m1 = 40 xor 32 xor 1 = 9.
// A point 2^k is the sum of v(k+1) and v(k) with v(i) = m(i) / 2^i; so point 32 is 9/64 xor 17/32 = 9/64 xor 34/64.
TEST_CASE("direction numbers of a later dimension follow their recurrence", "[designs]")
{
    const SobolSequence sequence(64, 8, 1, Scrambling::none);
    CHECK(point(sequence, 1)[7] == 0.5);
    CHECK(point(sequence, 2)[7] == (2 ^ 1) / 4.0);
    CHECK(point(sequence, 4)[7] == (5 ^ 2) / 8.0);
    CHECK(point(sequence, 8)[7] == (5 ^ 10) / 16.0);
    CHECK(point(sequence, 16)[7] == (17 ^ 10) / 32.0);
    CHECK(point(sequence, 32)[7] == (9 ^ 34) / 64.0);
}

TEST_CASE("every elementary interval of each dimension has one point of each aligned block", "[designs]")
{
    const auto scrambling = GENERATE(Scrambling::none, Scrambling::shift, Scrambling::owen);
    const SobolSequence sequence(1 << 20, 60, 5, scrambling);
    for (const int m : {0, 1, 4, 7})
        for (const std::uint64_t block : {0, 1, 5, 1000}) {
            const std::size_t count = std::size_t{1} << m;
            for (std::size_t d = 0; d < 60; ++d)
                REQUIRE(in_parts(sequence, d, block * count, count) == std::vector<int>(count, 1));
        }
}

// Dimensions 1 and 2 are a (0, m, 2)-net in base 2: every box of 2^-a by 2^-b with a + b = m has one of 2^m points.
// Dimensions 2 and 3 have t = 1: two points in each box with a + b = m - 1. (Sobol's first polynomials have degrees 0,
// 1 and 2, and t is at most the sum of the degrees less one each.)
TEST_CASE("pairs of the first dimensions are nets", "[designs]")
{
    const auto scrambling = GENERATE(Scrambling::none, Scrambling::shift, Scrambling::owen);
    constexpr int m = 8;
    const SobolSequence sequence(1 << 12, 3, 9, scrambling);
    const auto most_off = [&](std::size_t x, std::size_t y, int t, std::uint64_t first) {
        int worst = 0;
        for (int a = 0; a <= m - t; ++a) {
            const int b = m - t - a;
            std::vector<int> boxes(std::size_t{1} << (m - t));
            for (std::uint64_t i = first; i < first + (1 << m); ++i) {
                const std::vector<double> unit = point(sequence, i);
                const auto column = static_cast<std::size_t>(unit[x] * std::pow(2, a));
                const auto row = static_cast<std::size_t>(unit[y] * std::pow(2, b));
                ++boxes[(column << b) + row];
            }
            for (const int count : boxes) worst = std::max(worst, std::abs(count - (1 << t)));
        }
        return worst;
    };
    for (const std::uint64_t first : {0, 1 << m, 7 << m}) {
        CHECK(most_off(0, 1, 0, first) == 0);
        CHECK(most_off(1, 2, 1, first) == 0);
        CHECK(most_off(0, 2, 1, first) == 0);
    }
    CHECK(most_off(0, 1, 0, 37) > 0); // a block that is not aligned is no net, so the test has power
}

// The integral of a product of (1 + (u - 1/2) / (d + 1)) over the cube is one. Over 2^12 points of ten dimensions a
// scrambled sequence is off by far less than the 0.005 of as many independent points, and different seeds are off in
// both directions: it is unbiased.
TEST_CASE("means over a scrambled sequence are near, and unbiased", "[designs]")
{
    const auto scrambling = GENERATE(Scrambling::shift, Scrambling::owen);
    double sum = 0;
    double squares = 0;
    constexpr int seeds = 20;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const SobolSequence sequence(1 << 12, 10, seed, scrambling);
        double mean = 0;
        for (std::uint64_t i = 0; i < sequence.points(); ++i) {
            const std::vector<double> unit = point(sequence, i);
            double product = 1;
            for (std::size_t d = 0; d < 10; ++d) product *= 1 + (unit[d] - 0.5) / static_cast<double>(d + 1);
            mean += product / static_cast<double>(sequence.points());
        }
        sum += mean - 1;
        squares += (mean - 1) * (mean - 1);
    }
    const double spread = std::sqrt(squares / seeds);
    CAPTURE(spread, sum / seeds);
    CHECK(spread < 0.0005);
    CHECK(spread > 0);
    CHECK(std::abs(sum / seeds) < 4 * spread / std::sqrt(seeds));
}

TEST_CASE("a sequence follows from its seed, and a point far out costs what a near one does", "[designs]")
{
    const SobolSequence sequence(SobolSequence::most_points, 1000, 1);
    const std::uint64_t last = SobolSequence::most_points - 1;
    CHECK(point(sequence, last) == point(SobolSequence(SobolSequence::most_points, 1000, 1), last));
    CHECK(point(sequence, last) != point(SobolSequence(SobolSequence::most_points, 1000, 2), last));
    for (const double x : point(sequence, last)) {
        CHECK(x > 0);
        CHECK(x < 1);
    }
    CHECK_THROWS_AS(SobolSequence(0, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(SobolSequence(1, 0, 1), std::invalid_argument);
    CHECK_THROWS_AS(SobolSequence(1, 1001, 1), std::invalid_argument);
    CHECK_THROWS_AS(SobolSequence(SobolSequence::most_points + 1, 1, 1), std::invalid_argument);
}
