// Theory: the preemptive-resume priority queue M/M/1 of two classes alike but for their priority. The first never meets
// the second: it is an M/M/1 of its own. With exponential services of one mean the number of both together is that of
// an M/M/1 of the whole load, whatever the discipline, so Little's law gives the second. The seeds are fixed, so this
// test never flickers.
#include "sim/distributions.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/stream.h"
#include "sim/work.h"
#include "tests/support/catch.h"

#include <cmath>

using sim::Simulation;

namespace {

constexpr double service_mean = 1.0;
constexpr double arrivals = 0.35; // of each class: a load of 0.7
constexpr int customers = 20'000; // of each class, in a replication

struct Times {
    double total = 0;
    int count = 0;
};

sim::Process customer(Simulation& sim, sim::Resource& desk, sim::Work work, Times& times)
{
    const sim::Time arrived = sim.now();
    auto all = sim::work_with(sim, desk, work);
    co_await all;
    times.total += sim::to_seconds(sim.now() - arrived);
    ++times.count;
}

sim::Process source(Simulation& sim, sim::Resource& desk, std::uint64_t seed, int priority, Times& times)
{
    sim::Stream gaps(seed, 0, priority == 0 ? "gaps of the first" : "gaps of the second");
    sim::Stream services(seed, 0, priority == 0 ? "services of the first" : "services of the second");
    const sim::Exponential gap(1 / arrivals);
    const sim::Exponential service(service_mean);
    for (int i = 0; i < customers; ++i) {
        const sim::Duration next = sim::from_seconds(gap(gaps));
        co_await sim::delay(sim, next);
        const sim::Duration time = sim::from_seconds(service(services));
        sim::Work work{time, sim::Asking{priority, priority == 0, false}, sim::AfterPreemption::resume};
        sim.start(customer(sim, desk, work, times), {"customer", i});
    }
}

/// Mean time in the system of both classes, in one replication.
std::pair<double, double> mean_times(std::uint64_t seed)
{
    Simulation sim;
    sim::Resource desk{sim, {"desk"}};
    Times first;
    Times second;
    sim.start(source(sim, desk, seed, 0, first), {"first"});
    sim.start(source(sim, desk, seed, 1, second), {"second"});
    sim.run();
    sim.expect_finished();
    return {first.total / first.count, second.total / second.count};
}

/// A 99.97 % interval of 20 replications, 19 degrees of freedom: Student's quantile is 4.4.
void check_mean(const std::vector<double>& values, double exact)
{
    double mean = 0;
    for (const double v : values) mean += v / static_cast<double>(values.size());
    double square = 0;
    for (const double v : values) square += (v - mean) * (v - mean);
    const double n = static_cast<double>(values.size());
    const double half_width = 4.4 * std::sqrt(square / (n - 1) / n);
    CAPTURE(mean, exact, half_width);
    CHECK(std::abs(mean - exact) <= half_width);
    CHECK(half_width <= 0.2 * exact); // else it would prove nothing
}

} // namespace

TEST_CASE("the times in a preemptive-resume priority queue M/M/1 are those of theory", "[preemption][theory]")
{
    std::vector<double> first;
    std::vector<double> second;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto [a, b] = mean_times(seed);
        first.push_back(a);
        second.push_back(b);
    }
    // Numbers: r/(1 - r), and 2r/(1 - 2r) of both; the difference, over the arrivals, is the second's time.
    const double r = arrivals * service_mean;
    check_mean(first, service_mean / (1 - r));
    check_mean(second, service_mean / ((1 - r) * (1 - 2 * r)));
}
