#include "sim/selection.h"
#include "sim/ziggurat.h"
#include "tests/support/catch.h"

#include <atomic>
#include <cmath>
#include <stdexcept>

namespace {

/// System i has the mean i and, by common random numbers, the others' noise and a little of its own.
double figure(std::size_t system, std::uint64_t replication)
{
    sim::Stream shared(5, replication, "shared");
    sim::Stream own(5, replication, "own " + std::to_string(system));
    return static_cast<double>(system) + 10 * sim::standard_normal(shared) + 3 * sim::standard_normal(own);
}

const sim::SelectionRules rules{.indifference = 1, .confidence = 0.95, .first = 20, .greatest = true};

} // namespace

TEST_CASE("the best system is found, the clearly worse ones run less, whatever the threads", "[replications]")
{
    std::vector<std::size_t> counts;
    for (const unsigned threads : {1U, 2U, 7U}) {
        sim::ReplicateOptions options;
        options.threads = threads;
        const auto selected = sim::select_best(6, rules, figure, options);
        CHECK(selected.decided);
        CHECK(selected.best == 5);
        if (counts.empty()) counts = selected.replications;
        CHECK(selected.replications == counts);
    }
    CHECK(counts[0] < counts[4]); // the worst goes first
    CHECK(counts[5] == counts[4]);
    auto least = rules;
    least.greatest = false;
    const auto selected = sim::select_best(6, least, figure);
    CHECK(selected.best == 0);
    CHECK(selected.means[0] < selected.means[5]);
}

TEST_CASE("a selection gives up at its limit, and at a stop, and says so", "[replications]")
{
    const auto limited = sim::select_best(6, rules, figure, {}, 23);
    CHECK_FALSE(limited.decided);
    CHECK(limited.replications[5] == 23);
    CHECK_THROWS_AS(sim::select_best(6, rules, figure, {}, 19), std::invalid_argument);

    std::stop_source source;
    sim::ReplicateOptions options;
    options.stop = source.get_token();
    std::atomic<int> begun = 0;
    const auto stopped = sim::select_best(
        6, rules,
        [&](std::size_t i, std::uint64_t r) {
            if (++begun == 130) source.request_stop(); // in the second block
            return figure(i, r);
        },
        options);
    CHECK_FALSE(stopped.decided);
    CHECK(stopped.replications[5] == 20); // the block that was stopped does not count

    std::stop_source before;
    before.request_stop();
    options.stop = before.get_token();
    const auto nothing = sim::select_best(3, rules, figure, options);
    CHECK_FALSE(nothing.decided);
    CHECK(std::isnan(nothing.means[0]));
    CHECK_THROWS_AS(sim::select_best(2, rules, [](std::size_t, std::uint64_t) { return std::nan(""); }),
                    std::invalid_argument);
    CHECK(sim::select_best(1, rules, figure).decided); // nothing to select from
}
