// Laws of times: each by its mean and spread.
#include "models/catalogues.h"
#include "models/chance/time_law.h"
#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>

using namespace port;

namespace {

constexpr double hour = 3600;

/// What `n` draws give, in hours.
sim::Interval drawn(const Choice& choice, int n)
{
    const auto law = time_laws().make(choice);
    REQUIRE(law);
    sim::Stream stream(1, 0, choice.name);
    std::vector<double> hours;
    for (int i = 0; i < n; ++i) {
        const auto seconds = law->draw(stream);
        REQUIRE(seconds);
        hours.push_back(*seconds / hour);
    }
    return sim::confidence_interval(hours, 0.999);
}

double spread(const Choice& choice, int n)
{
    const auto law = time_laws().make(choice);
    sim::Stream stream(1, 0, choice.name);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; ++i) {
        const double x = *law->draw(stream) / hour;
        sum += x;
        squares += x * x;
    }
    const double mean = sum / n;
    return std::sqrt(squares / n - mean * mean) / mean;
}

} // namespace

TEST_CASE("each law of a time has the mean and the spread that its parameters say")
{
    struct Law {
        Choice choice;
        double mean, spread; ///< h, and standard deviation over mean
    };
    const Law law = GENERATE(values<Law>({
        {{"exponential", {{"mean", 20 * hour}}}, 20, 1},
        {{"erlang", {{"mean", 20 * hour}, {"shape", 4}}}, 20, 0.5},
        {{"uniform", {{"least", 16 * hour}, {"most", 20 * hour}}}, 18, 4 / std::sqrt(12.0) / 18},
        {{"triangular", {{"least", 10 * hour}, {"usual", 11 * hour}, {"most", 18 * hour}}},
         13,
         std::sqrt((1 + 64 - 8) / 18.0) / 13}, // (a^2 + b^2 - a b) / 18 with a = usual - least, b = most - least
        {{"lognormal", {{"mean", 20 * hour}, {"spread", 0.6}}}, 20, 0.6},
        {{"gamma", {{"mean", 20 * hour}, {"spread", 0.6}}}, 20, 0.6},
        {{"weibull", {{"mean", 20 * hour}, {"shape", 2}}}, 20, std::sqrt(4 / std::numbers::pi - 1)},
    }));
    CAPTURE(law.choice.name);
    const sim::Interval mean = drawn(law.choice, 40'000);
    CHECK(*mean.low <= law.mean);
    CHECK(*mean.high >= law.mean);
    CHECK(spread(law.choice, 40'000) == Approx(law.spread).epsilon(0.03));
    CHECK(time_laws().make(law.choice)->mean().value_or(0) / hour == Approx(law.mean)); // and says so without a draw
}

TEST_CASE("a constant time is that time, and none gives none")
{
    sim::Stream stream(1, 0, "x");
    CHECK(time_laws().make({"constant", {{"time", 5 * hour}}})->draw(stream) == 5 * hour);
    CHECK(time_laws().make({"constant", {{"time", 5 * hour}}})->mean() == 5 * hour);
    CHECK_FALSE(time_laws().make({"none", {}})->draw(stream));
    CHECK_FALSE(time_laws().make({"none", {}})->mean());
}
