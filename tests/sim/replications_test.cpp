#include "sim/distributions.h"
#include "sim/replications.h"
#include "sim/statistics/tally.h"
#include "tests/support/catch.h"

#include <atomic>
#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

using namespace std::chrono_literals;

namespace {

/// A figure of one replication: the mean of some draws, so that any mix-up of replications changes bits.
double figure(std::uint64_t replication)
{
    sim::Stream stream(9, replication, "figure");
    sim::Tally tally;
    for (int i = 0; i < 1000; ++i) tally.add(sim::standard_exponential(stream));
    return tally.mean();
}

std::string bytes(const std::vector<double>& values)
{
    std::string all(values.size() * sizeof(double), '\0');
    if (!values.empty()) std::memcpy(all.data(), values.data(), all.size());
    return all;
}

struct OnlyMoves { // no default constructor, no copies
    explicit OnlyMoves(std::uint64_t n) : number(std::make_unique<std::uint64_t>(n)) {}
    std::unique_ptr<std::uint64_t> number;
};

} // namespace

TEST_CASE("replications give the same bytes on any number of threads", "[replications]")
{
    const auto alone = sim::replicate(50, 1, figure);
    REQUIRE(alone.size() == 50);
    CHECK(alone[17] == figure(17));
    for (const unsigned threads : {2U, 7U, 0U, 100U}) CHECK(bytes(sim::replicate(50, threads, figure)) == bytes(alone));
    CHECK(sim::replicate(0, 2, figure).empty());
}

TEST_CASE("results need only move, and come in order though they end out of order", "[replications]")
{
    const auto results = sim::replicate(12, 4, [](std::uint64_t r) {
        std::this_thread::sleep_for(std::chrono::milliseconds(r % 3 == 0 ? 4 : 0));
        return OnlyMoves(r);
    });
    REQUIRE(results.size() == 12);
    for (std::uint64_t r = 0; r < 12; ++r) CHECK(*results[r].number == r);
}

