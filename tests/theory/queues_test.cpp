// The real engine, processes and a resource, against exact queueing formulas: see proof.h for the width of a check and
// its power.
#include "tests/support/catch.h"
#include "tests/theory/formulas.h"
#include "tests/theory/proof.h"
#include "tests/theory/station.h"

#include <string>

using namespace theory;

namespace {

/// A law's coefficient of variation.
double cv(const sim::Distribution& law)
{
    return std::sqrt(law.variance()) / law.mean();
}

} // namespace

TEST_CASE("the mean wait of an M/M/1 queue is rho / (mu - lambda)", "[theory]")
{
    const double load = GENERATE(0.3, 0.6, 0.8);
    CAPTURE(load);
    const double off = load * 1.03;
    const auto waits = replicated(single_class(load, 1, sim::Exponential(1)), first_wait);
    check_mean(waits, load / (1 - load), off / (1 - off));
}

TEST_CASE("the mean wait of an M/M/c queue is Erlang's C", "[theory]")
{
    const auto [servers, load] = GENERATE(table<int, double>({{2, 0.8}, {3, 0.6}, {10, 0.85}}));
    CAPTURE(servers, load);
    const auto waits = replicated(single_class(load, servers, sim::Exponential(1)), first_wait);
    check_mean(waits, erlang_c_mean_wait(servers, load * servers, 1),
               erlang_c_mean_wait(servers, load * servers, 0.97));
}

TEST_CASE("the mean wait of an M/G/1 queue is Pollaczek and Khinchine's", "[theory]")
{
    const std::vector<std::pair<std::string, sim::Distribution>> services{
        {"constant", sim::Constant(1)},
        {"uniform", sim::Uniform(0.2, 1.8)},
        {"Erlang 2", sim::Erlang(2, 1)},
        {"gamma, cv 1.4", sim::Gamma(0.5, 2)},
        {"Weibull", sim::Weibull::of_mean_and_shape(1, 1.5)},
        {"lognormal", sim::Lognormal::of_mean_and_cv(1, 1)},
        {"PERT", sim::Pert(0.5, 0.75, 2.5)},
        {"Pearson VI", sim::Pearson6(3, 7, 2)},
        {"two values", sim::Discrete({0.5, 3}, {4, 1})},
        {"normal above 0", sim::Truncated(sim::Normal(1, 0.5), 0, 9)}};
    for (const auto& [name, service] : services) {
        CAPTURE(name);
        const double load = 0.6;
        const double mean = service.mean();
        Station station = single_class(load, 1, service);
        station.arrivals = 25'000;
        const auto waits = replicated(station, first_wait);
        check_mean(waits, pollaczek_khinchine_mean_wait(load / mean, mean, cv(service)),
                   pollaczek_khinchine_mean_wait(load / mean, 1.03 * mean, cv(service)));
    }
}

TEST_CASE("losses and waits of an M/M/c/K queue are those of its chain", "[theory]")
{
    const auto [servers, room, load] = GENERATE(table<int, int, double>({{1, 4, 0.9}, {3, 8, 1.2}}));
    CAPTURE(servers, room, load);
    Station station = single_class(load, servers, sim::Exponential(1));
    station.room = room;
    const Finite exact = finite_room(servers, room, load * servers, 1);
    const Finite wrong = finite_room(servers, room, load * servers, 0.97);
    check_mean(replicated(station, first_lost), exact.lost, wrong.lost);
    check_mean(replicated(station, first_wait), exact.mean_wait, wrong.mean_wait);
}

TEST_CASE("the mean waits of a priority queue are Cobham's", "[theory]")
{
    // All classes at one rate, so that all end at about the same time: what is left of the slower ones alone at the end
    // is a handful of customers.
    Station station;
    const sim::Exponential gap(4);
    station.classes = {{gap, sim::Erlang(2, 1)}, {gap, sim::Constant(0.5)}, {gap, sim::Exponential(1.2)}};
    const auto waits = [](double times) {
        return cobham_mean_waits({{0.25, times, std::sqrt(0.5)}, {0.25, 0.5 * times, 0}, {0.25, 1.2 * times, 1}});
    };
    std::vector<std::vector<double>> found(3);
    for (const auto& row : sim::replicate(20, [&](std::uint64_t r) { return Run(station, r).waits; }))
        for (std::size_t k = 0; k < 3; ++k) found[k].push_back(row[k].mean());
    for (std::size_t k = 0; k < 3; ++k) check_mean(found[k], waits(1)[k], waits(1.03)[k]);
}

TEST_CASE("who loses patience and how long all wait in M/M/c+M are those of its chain", "[theory]")
{
    const auto [servers, load, impatience] = GENERATE(table<int, double, double>({{1, 0.9, 0.5}, {4, 1.1, 0.3}}));
    CAPTURE(servers, load, impatience);
    Station station = single_class(load, servers, sim::Exponential(1));
    station.patience = sim::Exponential(1 / impatience);
    const Reneging exact = reneging(servers, load * servers, 1, impatience);
    const Reneging wrong = reneging(servers, load * servers, 0.97, impatience);
    check_mean(replicated(station, first_lost), exact.left, wrong.left);
    check_mean(replicated(station, first_wait), exact.mean_wait, wrong.mean_wait);
}

TEST_CASE("times of groups of customers are those of M[X]/M/1", "[theory]")
{
    const std::vector<std::pair<std::string, sim::Distribution>> sizes{
        {"three", sim::Constant(3)},
        {"one to five", sim::Discrete({1, 2, 5}, {3, 2, 1})},
        {"Poisson but nought", sim::Truncated(sim::Poisson(2), 1, 99)}};
    for (const auto& [name, size] : sizes) {
        CAPTURE(name);
        const double load = 0.6;
        const double groups = load / size.mean();
        const TwoMoments moments{size.mean(), size.variance() + size.mean() * size.mean()};
        Station station;
        station.classes = {{sim::Exponential(1 / groups), sim::Exponential(1)}};
        station.group = size;
        station.arrivals = 20'000;
        check_mean(replicated(station, [](const Run& run) { return run.times[0].mean(); }),
                   mean_time_of_groups(groups, moments, 1), mean_time_of_groups(groups, moments, 0.97));
    }
}

TEST_CASE("Little's law holds exactly in one run", "[theory]")
{
    // Everybody is served in the end, so the queue's integral over time is the sum of the waits, to the rounding of a
    // double.
    Station station = single_class(0.8, 2, sim::Exponential(1));
    station.arrivals = 5000;
    const Run run(station, 0);
    REQUIRE(run.all_waits > sim::Duration::zero());
    CHECK(run.counter.queue_time().count() == Approx(sim::to_seconds(run.all_waits)).epsilon(1e-12));
    CHECK(run.counter.in_use() == 0);
    CHECK(run.inside == 0);
}
