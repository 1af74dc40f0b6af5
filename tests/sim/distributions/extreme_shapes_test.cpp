// Parameters at the ends of what anyone may ask.
#include "tests/sim/distributions/fit.h"
#include "tests/support/catch.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

using namespace sim;
namespace bm = boost::math;

namespace {

/// sqrt(n) times the greatest gap between the sample's distribution function and `cdf`, looked for at every 50th draw.
/// Draws that are the same (nought, where a law underflows) count as one step.
double kolmogorov(const std::vector<double>& sorted, const fit::Cdf& cdf)
{
    const double n = static_cast<double>(sorted.size());
    double gap = 0;
    for (std::size_t i = 0; i < sorted.size(); i += 50) {
        const auto upto = std::upper_bound(sorted.begin(), sorted.end(), sorted[i]) - sorted.begin();
        gap = std::max(gap, std::abs(static_cast<double>(upto) / n - cdf(sorted[i])));
    }
    return gap * std::sqrt(n);
}

} // namespace

TEST_CASE("laws hold at extreme shapes", "[distributions]")
{
    // Kolmogorov and Smirnov: beyond 2.23 once in 10 000 (2 exp(-2 x^2)); a shape 10 % off (or 0.5 % where the law is
    // sharp) lies beyond it. Distribution functions straight from the incomplete functions, at nought their limit
    // there.
    const int n = 20'000;
    const auto check = [](const std::string& name, const Distribution& law, const fit::Cdf& exact,
                          const fit::Cdf& wrong) {
        auto draws = fit::sample(law, n, name);
        std::sort(draws.begin(), draws.end());
        CAPTURE(name);
        CHECK(std::all_of(draws.begin(), draws.end(), [](double x) { return std::isfinite(x); }));
        CHECK(kolmogorov(draws, exact) < 2.23);
        CHECK(kolmogorov(draws, wrong) > 2.23);
    };
    // Boost's functions do not reach down to where a shape of 1e-3 does: there only the density's first factor counts.
    // A draw of nought stands for all that is less than the least double.
    const auto gamma = [&](double shape) {
        return [=](double x) {
            if (x > 1e-200) return bm::gamma_p(shape, x);
            return std::pow(std::max(x, 5e-324), shape) / std::tgamma(1 + shape);
        };
    };
    check("gamma 1e-3", Gamma(1e-3, 1), gamma(1e-3), gamma(1.1e-3));
    check("gamma 1e6", Gamma(1e6, 1), gamma(1e6), gamma(1e6 + 50));
    const auto beta = [&](double a, double b) {
        return
            [=](double x) { return x >= 1 ? 1 : bm::ibeta(a, b, std::max(x, 5e-309)); }; // 1 / (1 + 1 / r) ends there
    };
    check("beta 1e-3, 2", Beta(1e-3, 2), beta(1e-3, 2), beta(1.1e-3, 2));
    check("beta 1e6, 1e6", Beta(1e6, 1e6), beta(1e6, 1e6), beta(1e6, 1e6 + 100));
    // Of two shapes of 1e-3, half the draws are next to each end.
    const auto ends = fit::sample(Beta(1e-3, 1e-3), n, "ends");
    const auto low = std::count_if(ends.begin(), ends.end(), [](double x) { return x < 0.5; });
    CHECK(std::abs(static_cast<double>(low) - n / 2.0) < 4 * std::sqrt(n) / 2);
    const auto inverse = [](double shape) { return [=](double x) { return bm::gamma_q(shape, 1 / x); }; };
    check("Pearson V 1e6", Pearson5(1e6, 1), inverse(1e6), inverse(1e6 + 50));
    check(
        "Weibull 1e6", Weibull(1e6, 1), [](double x) { return -std::expm1(-std::pow(x, 1e6)); },
        [](double x) { return -std::expm1(-std::pow(x, 1.1e6)); });
    for (const Distribution& law : {Distribution(Pearson5(1e-3, 1)), Distribution(Pearson6(1e-3, 1e-3, 1)),
                                    Distribution(Weibull(1e-3, 1)), Distribution(Weibull(1e-3, 1e300))})
        for (const double x : fit::sample(law, 1000, "heavy")) CHECK((x >= 0 && std::isfinite(x)));
}

TEST_CASE("quantiles and moments hold at extreme shapes", "[distributions]")
{
    const double pi = 3.141592653589793;
    for (const double p : {1e-6, 0.1, 0.5, 0.9, 1 - 1e-6}) {
        CAPTURE(p);
        CHECK(bm::gamma_p(1e6, Gamma(1e6, 1).quantile(p)) == Approx(p).epsilon(1e-6));
        CHECK(bm::ibeta(1e6, 1e6, Beta(1e6, 1e6).quantile(p)) == Approx(p).epsilon(1e-6));
        CHECK(bm::gamma_q(1e6, 1 / Pearson5(1e6, 1).quantile(p)) == Approx(p).epsilon(1e-6));
    }
    CHECK(bm::gamma_p(1e-3, Gamma(1e-3, 1).quantile(0.9)) == Approx(0.9));
    CHECK(Gamma(1e-3, 1).quantile(0.1) == 0); // about 1e-1000
    CHECK(bm::ibeta(1e-3, 2.0, Beta(1e-3, 2).quantile(0.9)) == Approx(0.9));
    CHECK(Weibull(1e6, 1).variance() == Approx(pi * pi / 6 * 1e-12).epsilon(1e-5)); // Gumbel's, over shape^2
    CHECK(Weibull(1e6, 1).mean() == Approx(1 - 0.5772156649 * 1e-6).epsilon(1e-12));
    CHECK(Beta(1e6, 1e6).variance() == Approx(1 / 8e6).epsilon(1e-6));
}
