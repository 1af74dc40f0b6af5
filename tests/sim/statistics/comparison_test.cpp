#include "sim/statistics/comparison.h"
#include "tests/sim/statistics/series.h"
#include "tests/support/catch.h"

#include <limits>
#include <stdexcept>

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> shifted(std::vector<double> x, double by, double times = 1)
{
    for (double& v : x) v = v * times + by;
    return x;
}

} // namespace

TEST_CASE("a paired difference is Student's interval over differences", "[statistics]")
{
    const auto d =
        sim::paired_difference(std::vector<double>{5, 7, missing, 9, 6}, std::vector<double>{4, 5, 1, 6, missing});
    CHECK(d.interval.mean == Approx(2)); // 1, 2, 3
    CHECK(d.interval.n == 3);
    CHECK(d.degrees == 2);
    CHECK(*d.interval.half_width == Approx(4.3026527 / std::sqrt(3.0)));
    const double t = 2 * std::sqrt(3.0);
    CHECK(d.p_value == Approx(1 - t / std::sqrt(2 + t * t))); // of 2 degrees of freedom, in closed form
    const std::vector<double> x{1, 2, 4};
    CHECK(sim::paired_difference(x, x).p_value == 1);
    CHECK(sim::paired_difference(shifted(x, 1), x).p_value == 0);
    const auto one = sim::paired_difference(std::vector<double>{3}, std::vector<double>{1});
    CHECK(one.interval.mean == 2);
    CHECK_FALSE(one.interval.half_width);
    CHECK(std::isnan(one.p_value));
    CHECK_THROWS_AS(sim::paired_difference(x, std::vector<double>{1}), std::invalid_argument);
    CHECK_THROWS_AS(sim::paired_difference(std::vector<double>{missing}, std::vector<double>{1}),
                    std::invalid_argument);
}

TEST_CASE("Welch's difference is that of a hand calculation", "[statistics]")
{
    // Variances 1 and 20/3 over 3 and 4 values: 1/3 + 5/3 = 2; degrees 2^2 / ((1/3)^2 / 2 + (5/3)^2 / 3) = 216 / 53.
    const auto d = sim::welch_difference(std::vector<double>{1, 2, 3, missing}, std::vector<double>{6, 8, 10, 12});
    CHECK(d.interval.n == 7);
    CHECK(d.interval.mean == Approx(-7));
    CHECK(d.degrees == Approx(216.0 / 53));
    CHECK(*d.interval.half_width == Approx(sim::student_t_quantile(0.975, 216.0 / 53) * std::sqrt(2.0)));
    const auto still = sim::welch_difference(std::vector<double>{2, 2}, std::vector<double>{1, 1});
    CHECK(still.p_value == 0);
    CHECK(*still.interval.half_width == 0);
    const auto one = sim::welch_difference(std::vector<double>{2}, std::vector<double>{1, 1});
    CHECK(one.interval.mean == 1);
    CHECK_FALSE(one.interval.half_width);
    CHECK(std::isnan(one.p_value));
    CHECK_THROWS_AS(sim::welch_difference(std::vector<double>{missing}, std::vector<double>{1}), std::invalid_argument);
    CHECK_THROWS_AS(sim::welch_difference(std::vector<double>{HUGE_VAL}, std::vector<double>{1}),
                    std::invalid_argument);
}

TEST_CASE("differences hold as often as they say, and p-values are even", "[statistics]")
{
    // 2 000 pairs of samples: a share of 5 % has a standard deviation of 0.5 %; 4 of them. Spreads 1 and 4 over 30 and
    // 10 values, where a pooled variance would be far off. A difference of 3 is seen nearly always.
    const auto rejected = [](bool paired, double apart) {
        return series::share(2000, [=](auto r) {
            const auto a = series::independent(30, 2 * r);
            const auto b = shifted(series::independent(paired ? 30 : 10, 2 * r + 1), apart, 4);
            const auto d = paired ? sim::paired_difference(a, b) : sim::welch_difference(a, b);
            const bool outside = *d.interval.low > 0 || *d.interval.high < 0;
            CHECK(outside == (d.p_value < 0.05));
            return outside;
        });
    };
    for (const bool paired : {true, false}) {
        CAPTURE(paired);
        CHECK(std::abs(rejected(paired, 0) - 0.05) < 0.02);
        CHECK(rejected(paired, 5) > 0.9);
    }
}

TEST_CASE("Holm's p-values are those of the textbook", "[statistics]")
{
    const auto p = sim::holm(std::vector<double>{0.01, 0.04, missing, 0.03, 0.005});
    CHECK(p[4] == Approx(0.02)); // 4 times
    CHECK(p[0] == Approx(0.03)); // 3 times
    CHECK(p[3] == Approx(0.06)); // twice
    CHECK(p[1] == Approx(0.06)); // once, but not below the one before
    CHECK(std::isnan(p[2]));
    CHECK(sim::holm(std::vector<double>{0.9, 0.8})[0] == 1);
    CHECK(sim::holm({}).empty());
    CHECK_THROWS_AS(sim::holm(std::vector<double>{1.1}), std::invalid_argument);
}

