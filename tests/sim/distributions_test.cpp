#include "sim/distributions.h"
#include "tests/support/catch.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace sim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

struct Case {
    std::string name;
    Distribution law;
};

std::vector<Case> continuous_laws()
{
    return {{"uniform", Uniform(-2, 5)},
            {"exponential", Exponential(3)},
            {"normal", Normal(10, 2)},
            {"lognormal by mean and cv", Lognormal::of_mean_and_cv(4, 0.5)},
            {"lognormal by mu and sigma", Lognormal::of_mu_and_sigma(-1, 0.3)},
            {"gamma, shape 0.5", Gamma(0.5, 2)},
            {"gamma, shape 1", Gamma(1, 2)},
            {"gamma, shape 7.5", Gamma(7.5, 0.4)},
            {"gamma by mean and cv", Gamma::of_mean_and_cv(6, 1.5)},
            {"Erlang 1", Erlang(1, 2)},
            {"Erlang 2", Erlang(2, 2)},
            {"Erlang 3, the last by sum", Erlang(3, 2)},
            {"Erlang 4, the first by gamma", Erlang(4, 2)},
            {"Erlang 50", Erlang(50, 8)},
            {"triangular", Triangular(1, 2, 6)},
            {"triangular, mode at the low end", Triangular(1, 1, 6)},
            {"triangular, mode at the high end", Triangular(1, 6, 6)},
            {"empirical, lines", Empirical::linear({5, 1, 2, 9, 4})}};
}

std::vector<double> sample(const Distribution& law, int n, std::string_view stream)
{
    Stream s(20240229, 0, stream);
    std::vector<double> all;
    all.reserve(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) all.push_back(law(s));
    return all;
}

struct Moments {
    double mean = 0;
    double variance = 0;
    double fourth = 0; ///< about the mean
};

Moments moments(const std::vector<double>& xs)
{
    Moments m;
    const double n = static_cast<double>(xs.size());
    for (const double x : xs) m.mean += x / n;
    for (const double x : xs) {
        const double square = (x - m.mean) * (x - m.mean);
        m.variance += square / n;
        m.fourth += square * square / n;
    }
    return m;
}

} // namespace

TEST_CASE("draws have the mean and variance that the law says", "[distributions]")
{
    // Both sample moments are about normal at this count; beyond 4 of their standard deviations once in 16 000 with
    // fresh seeds. The widths prove something: at most 2 % of the law's standard deviation, and 6 % of its variance.
    const int n = 200'000;
    auto laws = continuous_laws();
    laws.push_back({"discrete", Discrete({1, 2, 10}, {5, 3, 2})});
    laws.push_back({"empirical, resampled", Empirical::resample({3, 3, 8, 1})});
    for (const auto& [name, law] : laws) {
        const Moments m = moments(sample(law, n, name));
        CAPTURE(name, m.mean, law.mean(), m.variance, law.variance());
        const double mean_width = 4 * std::sqrt(law.variance() / n);
        const double variance_width = 4 * std::sqrt((m.fourth - m.variance * m.variance) / n);
        CHECK(std::abs(m.mean - law.mean()) <= mean_width);
        CHECK(std::abs(m.variance - law.variance()) <= variance_width);
        CHECK(mean_width <= 0.02 * std::sqrt(law.variance()));
        CHECK(variance_width <= 0.06 * law.variance());
    }
}

TEST_CASE("draws fall between the law's quantiles as often as they should", "[distributions]")
{
    // Chi-square over 100 parts of equal chance; with fresh seeds a right law fails once in 10 000. The same sample
    // against a law 3 % wider fails for every one of them (the last check), so the test has power.
    const int n = 200'000;
    const int parts = 100;
    const double limit = boost::math::quantile(boost::math::complement(boost::math::chi_squared(parts - 1), 1e-4));
    for (const Case& c : continuous_laws()) {
        const Distribution& law = c.law; // by name: clang 14 lets no lambda see a structured binding
        const std::string& name = c.name;
        std::vector<double> edges;
        for (int i = 1; i < parts; ++i) edges.push_back(law.quantile(static_cast<double>(i) / parts));
        const double about = law.quantile(0.5);
        const auto chi_square = [&](double scale) {
            std::vector<int> counts(parts);
            for (const double x : sample(law, n, name)) {
                const auto part =
                    std::upper_bound(edges.begin(), edges.end(), about + (x - about) * scale) - edges.begin();
                ++counts[static_cast<std::size_t>(part)];
            }
            double sum = 0;
            for (const int k : counts) sum += (k - n / parts) * (k - n / parts) / (static_cast<double>(n) / parts);
            return sum;
        };
        CAPTURE(name, chi_square(1), limit);
        CHECK(chi_square(1) < limit);
        CHECK(chi_square(1.03) > limit);
    }
}

