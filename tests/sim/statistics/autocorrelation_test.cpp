#include "sim/statistics/autocorrelation.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <limits>
#include <stdexcept>

using sim::Autocorrelation;

namespace {

double by_definition(const std::vector<double>& x, std::size_t lag)
{
    double mean = 0;
    for (const double v : x) mean += v / static_cast<double>(x.size());
    double sum = 0;
    for (std::size_t i = 0; i + lag < x.size(); ++i) sum += (x[i] - mean) * (x[i + lag] - mean);
    return sum / static_cast<double>(x.size());
}

Autocorrelation of(const std::vector<double>& x, std::size_t lags)
{
    Autocorrelation all(lags);
    for (const double v : x) all.add(v);
    return all;
}

} // namespace

TEST_CASE("autocorrelations are those of the definition, far from nought too", "[statistics]")
{
    for (const double about : {0.0, 1e9}) {
        auto x = series::autoregressive(500, 0.7, 1);
        for (double& v : x) v = std::round(v * 256) / 256 + about; // so that no digit is lost by the shift itself
        const auto all = of(x, 12);
        for (std::size_t k = 0; k <= 12; ++k) {
            CAPTURE(about, k);
            CHECK(all.covariance(k) == Approx(by_definition(x, k)).epsilon(1e-6));
            CHECK(all.correlation(k) == Approx(by_definition(x, k) / by_definition(x, 0)).epsilon(1e-6));
        }
        CHECK(all.count() == 500);
    }
    // By hand: 1, 2, 3 about 2; products at lag 1 are 0 and 0, at lag 2 -1.
    const auto three = of({1, 2, 3}, 5);
    CHECK(three.covariance(0) == Approx(2.0 / 3));
    CHECK(three.correlation(1) == Approx(0).margin(1e-15));
    CHECK(three.correlation(2) == Approx(-0.5));
    CHECK(three.correlation(4) == 0); // no pairs
}

TEST_CASE("autocorrelations of an autoregression fall as its powers", "[statistics]")
{
    // Bartlett's standard deviation of r_k is below sqrt((1 + rho^2) / (1 - rho^2) / n) = 0.0044; 4 of them are 0.018.
    const auto all = of(series::autoregressive(100'000, 0.6, 2), 6);
    for (std::size_t k = 1; k <= 6; ++k)
        CHECK(std::abs(all.correlation(k) - std::pow(0.6, static_cast<double>(k))) < 0.018);
    CHECK(all.correlation(0) == 1);
}

TEST_CASE("merged autocorrelations pair nothing across the seam", "[statistics]")
{
    const std::vector<double> a{5, 7, 6, 9, 8};
    const std::vector<double> b{105, 101, 103};
    Autocorrelation both = of(a, 3);
    both.merge(of(b, 3));
    both.merge(Autocorrelation(3));
    double mean = 0;
    for (const double x : {5, 7, 6, 9, 8, 105, 101, 103}) mean += x / 8.0;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i) sum += (a[i] - mean) * (a[i + 1] - mean);
    for (std::size_t i = 0; i + 1 < b.size(); ++i) sum += (b[i] - mean) * (b[i + 1] - mean);
    CHECK(both.covariance(1) == Approx(sum / 8));
    Autocorrelation from_nothing(3);
    from_nothing.merge(of(a, 3));
    CHECK(from_nothing.covariance(2) == Approx(by_definition(a, 2)));
    CHECK_THROWS_AS(both.merge(Autocorrelation(4)), std::invalid_argument);
    both.reset();
    CHECK(both.count() == 0);
}

TEST_CASE("an autocorrelation of too little says NaN", "[statistics]")
{
    Autocorrelation all(2);
    CHECK(std::isnan(all.correlation(1)));
    CHECK(std::isnan(all.covariance(0)));
    all.add(3);
    all.add(3);
    CHECK(all.covariance(0) == 0);
    CHECK(std::isnan(all.correlation(0))); // all alike
    CHECK_THROWS_AS(all.add(std::nan("")), std::invalid_argument);
    CHECK_THROWS_AS(all.add(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(all.correlation(3), std::out_of_range);
    CHECK_THROWS_AS(Autocorrelation(0), std::invalid_argument);
}