TEST_CASE("several differences from a base hold all together", "[statistics]")
{
    // Five systems like the base: at 90 % together, some interval misses in at most 10 % of 1 000 studies (standard
    // deviation 0.95 %); each by itself at 90 % would miss in about 30 %.
    const auto missed = [](bool together) {
        return series::share(1000, [=](std::uint64_t study) {
            std::vector<std::vector<double>> systems;
            for (std::uint64_t i = 0; i < 6; ++i) systems.push_back(series::independent(15, study * 6 + i));
            bool any = false;
            for (std::size_t i = 1; i < 6; ++i) {
                const auto d = together ? sim::differences_from_first(systems, 0.9)[i - 1]
                                        : sim::paired_difference(systems[i], systems[0], 0.9);
                any = any || *d.interval.low > 0 || *d.interval.high < 0;
            }
            return any;
        });
    };
    CHECK(missed(true) < 0.1 + 0.028);
    CHECK(missed(false) > 0.2);
    CHECK_THROWS_AS(sim::differences_from_first({{1, 2}}), std::invalid_argument);
    CHECK_THROWS_AS(sim::differences_from_first({{1, 2}, {1, 2}}, 1), std::invalid_argument);
}

TEST_CASE("Holm's confidences step down to the first p-value that tells nothing", "[statistics]")
{
    // By hand, alpha 5 %: 0.004 <= 0.05 / 4, 0.015 <= 0.05 / 3, 0.03 > 0.05 / 2, so 0.04 is not looked at any more.
    const auto c = sim::holm_confidences(std::vector<double>{0.03, 0.004, missing, 0.04, 0.015});
    CHECK(c[0] == Approx(1 - 0.05 / 2));
    CHECK(c[1] == Approx(1 - 0.05 / 4));
    CHECK(std::isnan(c[2]));
    CHECK(c[3] == Approx(1 - 0.05 / 2));
    CHECK(c[4] == Approx(1 - 0.05 / 3));
    CHECK(sim::holm_confidences(std::vector<double>{}).empty());
    CHECK(sim::holm_confidences(std::vector<double>{0.9}, 0.9)[0] == Approx(0.9));
    CHECK_THROWS_AS(sim::holm_confidences(std::vector<double>{2}), std::invalid_argument);
    CHECK_THROWS_AS(sim::holm_confidences(std::vector<double>{0.5}, 1), std::invalid_argument);
}

TEST_CASE("Holm's intervals leave out nought where Holm's test rejects, and seldom wrongly", "[statistics]")
{
    // Six figures of ten pairs, two of which truly differ. A share of 5 % over 2 000 has a standard deviation of 0.5 %.
    std::size_t agree = 0;
    const double wrong = series::share(2000, [&](auto r) {
        std::vector<std::vector<double>> differences;
        std::vector<double> p_values;
        const std::vector<double> none(10, 0.0);
        for (std::uint64_t i = 0; i < 6; ++i) {
            differences.push_back(shifted(series::independent(10, 6 * r + i), i < 2 ? 1.2 : 0));
            p_values.push_back(sim::paired_difference(differences.back(), none).p_value);
        }
        const auto adjusted = sim::holm(p_values);
        const auto confidences = sim::holm_confidences(p_values);
        bool alarm = false;
        for (std::size_t i = 0; i < 6; ++i) {
            const auto interval = sim::confidence_interval(differences[i], confidences[i]);
            const bool left_out = *interval.low > 0 || *interval.high < 0;
            agree += left_out == (adjusted[i] <= 0.05);
            alarm = alarm || (i >= 2 && left_out);
        }
        return alarm;
    });
    CHECK(agree == 6 * 2000);
    CHECK(wrong < 0.07);
    CHECK(wrong > 0.02); // else the test would show nothing
}

TEST_CASE("the pairs needed are the fewest whose interval is narrow enough", "[statistics]")
{
    const auto half = [](std::size_t n, double s, double confidence) {
        return sim::student_t_quantile((1 + confidence) / 2, static_cast<double>(n - 1)) * s /
               std::sqrt(static_cast<double>(n));
    };
    for (const double width : {0.01, 0.1, 1.0, 3.0}) {
        const std::size_t n = sim::pairs_needed(2, width, 0.99).value();
        CAPTURE(width, n);
        CHECK(half(n, 2, 0.99) <= width);
        if (n > 2) CHECK(half(n - 1, 2, 0.99) > width);
    }
    CHECK(sim::pairs_needed(0, 1, 0.95) == 2u);
    CHECK_FALSE(sim::pairs_needed(1e9, 1e-9, 0.95));
    CHECK_THROWS_AS(sim::pairs_needed(1, 0, 0.95), std::invalid_argument);
}