TEST_CASE("the greatest gap between sample and law is as small as chance allows", "[distributions]")
{
    // Kolmogorov and Smirnov: sqrt(n) D beyond 2.23 once in 10 000 (2 exp(-2 x^2)), on a grid of 999 quantiles.
    const int n = 100'000;
    for (const auto& [name, law] : continuous_laws()) {
        auto xs = sample(law, n, "ks " + name);
        std::sort(xs.begin(), xs.end());
        double gap = 0;
        for (int i = 1; i < 1000; ++i) {
            const double p = i / 1000.0;
            const auto below = std::upper_bound(xs.begin(), xs.end(), law.quantile(p)) - xs.begin();
            gap = std::max(gap, std::abs(static_cast<double>(below) / n - p));
        }
        CAPTURE(name);
        CHECK(std::sqrt(n) * gap < 2.23);
    }
}

TEST_CASE("the ziggurats close, and their tails have the right weight", "[distributions]")
{
    for (const Ziggurat* z : {&exponential_ziggurat, &normal_ziggurat}) {
        const double area = z->edge[0] * z->height[1];
        for (std::size_t i = 1; i < 256; ++i)
            CHECK(z->edge[i] * (z->height[i + 1] - z->height[i]) == Approx(area).epsilon(1e-11));
        CHECK(z->edge[256] == 0);
        CHECK(z->height[256] == 1);
    }
    // Beyond the last edge lies one draw in some thousands; counts are Poisson, so within 4 roots of the expected.
    const int n = 4'000'000;
    Stream s(5, 0, "tails");
    int exponentials = 0;
    int above = 0;
    int below = 0;
    for (int i = 0; i < n; ++i) {
        exponentials += standard_exponential(s) > exponential_ziggurat.edge[1];
        const double z = standard_normal(s);
        above += z > normal_ziggurat.edge[1];
        below += z < -normal_ziggurat.edge[1];
    }
    const double expected = n * std::exp(-exponential_ziggurat.edge[1]);
    const double each_side = n * std::erfc(normal_ziggurat.edge[1] / std::sqrt(2.0)) / 2;
    CHECK(std::abs(exponentials - expected) < 4 * std::sqrt(expected));
    CHECK(std::abs(above - each_side) < 4 * std::sqrt(each_side));
    CHECK(std::abs(below - each_side) < 4 * std::sqrt(each_side));
}

TEST_CASE("moments and quantiles are those of the textbook", "[distributions]")
{
    CHECK(Exponential(3).quantile(0.5) == Approx(3 * std::log(2.0)));
    CHECK(Normal(10, 2).quantile(0.975) == Approx(10 + 2 * 1.959963984540054));
    CHECK(Gamma(2, 1).quantile(0.5) == Approx(1.678346990016661)); // (1 + x) e^-x = 1/2
    CHECK(Erlang(2, 4).quantile(0.5) == Approx(2 * 1.678346990016661));
    CHECK(Erlang(4, 2).variance() == Approx(1));
    const auto lognormal = Lognormal::of_mean_and_cv(4, 0.5);
    CHECK(lognormal.mean() == Approx(4));
    CHECK(lognormal.variance() == Approx(4)); // (0.5 * 4)^2
    CHECK(Lognormal::of_mu_and_sigma(1, 0.3).quantile(0.5) == Approx(std::exp(1.0)));
    const Triangular triangular(0, 2, 6);
    CHECK(triangular.mean() == Approx(8.0 / 3));
    CHECK(triangular.variance() == Approx((4 + 36 - 12) / 18.0)); // (a^2+b^2+c^2-ab-ac-bc)/18
    CHECK(triangular.quantile(1.0 / 3) == Approx(2));             // (mode - low) / (high - low)
    CHECK(triangular.quantile(5.0 / 6) == Approx(4));             // 1 - (6 - x)^2 / 24
    const Discrete discrete({10, 1, 2}, {2, 5, 3});
    CHECK(discrete.mean() == Approx(3.1));
    CHECK(discrete.variance() == Approx(0.5 * 2.1 * 2.1 + 0.3 * 1.1 * 1.1 + 0.2 * 6.9 * 6.9));
    CHECK(discrete.quantile(0.5) == 1);
    CHECK(discrete.quantile(0.51) == 2);
    CHECK(discrete.quantile(0.81) == 10);
    const auto lines = Empirical::linear({4, 0, 1});
    CHECK(lines.mean() == Approx(1.5)); // (0 + 1)/2 and (1 + 4)/2, half each
    CHECK(lines.variance() == Approx((1.0 / 3 + 21.0 / 3) / 2 - 2.25));
    CHECK(lines.quantile(0.75) == Approx(2.5));
    const auto resampled = Empirical::resample({4, 0, 1, 1});
    CHECK(resampled.mean() == Approx(1.5));
    CHECK(resampled.quantile(0.75) == 1);
    CHECK(resampled.quantile(0.76) == 4);
    CHECK(Uniform(2, 6).variance() == Approx(16.0 / 12));
}

