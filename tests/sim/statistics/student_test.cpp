#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>
#include <vector>

TEST_CASE("Student's t agrees with its closed forms", "[statistics]")
{
    // 1, 2 and 4 degrees of freedom have quantiles in elementary functions: Cauchy's; 2 q sqrt(2 / a) and Shaw's cosine
    // form, with q = p - 1/2 and a = 4 p (1 - p).
    // Source: Shaw, "Sampling Student's T distribution", J. Computational Finance 9(4), 2006.
    for (const double p : {0.6, 0.9, 0.95, 0.975, 0.995, 0.9995, 0.05}) {
        const double a = 4 * p * (1 - p);
        const double sign = p < 0.5 ? -1 : 1;
        const double cosine = std::cos(std::acos(std::sqrt(a)) / 3) / std::sqrt(a);
        CAPTURE(p);
        CHECK(sim::student_t_quantile(p, 1) == Approx(std::tan(std::numbers::pi * (p - 0.5))));
        CHECK(sim::student_t_quantile(p, 2) == Approx(2 * (p - 0.5) * std::sqrt(2 / a)));
        CHECK(sim::student_t_quantile(p, 4) == Approx(sign * 2 * std::sqrt(cosine - 1)));
    }
    CHECK(sim::student_t_quantile(0.5, 7) == Approx(0).margin(1e-15));
}

TEST_CASE("Student's t agrees with the printed table", "[statistics]")
{
    // Two-sided 95 % and 99 %, to the three decimals of every textbook.
    CHECK(sim::student_t_quantile(0.975, 9) == Approx(2.262).margin(5e-4));
    CHECK(sim::student_t_quantile(0.975, 19) == Approx(2.093).margin(5e-4));
    CHECK(sim::student_t_quantile(0.975, 30) == Approx(2.042).margin(5e-4));
    CHECK(sim::student_t_quantile(0.995, 10) == Approx(3.169).margin(5e-4));
    CHECK(sim::student_t_quantile(0.975, 120) == Approx(1.980).margin(5e-4));
    CHECK(sim::student_t_quantile(0.975, 1e9) == Approx(1.959964).margin(1e-6)); // the normal law's
    CHECK_THROWS_AS(sim::student_t_quantile(1, 5), std::invalid_argument);
    CHECK_THROWS_AS(sim::student_t_quantile(0.5, 0), std::invalid_argument);
}

TEST_CASE("an interval is mean and t s over root n", "[statistics]")
{
    const std::vector<double> values{1, 2, 3, 4, 5};
    const sim::Interval i = sim::confidence_interval(values);
    CHECK(i.mean == Approx(3));
    CHECK(i.n == 5);
    CHECK(i.half_width.value() == Approx(2.776445 * std::sqrt(2.5 / 5))); // t(0.975, 4), variance 10 / 4
    CHECK(i.low.value() == Approx(3 - *i.half_width));
    CHECK(i.high.value() == Approx(3 + *i.half_width));
    CHECK(sim::confidence_interval(values, 0.9).half_width.value() == Approx(2.131847 * std::sqrt(0.5)));
}

TEST_CASE("one value has a mean and no width", "[statistics]")
{
    const sim::Interval one = sim::confidence_interval(std::vector<double>{7});
    CHECK(one.mean == 7);
    CHECK(one.n == 1);
    CHECK_FALSE(one.half_width);
    CHECK_FALSE(one.low);
    CHECK_FALSE(one.high);
    CHECK_THROWS_AS(sim::confidence_interval(std::vector<double>{}), std::invalid_argument);
    CHECK_THROWS_AS(sim::confidence_interval(std::vector<double>{1, std::nan("")}), std::invalid_argument);
    CHECK_THROWS_AS(sim::confidence_interval(std::vector<double>{1, 2}, 1), std::invalid_argument);
}
