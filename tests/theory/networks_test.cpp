// Several stations together, written as an engineer would write them, against exact formulas: see proof.h for the width
// of a check and its power.
#include "tests/support/catch.h"
#include "tests/theory/formulas.h"
#include "tests/theory/proof.h"
#include "tests/theory/station.h"

#include <array>

using namespace theory;

namespace {

/// Stations one after the other, each of one server; customers go through all of them.
struct Tandem {
    static constexpr double arrivals = 0.6;
    static constexpr std::array<double, 3> services{1, 0.8, 1.25}; // rates
    static constexpr int customers = 30'000;
    static constexpr int warm_up = 3000;

    explicit Tandem(std::uint64_t replication) : streams(3, replication, "tandem")
    {
        sim.start(source(*this), {"source"});
        sim.run();
    }

    static sim::Process customer(Tandem& t, int n)
    {
        const sim::Time came = t.sim.now();
        sim::Stream own = t.streams.child(1, static_cast<std::uint64_t>(n));
        for (std::size_t i = 0; i < services.size(); ++i) {
            const sim::Lease server = co_await t.stations[i].take();
            co_await sim::delay(t.sim, hours(sim::standard_exponential(own) / services[i]));
        }
        if (n >= warm_up) t.times.add(sim::to_hours(t.sim.now() - came));
    }

    static sim::Process source(Tandem& t)
    {
        sim::Stream gaps = t.streams.child(0, 0);
        for (int n = 0; n < customers; ++n) {
            co_await sim::delay(t.sim, hours(sim::standard_exponential(gaps) / arrivals), sim::Priority::begins);
            t.sim.start(customer(t, n), {"customer", n});
        }
    }

    sim::Simulation sim;
    std::array<sim::Resource, 3> stations{{{sim, {"first"}}, {sim, {"second"}}, {sim, {"third"}}}};
    sim::Stream streams;
    sim::Tally times;
};

/// Six customers that think, visit a first station, then a second or a third, and think again.
struct Circle {
    static constexpr int customers = 6;
    static constexpr double think = 2;
    static constexpr std::array<double, 3> means{0.5, 1, 0.6};
    static constexpr double to_second = 0.4;

    explicit Circle(std::uint64_t replication) : streams(4, replication, "circle")
    {
        for (std::uint64_t n = 0; n < customers; ++n) sim.start(customer(*this, n), {"customer"});
        sim.run_until(sim::start_of_time + hours(200));
        rounds = 0;
        for (auto& station : stations) station.reset_statistics();
        sim.run_until(sim::start_of_time + hours(200 + counted_hours));
        sim.stop_all();
    }

    static sim::Process customer(Circle& c, std::uint64_t n)
    {
        sim::Stream own = c.streams.child(n);
        for (;;) {
            co_await sim::delay(c.sim, hours(think * sim::standard_exponential(own)));
            const std::size_t second = own.uniform() < to_second ? 1 : 2;
            for (const std::size_t i : {std::size_t{0}, second}) {
                const sim::Lease server = co_await c.stations[i].take();
                co_await sim::delay(c.sim, hours(means[i] * sim::standard_exponential(own)));
            }
            ++c.rounds;
        }
    }

    static constexpr double counted_hours = 20'000;
    sim::Simulation sim;
    std::array<sim::Resource, 3> stations{{{sim, {"first"}}, {sim, {"second"}}, {sim, {"third"}}}};
    sim::Stream streams;
    double rounds = 0;
};

/// Machines that fail and wait for a crew.
struct Workshop {
    static constexpr int machines = 8;
    static constexpr double failure = 0.3;

    explicit Workshop(std::uint64_t replication) : streams(5, replication, "workshop")
    {
        for (std::uint64_t n = 0; n < machines; ++n) sim.start(machine(*this, n), {"machine"});
        sim.run_until(sim::start_of_time + hours(200));
        crews.reset_statistics();
        sim.run_until(sim::start_of_time + hours(10'200));
        down = crews.mean_in_use() + crews.mean_queue();
        sim.stop_all();
    }

    static sim::Process machine(Workshop& w, std::uint64_t n)
    {
        sim::Stream own = w.streams.child(n);
        for (;;) {
            co_await sim::delay(w.sim, hours(sim::standard_exponential(own) / failure));
            const sim::Lease crew = co_await w.crews.take();
            co_await sim::delay(w.sim, hours(sim::standard_exponential(own)));
        }
    }

    sim::Simulation sim;
    sim::Resource crews{sim, {"crews"}, 2};
    sim::Stream streams;
    double down = 0;
};

} // namespace

TEST_CASE("stations in tandem are as if alone", "[theory]")
{
    // Burke and Jackson: each is M/M/1 with the outer rate of arrivals; the mean time through all is the sum of
    // 1 / (mu - lambda).
    const auto exact = [](double arrivals) {
        double sum = 0;
        for (const double service : Tandem::services) sum += 1 / (service - arrivals);
        return sum;
    };
    const auto times = sim::replicate(20, [](std::uint64_t r) { return Tandem(r).times.mean(); });
    check_mean(times, exact(Tandem::arrivals), exact(1.03 * Tandem::arrivals));
}

TEST_CASE("a closed network's throughput and queues are those of mean value analysis", "[theory]")
{
    const Closed exact = mean_value_analysis(Circle::customers, Circle::think, {0.5, 0.4, 0.36});
    const Closed wrong = mean_value_analysis(Circle::customers, Circle::think, {0.525, 0.42, 0.378});
    std::vector<double> throughput;
    std::vector<std::vector<double>> numbers(3);
    for (const auto& row : sim::replicate(20, [](std::uint64_t r) {
             const Circle c(r);
             std::array<double, 4> figures{c.rounds / Circle::counted_hours};
             for (std::size_t i = 0; i < 3; ++i)
                 figures[i + 1] = c.stations[i].mean_in_use() + c.stations[i].mean_queue();
             return figures;
         })) {
        throughput.push_back(row[0]);
        for (std::size_t i = 0; i < 3; ++i) numbers[i].push_back(row[i + 1]);
    }
    check_mean(throughput, exact.throughput, wrong.throughput);
    for (std::size_t i = 0; i < 3; ++i) check_mean(numbers[i], exact.mean_number[i], wrong.mean_number[i]);
}

TEST_CASE("machines that wait for a crew are those of the repairman's chain", "[theory]")
{
    const auto down = sim::replicate(20, [](std::uint64_t r) { return Workshop(r).down; });
    check_mean(down, mean_machines_down(Workshop::machines, 2, Workshop::failure, 1),
               mean_machines_down(Workshop::machines, 2, 1.03 * Workshop::failure, 1));
}
