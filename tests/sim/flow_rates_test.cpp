#include "sim/flow_rates.h"
#include "tests/sim/flow_oracle.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <limits>
#include <numeric>

using sim::RateAllocator;
using sim::RateProblem;

namespace {

constexpr auto nowhere = RateProblem::nowhere;
constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<double> solve(const RateProblem& problem)
{
    RateAllocator allocator;
    const auto rates = allocator.allocate(problem);
    return {rates.begin(), rates.end()};
}

constexpr RateProblem::Place full{true, false};
constexpr RateProblem::Place empty{false, true};

/// A small generator of the test's own (splitmix64), so that the networks are the same everywhere.
struct Dice {
    std::uint64_t state;
    std::uint64_t next()
    {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    double rate() { return below(3) ? below(12) : below(1000) / 7.0; } // many ties, some odd numbers
};

RateProblem random_problem(std::uint64_t seed, int most_flows)
{
    Dice dice{seed};
    RateProblem problem;
    const int flows = 1 + dice.below(most_flows);
    const int places = dice.below(4);
    const int machines = dice.below(4);
    const int priorities = 1 + dice.below(3);
    for (int p = 0; p < places; ++p) {
        const int kind = dice.below(7);
        problem.places.push_back({kind != 0 && kind < 4, kind >= 4 || kind == 3});
    }
    for (int m = 0; m < machines; ++m) problem.limits.push_back(dice.rate());
    for (int i = 0; i < flows; ++i) {
        const auto from = static_cast<std::uint32_t>(dice.below(places + 1));
        auto to = static_cast<std::uint32_t>(dice.below(places + 1));
        const auto end = static_cast<std::uint32_t>(places);
        if (to == from) to = end;
        problem.flows.push_back(
            {dice.below(priorities), dice.rate(), from == end ? nowhere : from, to == end ? nowhere : to});
        for (int m = 0; m < machines; ++m)
            if (dice.below(3) == 0)
                problem.uses.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(m)});
    }
    return problem;
}

/// The same, and some flows count in full places that they do not enter, or count out of those that they do not leave.
RateProblem random_problem_with_counts(std::uint64_t seed, int most_flows)
{
    RateProblem problem = random_problem(seed, most_flows);
    Dice dice{seed + 1'000'000};
    const auto accounts = static_cast<std::uint32_t>(1 + dice.below(2));
    for (std::uint32_t a = 0; a < accounts; ++a) {
        problem.places.push_back(full);
        const auto place = static_cast<std::uint32_t>(problem.places.size() - 1);
        for (std::uint32_t i = 0; i < problem.flows.size(); ++i)
            if (const int kind = dice.below(3)) problem.counts.push_back({i, place, kind == 1 ? 1.0 : -1.0});
    }
    return problem;
}

/// The same, and about half of the flows that leave a place leave two, in some ratio.
RateProblem random_problem_with_blends(std::uint64_t seed, int most_flows)
{
    RateProblem problem = random_problem(seed, most_flows);
    Dice dice{seed + 2'000'000};
    const auto places = static_cast<std::uint32_t>(problem.places.size());
    for (std::uint32_t i = 0; i < problem.flows.size(); ++i) {
        RateProblem::Flow& flow = problem.flows[i];
        if (places < 2 || flow.from == nowhere || dice.below(2)) continue;
        const std::uint32_t also =
            (flow.from + 1 + static_cast<std::uint32_t>(dice.below(static_cast<int>(places) - 1))) % places;
        if (also == flow.to) continue;
        flow.from_share = (1 + dice.below(19)) / 20.0;
        problem.counts.push_back({i, also, flow.from_share - 1});
    }
    return problem;
}

void compare_with_oracle(const RateProblem& problem, std::span<const double> rates)
{
    const auto expected = oracle::rates(problem);
    REQUIRE(expected.size() == problem.flows.size());
    for (std::size_t i = 0; i < rates.size(); ++i) {
        CAPTURE(i, rates[i], expected[i]);
        REQUIRE(std::abs(rates[i] - expected[i]) <= 1e-9 * (1 + expected[i]));
    }
}

} // namespace

TEST_CASE("a flow alone gets the least of its limits, to the last bit", "[flow]")
{
    RateProblem one;
    one.flows = {{0, 0.1}};
    CHECK(solve(one) == std::vector{0.1});
    one.limits = {0.3, 1.0 / 3};
    one.uses = {{0, 0}, {0, 1}};
    one.flows[0].limit = infinite;
    CHECK(solve(one) == std::vector{0.3});
}

