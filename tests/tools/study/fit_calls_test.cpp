// What a record of calls shows: dispersion, correlation and months by hand, and all of it over a record.
#include "tools/study/fit_calls.h"

#include "sim/distributions.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace port::study;

namespace {

Moment at(const std::string& text)
{
    const auto moment = moment_from_text(text);
    REQUIRE(moment);
    return *moment;
}

/// Calls on days from 2009-01-01 on, so many a day, at hours after midnight.
std::vector<Moment> by_day(const std::vector<int>& counts)
{
    std::vector<Moment> calls;
    for (std::size_t day = 0; day < counts.size(); ++day)
        for (int i = 0; i < counts[day]; ++i)
            calls.push_back({at("2009-01-01").seconds + static_cast<std::int64_t>(day) * 86'400 + i * 3'600});
    return calls;
}

/// Calls at gaps of a law in hours, to the second.
std::vector<RecordedCall> record(const FittedLaw& law, std::size_t n, std::string category, std::uint64_t number)
{
    std::vector<RecordedCall> calls;
    double hours = 0;
    for (const double gap : draw(law, n, sim::Stream(7, number, "fit calls test"))) {
        hours += gap;
        calls.push_back({{at("2009-01-01").seconds + static_cast<std::int64_t>(std::round(hours * 3600))}, category});
    }
    return calls;
}

} // namespace