TEST_CASE("quantiles end where the law ends", "[distributions]")
{
    for (const auto& [name, law] : continuous_laws()) {
        CAPTURE(name);
        CHECK(law.quantile(0) <= law.quantile(1e-9));
        CHECK(law.quantile(1 - 1e-9) <= law.quantile(1));
        CHECK_THROWS_AS(law.quantile(-0.1), std::invalid_argument);
        CHECK_THROWS_AS(law.quantile(1.1), std::invalid_argument);
        CHECK_THROWS_AS(law.quantile(no_number), std::invalid_argument);
    }
    CHECK(Exponential(1).quantile(0) == 0);
    CHECK(Exponential(1).quantile(1) == infinity);
    CHECK(Normal(0, 1).quantile(0) == -infinity);
    CHECK(Normal(0, 1).quantile(1) == infinity);
    CHECK(Gamma(3, 1).quantile(1) == infinity);
    CHECK(Triangular(1, 2, 3).quantile(1) == 3);
    CHECK(Discrete({1, 2}, {0.1, 0.9}).quantile(1) == 2);
}

TEST_CASE("laws without spread give their mean", "[distributions]")
{
    Stream s(1, 0, "x");
    for (const Distribution& law :
         {Distribution(Constant(4)), Distribution(Uniform(4, 4)), Distribution(Normal(4, 0)),
          Distribution(Lognormal::of_mean_and_cv(4, 0)), Distribution(Discrete({4, 9}, {1, 0})),
          Distribution(Empirical::linear({4})), Distribution(Empirical::resample({4, 4}))}) {
        CHECK(law(s) == Approx(4));
        CHECK(law.mean() == Approx(4));
        CHECK(law.variance() == Approx(0).margin(1e-12));
        CHECK(law.quantile(0.3) == Approx(4));
    }
    CHECK(Exponential(0)(s) == 0);
    CHECK(Exponential(0).quantile(1) == 0);
    CHECK(Erlang(3, 0)(s) == 0);
}

TEST_CASE("a discrete law picks each value by its weight, and none of weight nought", "[distributions]")
{
    // 99 degrees of freedom: beyond 161.3 once in 10 000.
    std::vector<double> values;
    std::vector<double> weights;
    for (int i = 0; i <= 100; ++i) {
        values.push_back(i);
        weights.push_back(i * i); // weight nought for the first
    }
    const int n = 1'000'000;
    std::vector<int> counts(101);
    for (const double x : sample(Discrete(values, weights), n, "alias")) ++counts[static_cast<std::size_t>(x)];
    CHECK(counts[0] == 0);
    double chi_square = 0;
    for (int i = 1; i <= 100; ++i) {
        const double expected = 1.0 * n * i * i / 338350; // 100 * 101 * 201 / 6
        const double off = counts[static_cast<std::size_t>(i)] - expected;
        chi_square += off * off / expected;
    }
    CHECK(chi_square < 161.3);
}

TEST_CASE("a wrong parameter is refused in words", "[distributions]")
{
    CHECK_THROWS_WITH(Exponential(-1), Catch::Contains("the mean of an exponential law must not be negative"));
    CHECK_THROWS_WITH(Erlang(0, 1), Catch::Contains("stages"));
    CHECK_THROWS_AS(Constant(no_number), std::invalid_argument);
    CHECK_THROWS_AS(Uniform(2, 1), std::invalid_argument);
    CHECK_THROWS_AS(Uniform(-1e308, 1e308), std::invalid_argument);
    CHECK_THROWS_AS(Exponential(infinity), std::invalid_argument);
    CHECK_THROWS_AS(Normal(0, -1), std::invalid_argument);
    CHECK_THROWS_AS(Normal(no_number, 1), std::invalid_argument);
    CHECK_THROWS_AS(Lognormal::of_mean_and_cv(0, 1), std::invalid_argument);
    CHECK_THROWS_AS(Lognormal::of_mean_and_cv(1, -1), std::invalid_argument);
    CHECK_THROWS_AS(Lognormal::of_mu_and_sigma(1, 1e6), std::invalid_argument);
    CHECK_THROWS_AS(Gamma(0, 1), std::invalid_argument);
    CHECK_THROWS_AS(Gamma(1, 0), std::invalid_argument);
    CHECK_THROWS_AS(Gamma::of_mean_and_cv(1, 0), std::invalid_argument);
    CHECK_THROWS_AS(Triangular(1, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(Triangular(1, 0, 2), std::invalid_argument);
    CHECK_THROWS_AS(Triangular(1, 3, 2), std::invalid_argument);
    CHECK_THROWS_AS(Discrete({}, {}), std::invalid_argument);
    CHECK_THROWS_AS(Discrete({1, 2}, {1}), std::invalid_argument);
    CHECK_THROWS_AS(Discrete({1, 2}, {0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(Discrete({1, 2}, {2, -1}), std::invalid_argument);
    CHECK_THROWS_AS(Empirical::linear({}), std::invalid_argument);
    CHECK_THROWS_AS(Empirical::resample({1, no_number}), std::invalid_argument);
}
