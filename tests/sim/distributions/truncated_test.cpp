#include "tests/sim/distributions/fit.h"
#include "tests/support/catch.h"

#include <boost/math/distributions/normal.hpp>

using namespace sim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What is left of `cdf` in (low, high].
fit::Cdf part(const fit::Cdf& cdf, double low, double high)
{
    return [=](double x) { return (cdf(std::clamp(x, low, high)) - cdf(low)) / (cdf(high) - cdf(low)); };
}

fit::Cdf normal(double mean, double sd)
{
    return [=](double x) { return std::erfc((mean - x) / sd / std::sqrt(2.0)) / 2; };
}

fit::Cdf exponential(double mean)
{
    return [=](double x) { return x <= 0 ? 0 : -std::expm1(-x / mean); };
}

} // namespace

TEST_CASE("draws of a truncated law fit what is left of the whole one", "[distributions]")
{
    // Chi-square over 40 parts, once in 10 000; a spread 5 % off is found out for every one. By rejection, by
    // inversion, and far out in a tail.
    const std::vector<fit::Case> cases{
        {"normal above 0", Truncated(Normal(1, 1), 0, infinity), part(normal(1, 1), 0, 99),
         part(normal(1, 1.05), 0, 99)},
        {"normal, both sides", Truncated(Normal(10, 2), 7, 14), part(normal(10, 2), 7, 14),
         part(normal(10, 2.1), 7, 14)},
        {"normal, 1 % of it", Truncated(Normal(0, 1), 2.3263, infinity), part(normal(0, 1), 2.3263, 20),
         part(normal(0, 1.05), 2.3263, 20)},
        {"normal, far below", Truncated(Normal(0, 1), -9, -5.5), part(normal(0, 1), -9, -5.5),
         part(normal(0, 1.05), -9, -5.5)},
        {"normal, far above", Truncated(Normal(0, 1), 5.5, 9),
         [](double x) { return 1 - part(normal(0, 1), -9, -5.5)(-x); },
         [](double x) { return 1 - part(normal(0, 1.05), -9, -5.5)(-x); }},
        {"exponential", Truncated(Exponential(2), 1, 5), part(exponential(2), 1, 5), part(exponential(2.2), 1, 5)}};
    for (const fit::Case& c : cases) {
        const auto edges = fit::edges_of(c.law, 40);
        const auto draws = fit::sample(c.law, 200'000, c.name);
        CAPTURE(c.name);
        REQUIRE(edges.size() == 39);
        CHECK(std::all_of(draws.begin(), draws.end(),
                          [&](double x) { return x >= c.law.quantile(0) && x <= c.law.quantile(1); }));
        CHECK(fit::chi_square(draws, edges, c.exact) < fit::chi_square_limit(40));
        CHECK(fit::chi_square(draws, edges, c.wrong) > fit::chi_square_limit(40));
        for (const double p : {0.001, 0.3, 0.7, 0.999}) {
            CHECK(c.exact(c.law.quantile(p)) == Approx(p).epsilon(1e-5)); // 2e-8 of the law, to 2^-53 of it
            CHECK(c.law.cdf(c.law.quantile(p)) == Approx(p).epsilon(1e-5));
        }
    }
}

TEST_CASE("moments of a truncated law are those of its formulas", "[distributions]")
{
    // Half a normal law: mean sqrt(2 / pi), second moment 1.
    const Truncated half(Normal(0, 1), 0, infinity);
    const double pi = 3.141592653589793;
    CHECK(half.mean() == Approx(std::sqrt(2 / pi)).epsilon(1e-9));
    CHECK(half.variance() == Approx(1 - 2 / pi).epsilon(1e-9));
    // An exponential law has no memory; between 0 and h its mean is m - h / (e^(h/m) - 1).
    CHECK(Truncated(Exponential(2), 3, infinity).mean() == Approx(5).epsilon(1e-9));
    CHECK(Truncated(Exponential(2), 3, infinity).variance() == Approx(4).epsilon(1e-9));
    CHECK(Truncated(Exponential(2), 0, 3).mean() == Approx(2 - 3 / std::expm1(1.5)).epsilon(1e-9));
    // Nothing cut off.
    CHECK(Truncated(Gamma(2.5, 2), 0, infinity).mean() == Approx(5).epsilon(1e-9));
    CHECK(Truncated(Gamma(2.5, 2), 0, infinity).variance() == Approx(10).epsilon(1e-9));
    CHECK(Truncated(Pearson5(1, 1), 2, infinity).mean() == infinity);
    CHECK(Truncated(Pearson5(1, 1), 2, 3).mean() < 3);
    // Poisson without its nought: m / (1 - e^-m), second moment (m + m^2) / (1 - e^-m).
    const Truncated counts(Poisson(1.5), 1, infinity);
    const double left = -std::expm1(-1.5);
    CHECK(counts.mean() == Approx(1.5 / left).epsilon(1e-12));
    CHECK(counts.variance() == Approx(3.75 / left - 2.25 / left / left).epsilon(1e-9));
}

TEST_CASE("a truncated law of counts keeps both its ends", "[distributions]")
{
    const Truncated law(Poisson(3), 1.5, 4.9); // 2, 3, 4 with chances as 4.5 : 4.5 : 3.375
    CHECK(law.quantile(0) == 2);
    CHECK(law.quantile(4.5 / 12.375 - 1e-9) == 2);
    CHECK(law.quantile(4.5 / 12.375 + 1e-9) == 3);
    CHECK(law.quantile(1) == 4);
    CHECK(law.cdf(1.9) == 0);
    CHECK(law.cdf(3) == Approx(9 / 12.375));
    CHECK(law.mean() == Approx((9 + 13.5 + 13.5) / 12.375));
    int counts[5] = {};
    for (const double k : fit::sample(law, 100'000, "counts")) ++counts[static_cast<int>(k)];
    // 4 standard deviations of a share: once in 16 000.
    CHECK(std::abs(counts[2] / 1e5 - 4.5 / 12.375) < 4 * 0.481 / std::sqrt(1e5));
    CHECK(std::abs(counts[4] / 1e5 - 3.375 / 12.375) < 4 * 0.445 / std::sqrt(1e5));
    CHECK(counts[2] + counts[3] + counts[4] == 100'000);
    CHECK(Truncated(Poisson(3), 2, 2).quantile(0.4) == 2); // one value left
}

TEST_CASE("a truncation that leaves next to nothing is refused, not looped over", "[distributions]")
{
    CHECK_THROWS_AS(Truncated(Normal(0, 1), 9, infinity), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Normal(0, 1), 2, 1), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Normal(0, 1), 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Normal(0, 1), std::nan(""), 1), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Normal(0, 1), 0, std::nan("")), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Exponential(1), -3, -1), std::invalid_argument);
    CHECK_THROWS_AS(Truncated(Poisson(3), 2.2, 2.8), std::invalid_argument);
    // 1e-8 of the law: each draw is one inversion.
    const auto draws = fit::sample(Truncated(Normal(0, 1), 5.612, infinity), 10'000, "far");
    CHECK(std::all_of(draws.begin(), draws.end(), [](double x) { return x >= 5.612 && x < 9; }));
}