TEST_CASE("an empty place fed by one flow and drained by two gives each half", "[flow]")
{
    RateProblem p;
    p.places = {empty};
    p.flows = {{0, 100, nowhere, 0}, {0, 80, 0, nowhere}, {0, 80, 0, nowhere}};
    CHECK(solve(p) == std::vector{100.0, 50.0, 50.0});
    p.flows[1].limit = 20; // what one can't take goes to the other
    CHECK(solve(p) == std::vector{100.0, 20.0, 80.0});
}

TEST_CASE("a full place takes what leaves it", "[flow]")
{
    RateProblem p;
    p.places = {full};
    p.flows = {{0, 100, nowhere, 0}, {0, 100, nowhere, 0}, {0, 60, 0, nowhere}};
    CHECK(solve(p) == std::vector{30.0, 30.0, 60.0});
    p.flows.pop_back();
    CHECK(solve(p) == std::vector{0.0, 0.0});
}

TEST_CASE("a chain of empty places passes what its first link passes", "[flow]")
{
    RateProblem p;
    p.places = {empty, empty, empty};
    p.flows = {{0, 7, nowhere, 0}, {0, 50, 0, 1}, {0, 60, 1, 2}, {0, 70, 2, nowhere}};
    CHECK(solve(p) == std::vector{7.0, 7.0, 7.0, 7.0});
    p.flows[0].limit = 0;
    CHECK(solve(p) == std::vector{0.0, 0.0, 0.0, 0.0});
}

TEST_CASE("a flow stopped only by a rate that can still rise is not frozen", "[flow]")
{
    // Out of the empty place at most what enters; the entering flow shares a machine of 90 with a third one. Naive
    // filling would freeze the leaving flow whenever it meets the entering one; it must end at 45 with it.
    RateProblem p;
    p.places = {empty};
    p.limits = {90};
    p.flows = {{0, infinite, nowhere, 0}, {0, infinite, nowhere, nowhere}, {0, 100, 0, nowhere}};
    p.uses = {{0, 0}, {1, 0}};
    CHECK(solve(p) == std::vector{45.0, 45.0, 45.0});
    // Two drains: they can have 22.5 each only while the feeder has 45; the least (a drain) is what counts first, so
    // the feeder goes above the third flow: max-min makes the drains 30 with the feeder at 60 and the third at 30.
    p.flows.push_back({0, 100, 0, nowhere});
    const auto rates = solve(p);
    CHECK(rates[0] == Approx(60).epsilon(1e-14));
    CHECK(rates[1] == Approx(30).epsilon(1e-14));
    CHECK(rates[2] == Approx(30).epsilon(1e-14));
    CHECK(rates[3] == Approx(30).epsilon(1e-14));
}

TEST_CASE("priorities: the higher first, with the lower at whatever helps", "[flow]")
{
    RateProblem p;
    p.limits = {100};
    p.flows = {{1, 70}, {0, 80}, {0, 20}};
    p.uses = {{0, 0}, {1, 0}, {2, 0}};
    CHECK(solve(p) == std::vector{70.0, 15.0, 15.0});

    // The high flow leaves an empty place that only low ones feed: they run for it, the one beside them yields.
    p = {};
    p.places = {empty};
    p.limits = {50};
    p.flows = {{5, 200, 0, nowhere}, {0, infinite, nowhere, 0}, {0, infinite, nowhere, nowhere}};
    p.uses = {{1, 0}, {2, 0}};
    CHECK(solve(p) == std::vector{50.0, 50.0, 0.0});
}

TEST_CASE("a place both full and empty passes on what it gets", "[flow]")
{
    RateProblem p;
    p.places = {{true, true}};
    p.flows = {{0, 30, nowhere, 0}, {0, 50, 0, nowhere}};
    CHECK(solve(p) == std::vector{30.0, 30.0});
}

TEST_CASE("flows around a circle of full places can't start themselves beyond their limits", "[flow]")
{
    RateProblem p;
    p.places = {full, full};
    p.flows = {{0, 10, 0, 1}, {0, 20, 1, 0}};
    CHECK(solve(p) == std::vector{10.0, 10.0});
}

TEST_CASE("rates of random networks are those of a slow oracle", "[flow]")
{
    RateAllocator allocator;
    int compared = 0;
    int bound = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        const auto problem = random_problem(seed, seed % 10 ? 6 : 12);
        const auto expected = oracle::rates(problem);
        REQUIRE(expected.size() == problem.flows.size());
        const auto rates = allocator.allocate(problem);
        for (std::size_t i = 0; i < rates.size(); ++i) {
            CAPTURE(seed, i, rates[i], expected[i]);
            REQUIRE(std::abs(rates[i] - expected[i]) <= 1e-9 * (1 + expected[i]));
            bound += expected[i] > 0 && expected[i] < problem.flows[i].limit - 1e-6;
        }
        ++compared;
    }
    CHECK(compared == 4000);
    CHECK(bound > 2000); // else the networks would be too easy to prove anything
}