TEST_CASE("the exception of the lowest replication is thrown, after all have ended", "[replications]")
{
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::atomic<int> running = 0;
        std::atomic<int> begun = 0;
        const auto f = [&](std::uint64_t r) {
            ++running;
            ++begun;
            if (r == 5) std::this_thread::sleep_for(5ms); // so that 6, if begun, has thrown before
            if (r > 6) std::this_thread::sleep_for(1ms);  // all of these would take longer than any delay of 5
            --running;
            if (r == 5 || r == 6) throw std::runtime_error("replication " + std::to_string(r));
            return r;
        };
        CHECK_THROWS_WITH(sim::replicate(100'000, threads, f), "replication 5");
        CHECK(running == 0);
        CHECK(begun < 100'000);
    }
    CHECK(sim::replicate(20, 2, figure) == sim::replicate(20, 1, figure)); // nothing of it leaks into what comes after
}

TEST_CASE("a stop ends early with the first replications, whole", "[replications]")
{
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::stop_source source;
        sim::ReplicateOptions options;
        options.threads = threads;
        options.stop = source.get_token();
        const auto results = sim::replicate(
            1000,
            [&](std::uint64_t r) {
                if (r == 10) source.request_stop();
                return figure(r);
            },
            options);
        REQUIRE(results.size() >= 11);
        CHECK(results.size() <= 11 + threads);
        for (std::size_t r = 0; r < results.size(); ++r) CHECK(results[r] == figure(r));
    }
    std::stop_source before;
    before.request_stop();
    sim::ReplicateOptions options;
    options.stop = before.get_token();
    CHECK(sim::replicate(10, figure, options).empty());
}

TEST_CASE("progress is told one at a time and counts up", "[replications]")
{
    std::vector<std::size_t> told;
    std::atomic<int> inside = 0;
    bool overlapped = false;
    sim::ReplicateOptions options;
    options.threads = 4;
    options.progress = [&](std::size_t done, std::size_t total) {
        overlapped = overlapped || ++inside != 1;
        told.push_back(done);
        CHECK(total == 30);
        --inside;
    };
    static_cast<void>(sim::replicate(30, figure, options));
    CHECK_FALSE(overlapped);
    REQUIRE(told.size() == 30);
    for (std::size_t i = 0; i < 30; ++i) CHECK(told[i] == i + 1);

    options.progress = [](std::size_t done, std::size_t) {
        if (done == 3) throw std::runtime_error("the pipe is closed");
    };
    CHECK_THROWS_WITH(sim::replicate(30, figure, options), "the pipe is closed");
}

TEST_CASE("replications go on until every measure is precise, whatever the threads", "[replications]")
{
    // The second measure spreads ten times as wide, so it alone decides.
    const auto measures = [](double x) { return std::vector<double>{x, 1 + 10 * (x - 1)}; };
    const sim::Precision precision{.relative = 0.05, .confidence = 0.95, .least = 20, .batch = 10, .most = 500};
    std::optional<std::size_t> first;
    for (const unsigned threads : {1U, 2U, 7U}) {
        sim::ReplicateOptions options;
        options.threads = threads;
        const auto all = sim::replicate_until(precision, figure, measures, options);
        CHECK(all.precise);
        CHECK(all.results.size() % 10 == 0);
        CHECK(bytes(all.results) == bytes(sim::replicate(all.results.size(), 1, figure)));
        REQUIRE(all.intervals.size() == 2);
        CHECK(all.intervals[1].half_width.value() <= 0.05 * all.intervals[1].mean);
        CHECK(all.results.size() == first.value_or(all.results.size()));
        first = all.results.size();

        // It stopped at the first look that was good enough: the one before was not.
        REQUIRE(all.results.size() > precision.least);
        std::vector<double> before;
        for (std::size_t i = 0; i + 10 < all.results.size(); ++i) before.push_back(measures(all.results[i])[1]);
        const auto interval = sim::confidence_interval(before);
        CHECK(interval.half_width.value() > 0.05 * interval.mean);
    }
}

TEST_CASE("replications to a precision end at their limit and leave out what is missing", "[replications]")
{
    const double nan = std::nan("");
    const sim::Precision precision{.relative = 1e-9, .confidence = 0.95, .least = 4, .batch = 3, .most = 9};
    std::vector<std::size_t> totals;
    sim::ReplicateOptions options;
    options.progress = [&](std::size_t done, std::size_t total) {
        CHECK(done == totals.size() + 1);
        totals.push_back(total);
    };
    const auto all = sim::replicate_until(
        precision, figure,
        [&](double x) {
            return std::vector<double>{x, nan, x < 1 ? x : nan};
        },
        options);
    CHECK_FALSE(all.precise);
    CHECK(all.results.size() == 9);
    CHECK(totals == std::vector<std::size_t>(9, 9));
    CHECK(all.intervals[0].n == 9);
    CHECK(all.intervals[1].n == 0);
    CHECK(std::isnan(all.intervals[1].mean));
    CHECK(all.intervals[2].n < 9);

    // A measure that is the same in all, even nought, is precise; so is one that never has a value.
    const auto still = sim::replicate_until(precision, figure, [&](double) { return std::vector<double>{0, 3, nan}; });
    CHECK(still.precise);
    CHECK(still.results.size() == 4);
}

TEST_CASE("intervals of several measures can hold all together", "[replications]")
{
    const double nan = std::nan("");
    sim::Precision precision{.relative = 0.05, .confidence = 0.9, .least = 20, .batch = 10, .most = 500};
    const auto measures = [&](double x) { return std::vector<double>{x, 1 + 10 * (x - 1), nan, x, x * x}; };
    const auto each = sim::replicate_until(precision, figure, measures);
    precision.of = sim::Confidence::of_all;
    const auto together = sim::replicate_until(precision, figure, measures);
    CHECK(together.precise);
    CHECK(together.results.size() > each.results.size());
    CHECK(together.results.size() % 10 == 0);
    // Four of the five ever have a value: each is at 1 - 0.1 / 4.
    std::vector<double> widest;
    for (const double x : together.results) widest.push_back(measures(x)[1]);
    CHECK(together.intervals[1].half_width == sim::confidence_interval(widest, 1 - (1 - 0.9) / 4).half_width);
    CHECK(sim::confidence_of_each({{1, nan}, {nan, nan}}, precision) == Approx(0.9));
    CHECK(sim::confidence_of_each({{1, nan}, {nan, 2}}, precision) == Approx(0.95));
    CHECK(sim::confidence_of_each({{nan}}, precision) == Approx(0.9));
    precision.of = sim::Confidence::of_each;
    CHECK(sim::confidence_of_each({{1, 2}}, precision) == Approx(0.9));
}

TEST_CASE("a stop ends replications to a precision", "[replications]")
{
    std::stop_source source;
    sim::ReplicateOptions options;
    options.threads = 2;
    options.stop = source.get_token();
    const auto all = sim::replicate_until(
        {.relative = 1e-9, .confidence = 0.95, .least = 10, .batch = 10, .most = 1000},
        [&](std::uint64_t r) {
            if (r == 25) source.request_stop();
            return figure(r);
        },
        [](double x) { return std::vector<double>{x}; }, options);
    CHECK_FALSE(all.precise);
    CHECK(all.results.size() >= 26);
    CHECK(all.results.size() <= 30);
    CHECK(all.intervals[0].n == all.results.size());
}

TEST_CASE("a precision that can't be meant is refused", "[replications]")
{
    const auto run = [](sim::Precision p) {
        return sim::replicate_until(p, figure, [](double x) { return std::vector<double>{x}; }).results.size();
    };
    CHECK_THROWS_AS(run({.relative = 0, .confidence = 0.95, .least = 2, .batch = 1, .most = 9}), std::invalid_argument);
    CHECK_THROWS_AS(run({.relative = 0.1, .confidence = 1, .least = 2, .batch = 1, .most = 9}), std::invalid_argument);
    CHECK_THROWS_AS(run({.relative = 0.1, .confidence = 0.95, .least = 1, .batch = 1, .most = 9}),
                    std::invalid_argument);
    CHECK_THROWS_AS(run({.relative = 0.1, .confidence = 0.95, .least = 10, .batch = 1, .most = 9}),
                    std::invalid_argument);
    CHECK_THROWS_AS(run({.relative = 0.1, .confidence = 0.95, .least = 2, .batch = 0, .most = 9}),
                    std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(sim::intervals_of({{1, 2}, {1}}, 0.95)), std::invalid_argument);
}
