// Sobol indices against functions whose indices are known exactly, with chance and without.
#include "tools/study/sensitivity/sobol_indices.h"

#include "sim/distributions/normal.h"
#include "sim/stream.h"
#include "tools/study/designs/mixed_bits.h"

#include <bit>
#include <cmath>
#include <numbers>

using namespace port::study;

namespace {

constexpr double pi = std::numbers::pi;

/// Ishigami and Homma's function with a = 7 and b = 0.1, of angles from -pi to pi.
double ishigami(std::span<const double> u)
{
    const double x = pi * (2 * u[0] - 1);
    const double y = pi * (2 * u[1] - 1);
    const double z = pi * (2 * u[2] - 1);
    return std::sin(x) + 7 * std::sin(y) * std::sin(y) + 0.1 * z * z * z * z * std::sin(x);
}

const std::vector<double> ishigami_first{0.3139, 0.4424, 0};
const std::vector<double> ishigami_total{0.5576, 0.4424, 0.2437};

/// Normal chance that depends on the point and the replication, so that it is another one at the least step.
double interplay(std::span<const double> u, std::uint64_t replication)
{
    std::uint64_t hash = replication;
    for (const double x : u) hash = mixed_bits(hash ^ std::bit_cast<std::uint64_t>(x));
    sim::Stream stream(1, hash, "interplay");
    return sim::Normal(0, 1)(stream);
}

} // namespace

TEST_CASE("the points of Saltelli's scheme are A, A with one coordinate of B each, and B", "[sensitivity]")
{
    const SaltelliPoints design(8, 3, 1);
    REQUIRE(design.points() == 40);
    std::vector<std::vector<double>> points(40, std::vector<double>(3));
    for (std::size_t i = 0; i < 40; ++i) design.at(i, points[i]);
    for (std::size_t row = 0; row < 40; row += 5)
        for (std::size_t block = 1; block <= 3; ++block)
            for (std::size_t d = 0; d < 3; ++d)
                CHECK(points[row + block][d] == points[row + (d == block - 1 ? 4 : 0)][d]);
    CHECK_THROWS_AS(SaltelliPoints(1, 3, 1), std::invalid_argument);
    CHECK_THROWS_AS(SaltelliPoints(8, 0, 1), std::invalid_argument);
    CHECK_THROWS_AS(SaltelliPoints(8, 501, 1), std::invalid_argument);
    CHECK_THROWS_AS(sobol_indices(Responses(5, 1, {1, 2, 3, 4, 5}), 3), std::invalid_argument);
    CHECK_THROWS_AS(sobol_indices(Responses(11, 1, std::vector<double>(11)), 3), std::invalid_argument);
}

// Ishigami and Homma, "An importance quantification technique in uncertainty analysis for computer models", ISUMA 1990.
TEST_CASE("the indices of Ishigami's function are those that are known", "[sensitivity]")
{
    const SobolIndices found = sobol_indices(evaluate(SaltelliPoints(1 << 14, 3, 1), ishigami), 3, {1, 200, 0.95});
    REQUIRE(found.of.size() == 3);
    CHECK(found.mean == Approx(3.5).margin(0.02));
    CHECK(found.variance ==
          Approx(49 / 8.0 + 0.1 * std::pow(pi, 4) / 5 + 0.01 * std::pow(pi, 8) / 18 + 0.5).epsilon(0.01));
    for (std::size_t d = 0; d < 3; ++d) {
        CHECK(found.of[d].first.value == Approx(ishigami_first[d]).margin(0.005));
        CHECK(found.of[d].total.value == Approx(ishigami_total[d]).margin(0.005));
    }
    CHECK_FALSE(found.parts);
}