TEST_CASE("the index of dispersion is variance over mean, with its chi-square", "[fit]")
{
    // 2, 0, 3 and 1 calls: mean 1.5, squares 0.25 + 2.25 + 2.25 + 0.25 = 5, index 5 / 3 / 1.5, chi-square 5 / 1.5.
    const auto found = dispersion(by_day({2, 0, 3, 1}));
    REQUIRE(found);
    CHECK(found->days == 1);
    CHECK(found->spans == 4);
    CHECK(found->mean == Approx(1.5));
    CHECK(found->index == Approx(5 / 3.0 / 1.5));
    // Chi-square of three degrees exceeds x with chance erfc(sqrt(x / 2)) + sqrt(2 x / pi) exp(-x / 2).
    const double x = 5 / 1.5;
    const double above = std::erfc(std::sqrt(x / 2)) + std::sqrt(2 * x / std::acos(-1.0)) * std::exp(-x / 2);
    CHECK(found->p == Approx(2 * std::min(above, 1 - above)).epsilon(1e-9));

    // One call a day is as regular as can be; all on one of ten days is not.
    const auto even = dispersion(by_day(std::vector<int>(30, 1)));
    REQUIRE(even);
    CHECK(even->index == 0);
    CHECK(even->p < 1e-9);
    const auto bunched = dispersion(by_day({15, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    REQUIRE(bunched);
    CHECK(bunched->p < 1e-9);
    CHECK(bunched->index > 5);
    // Of rare calls weeks are counted: 5 calls in 21 days, 3 + 1 + 1.
    const auto rare = dispersion(by_day({1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    REQUIRE(rare);
    CHECK(rare->days == 7);
    CHECK(rare->spans == 3);
    CHECK(rare->mean == Approx(5 / 3.0));
    CHECK_FALSE(dispersion(by_day({3})));
}

TEST_CASE("gaps that alternate go against each other", "[fit]")
{
    // Deviations -1, 1, -1, 1, -1, 1: the five products at lag 1 are -1 each, of six squares; at lag 2 four of them.
    const std::vector<double> gaps{1, 3, 1, 3, 1, 3};
    const auto found = correlation(gaps, 2);
    REQUIRE(found);
    CHECK(found->by_lag[0] == Approx(-5 / 6.0));
    CHECK(found->by_lag[1] == Approx(4 / 6.0));
    CHECK(found->bound == Approx(1.96 / std::sqrt(6.0)));
    CHECK_FALSE(correlation(std::vector<double>{1, 1, 1, 1}, 1));
    CHECK_FALSE(correlation(gaps, 5));
}

TEST_CASE("months are held against those of an even year", "[fit]")
{
    // January and February have 59 days and 59 calls, so 31 and 28 are expected of 20 and 39.
    std::vector<Moment> calls(20, at("2009-01-01"));
    calls.insert(calls.end(), 39, at("2009-02-28"));
    const auto found = months(calls);
    REQUIRE(found);
    CHECK(found->seen == 2);
    CHECK(found->days[1] == 28);
    CHECK(found->expected[0] == Approx(31));
    CHECK(found->calls[1] == 39);
    const double x = 121 / 31.0 + 121 / 28.0;
    CHECK(found->p == Approx(std::erfc(std::sqrt(x / 2))).epsilon(1e-9)); // of one degree
    CHECK_FALSE(months(by_day({3, 4})));
}

TEST_CASE("a record is fitted by category, and the same for any number of threads", "[fit]")
{
    auto calls = record({"exponential", {6}}, 400, "ore", 0);
    const auto others = record({"gamma", {20, 9}}, 120, "coal", 1);
    calls.insert(calls.end(), others.begin(), others.end());
    std::stable_sort(calls.begin(), calls.end(), [](const auto& a, const auto& b) { return a.arrived < b.arrived; });
    for (std::size_t i = 0; i < calls.size(); ++i) calls[i].tonnes = tonnes(1000 + static_cast<double>(i * 37 % 500));
    FitRequest request;
    request.bootstrap = 39;
    request.threads = 1;
    const auto found = fit_calls(calls, request).categories;
    REQUIRE(found.size() == 2);
    CHECK(found[0].category == "coal");
    CHECK(found[0].calls == 120);
    CHECK(found[0].gaps.n == 119);
    CHECK((found[0].gaps.best()->law == "gamma" || found[0].gaps.best()->law == "weibull"));
    CHECK(found[0].dispersion->index < 0.6); // regular
    CHECK(found[0].gaps.find("exponential")->goodness->p < 0.05);
    CHECK(found[1].gaps.best()->law == "exponential");
    CHECK(found[1].dispersion->p > 0.01);
    REQUIRE(found[1].parcels.size() == 1);
    CHECK(found[1].parcels[0].ship.empty());
    CHECK(found[1].parcels[0].tonnes.best()->law == "triangular");
    CHECK(found[1].months->seen >= 3);
    CHECK(std::abs(found[1].correlation->by_lag[0]) < 2 * found[1].correlation->bound);

    request.threads = 3;
    const auto again = fit_calls(calls, request).categories;
    for (std::size_t c = 0; c < 2; ++c)
        for (std::size_t l = 0; l < found[c].gaps.laws.size(); ++l) {
            const RankedLaw& a = found[c].gaps.laws[l];
            const RankedLaw& b = again[c].gaps.laws[l];
            CHECK(a.law == b.law);
            CHECK(a.goodness.has_value() == b.goodness.has_value());
            if (a.goodness) CHECK(a.goodness->p == b.goodness->p);
            if (a.fitted) CHECK(a.fitted->parameters == b.fitted->parameters);
        }
}

TEST_CASE("calls of one minute count as half the record's step apart", "[fit]")
{
    const std::vector<RecordedCall> calls{
        {at("2009-01-01 00:00")}, {at("2009-01-01 01:00")}, {at("2009-01-01 01:00")}, {at("2009-01-01 04:00")}};
    const auto found = fit_calls(calls, {}).categories;
    REQUIRE(found.size() == 1);
    CHECK(found[0].ties == 1);
    CHECK(found[0].half_step == 0.5); // gaps of 1, 0 and 3 h
    CHECK(found[0].gaps.mean == Approx(4.5 / 3));
    CHECK(found[0].gaps.find("lognormal")->fitted);

    const std::vector<RecordedCall> at_once(5, {at("2009-01-01 00:00")});
    CHECK_THROWS_AS(fit_calls(at_once, {}), FitRefused);
    CHECK_THROWS_WITH(fit_calls(std::span(calls).first(2), {}), Catch::Contains("it takes three"));
    CHECK_THROWS_AS(fit_calls({}, {}), FitRefused);
    // A rare category keeps no other one back.
    std::vector<RecordedCall> more = calls;
    more.push_back({at("2009-01-02 00:00"), "salt"});
    const FitAnswer both = fit_calls(more, {});
    CHECK(both.categories.size() == 1);
    CHECK(both.left_out == std::vector<std::string>{"salt: no law can be fitted to 1 call(s); it takes three."});
}

TEST_CASE("parcels are fitted by class of ship where the record names it", "[fit]")
{
    std::vector<RecordedCall> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back({{at("2009-01-01").seconds + i * i * 3600},
                         "ore",
                         i % 2 ? "coaster" : "panamax",
                         tonnes(i % 2 ? 5000 : 60'000 + i * 100)});
    const auto found = fit_calls(calls, {}).categories;
    REQUIRE(found[0].parcels.size() == 2);
    CHECK(found[0].parcels[0].ship == "coaster");
    CHECK(found[0].parcels[0].tonnes.best()->law == "constant"); // all alike
    CHECK(found[0].parcels[1].tonnes.best()->law == "triangular");
    CHECK(found[0].parcels[1].tonnes.n == 5);
}