TEST_CASE("an account that is full takes what is counted out, wherever it goes", "[flow]")
{
    RateProblem p;
    p.places = {full};
    p.flows = {{0, 100}, {0, 100}, {0, 60}, {0, 100}};
    p.counts = {{0, 0, 1}, {1, 0, 1}, {2, 0, -1}};
    CHECK(solve(p) == std::vector{30.0, 30.0, 60.0, 100.0});
    p.counts.pop_back();
    CHECK(solve(p) == std::vector{0.0, 0.0, 60.0, 100.0});
}

TEST_CASE("rates of random networks with accounts are those of a slow oracle", "[flow]")
{
    RateAllocator allocator;
    int bound = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        const auto problem = random_problem_with_counts(seed, seed % 10 ? 6 : 12);
        auto without = problem;
        without.counts.clear();
        const auto expected = oracle::rates(problem);
        REQUIRE(expected.size() == problem.flows.size());
        const auto free = solve(without);
        const auto rates = allocator.allocate(problem);
        bool differs = false;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            CAPTURE(seed, i, rates[i], expected[i]);
            REQUIRE(std::abs(rates[i] - expected[i]) <= 1e-9 * (1 + expected[i]));
            differs = differs || (expected[i] > 0 && std::abs(rates[i] - free[i]) > 1e-6);
        }
        bound += differs;
    }
    CHECK(bound > 400); // in so many the accounts slow something that moves
}

TEST_CASE("a blend takes from its places in its ratio: the one that gives least holds back the other", "[flow]")
{
    RateProblem p;
    p.places = {empty, empty};
    p.flows = {{0, 60, nowhere, 0}, {0, 60, nowhere, 1}, {0, 500, 0, nowhere, 0.75}};
    p.counts = {{2, 1, -0.25}};
    CHECK(solve(p)[2] == Approx(80).epsilon(1e-14));
    p.flows[1].limit = 10;
    CHECK(solve(p)[2] == Approx(40).epsilon(1e-14));
    p.flows[1].limit = 0;
    CHECK(solve(p) == std::vector{60.0, 0.0, 0.0});
}

TEST_CASE("rates of random networks with blends are those of a slow oracle", "[flow]")
{
    RateAllocator allocator;
    int bound = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        CAPTURE(seed);
        const auto problem = random_problem_with_blends(seed, seed % 10 ? 6 : 12);
        const auto rates = allocator.allocate(problem);
        compare_with_oracle(problem, rates);
        for (const auto& count : problem.counts) {
            const double rate = rates[count.flow];
            bound += rate > 0 && rate < problem.flows[count.flow].limit - 1e-6;
        }
    }
    CHECK(bound > 300); // blends that move, and that something else than their own limit slows
}

TEST_CASE("no limit is passed, and full and empty places hold", "[flow]")
{
    RateAllocator allocator;
    for (std::uint64_t seed = 10'000; seed < 20'000; ++seed) {
        const auto p = random_problem(seed, 16);
        const auto rates = allocator.allocate(p);
        CAPTURE(seed);
        for (std::size_t i = 0; i < rates.size(); ++i) REQUIRE((rates[i] >= 0 && rates[i] <= p.flows[i].limit));
        for (std::size_t m = 0; m < p.limits.size(); ++m) {
            double sum = 0;
            for (const auto& use : p.uses)
                if (use.machine == m) sum += rates[use.flow];
            REQUIRE(sum <= p.limits[m] * (1 + 1e-12) + 1e-12);
        }
        for (std::uint32_t place = 0; place < p.places.size(); ++place) {
            double net = 0;
            for (std::size_t i = 0; i < rates.size(); ++i)
                net += (p.flows[i].to == place) * rates[i] - (p.flows[i].from == place) * rates[i];
            if (p.places[place].full) REQUIRE(net <= 1e-10);
            if (p.places[place].empty) REQUIRE(net >= -1e-10);
        }
    }
}

TEST_CASE("the order in which a problem lists flows moves rates by rounding at most", "[flow]")
{
    // The caller sorts by name, which makes the bytes equal; the allocator itself must not favour who stands first.
    Dice dice{7};
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const auto problem = random_problem(seed, 6);
        std::vector<std::uint32_t> order(problem.flows.size());
        std::iota(order.begin(), order.end(), 0u);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
        auto mixed = problem;
        for (std::size_t i = 0; i < order.size(); ++i) mixed.flows[order[i]] = problem.flows[i];
        for (auto& use : mixed.uses) use.flow = order[use.flow];
        const auto one = solve(problem);
        const auto other = solve(mixed);
        for (std::size_t i = 0; i < one.size(); ++i)
            REQUIRE(other[order[i]] == Approx(one[i]).epsilon(1e-12).margin(1e-12));
    }
}