// Saltelli and Sobol, "About the use of rank transformation in sensitivity analysis of model output", Reliability
// Engineering and System Safety 50(3), 1995: of the product of (|4 u - 2| + a) / (1 + a) each dimension has the
// variance V = 1 / (3 (1 + a)^2) by itself, all have the product of (1 + V) less one, and with others V times their (1
// + V).
TEST_CASE("the indices of Sobol's g-function are those of the formula", "[sensitivity]")
{
    const std::vector<double> a{0, 0.5, 3, 9, 99};
    const auto g = [&](std::span<const double> u) {
        double product = 1;
        for (std::size_t d = 0; d < a.size(); ++d) product *= (std::abs(4 * u[d] - 2) + a[d]) / (1 + a[d]);
        return product;
    };
    std::vector<double> own;
    double all = 1;
    for (const double x : a) {
        own.push_back(1 / (3 * (1 + x) * (1 + x)));
        all *= 1 + own.back();
    }
    const SobolIndices found = sobol_indices(evaluate(SaltelliPoints(1 << 14, 5, 2), g), 5, {1, 200, 0.95});
    CHECK(found.variance == Approx(all - 1).epsilon(0.01));
    for (std::size_t d = 0; d < a.size(); ++d) {
        CHECK(found.of[d].first.value == Approx(own[d] / (all - 1)).margin(0.005));
        CHECK(found.of[d].total.value == Approx(own[d] * all / (1 + own[d]) / (all - 1)).margin(0.005));
    }
}

// Of 40 seeds and 6 indices 240 intervals at 95 %: independent rows would miss 12; more than 24 would be wrong. As the
// rows are better balanced than independent ones, fewer miss.
TEST_CASE("intervals hold the exact indices as often as they say", "[sensitivity]")
{
    int held = 0;
    double width = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const SobolIndices found =
            sobol_indices(evaluate(SaltelliPoints(256, 3, seed), ishigami), 3, {seed, 400, 0.95});
        REQUIRE(found.of.size() == 3);
        for (std::size_t d = 0; d < 3; ++d) {
            const auto& [first, total] = found.of[d];
            held += *first.low <= ishigami_first[d] && ishigami_first[d] <= *first.high;
            held += *total.low <= ishigami_total[d] && ishigami_total[d] <= *total.high;
            width = std::max(width, *total.high - *total.low);
        }
    }
    CAPTURE(held, width);
    CHECK(held >= 216);
    CHECK(width < 0.6); // else this would prove nothing
}

// A linear function of two dimensions, variances 9 / 12 and 1 / 12, so S1 = ST = 0.9 and 0.1, and a third without
// effect; upon it chance alike everywhere, of variance 100, and one of each point, of variance 1: more than all doubt
// together.
TEST_CASE("chance does not pass for doubt where there are replications", "[sensitivity]")
{
    const Response noisy = [](std::span<const double> u, std::uint64_t replication) {
        sim::Stream alike(1, replication, "alike");
        return 3 * u[0] + u[1] + sim::Normal(0, 10)(alike) + interplay(u, replication);
    };
    const SobolIndices found = sobol_indices(evaluate(SaltelliPoints(4096, 3, 1), noisy, 4), 3, {1, 300, 0.95});
    REQUIRE(found.of.size() == 3);
    const std::vector<double> exact{0.9, 0.1, 0};
    for (std::size_t d = 0; d < 3; ++d) {
        CAPTURE(d, found.of[d].first.value, found.of[d].total.value);
        CHECK(*found.of[d].first.high - *found.of[d].first.low < 0.15);
        CHECK(found.of[d].first.value == Approx(exact[d]).margin(0.06));
        CHECK(found.of[d].total.value == Approx(exact[d]).margin(0.06));
        CHECK(*found.of[d].total.low < exact[d] + 0.01);
        CHECK(*found.of[d].total.high > exact[d] - 0.01);
    }
    CHECK(found.variance == Approx(10 / 12.0).epsilon(0.08));
    REQUIRE(found.parts);
    CHECK(found.parts->doubt == Approx(10 / 12.0).epsilon(0.08));
    CHECK(found.parts->interplay == Approx(1).epsilon(0.05));
    CHECK(*found.parts->share_of_chance() > 0.9);
    // The same with one replication, where it can't be told: what has no effect seems to have one.
    const SobolIndices blind = sobol_indices(evaluate(SaltelliPoints(4096, 3, 1), noisy, 1), 3, {1, 100, 0.95});
    CHECK(*blind.of[2].total.low > 0.3);
}

TEST_CASE("where nothing but chance varies there are no indices", "[sensitivity]")
{
    const SaltelliPoints design(64, 2, 1);
    const SobolIndices chance = sobol_indices(evaluate(design, Response(interplay), 3), 2);
    CHECK(chance.of.empty());
    CHECK(chance.firsts.empty() == chance.of.empty());
    CHECK(chance.parts);
    CHECK(sobol_indices(evaluate(design, [](std::span<const double>) { return 4.0; }), 2).of.empty());
}
