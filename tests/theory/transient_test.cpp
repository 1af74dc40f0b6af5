// M/M/1 on its way from empty: many short replications against uniformisation; see proof.h for the width of a check.
#include "tests/support/catch.h"
#include "tests/theory/formulas.h"
#include "tests/theory/proof.h"
#include "tests/theory/station.h"

using namespace theory;

namespace {

constexpr double load = 0.8;
const std::vector<double> looks{0.5, 2, 10, 40}; // hours

struct Beginning {
    explicit Beginning(std::uint64_t replication) : streams(7, replication, "beginning")
    {
        sim.start(source(*this), {"source"});
        for (const double look : looks) {
            sim.run_until(sim::start_of_time + hours(look));
            numbers.push_back(server.in_use() + static_cast<double>(server.queue_length()));
        }
        sim.stop_all();
    }

    static sim::Process customer(Beginning& b)
    {
        const sim::Lease server = co_await b.server.take();
        co_await sim::delay(b.sim, hours(sim::standard_exponential(b.services)));
    }

    static sim::Process source(Beginning& b)
    {
        for (int n = 0;; ++n) {
            co_await sim::delay(b.sim, hours(sim::standard_exponential(b.gaps) / load), sim::Priority::begins);
            b.sim.start(customer(b), {"customer", n});
        }
    }

    sim::Simulation sim;
    sim::Resource server{sim, {"server"}};
    sim::Stream streams;
    sim::Stream gaps{streams.child(0)};
    sim::Stream services{streams.child(1)};
    std::vector<double> numbers;
};

} // namespace

TEST_CASE("the number in M/M/1 grows from empty as uniformisation says", "[theory]")
{
    const auto all = sim::replicate(40'000, [](std::uint64_t r) { return Beginning(r).numbers; });
    for (std::size_t i = 0; i < looks.size(); ++i) {
        CAPTURE(looks[i]);
        std::vector<double> numbers;
        std::vector<double> empty;
        for (const auto& row : all) {
            numbers.push_back(row[i]);
            empty.push_back(row[i] == 0 ? 1 : 0);
        }
        const Transient exact = after_empty(load, 1, looks[i]);
        const Transient wrong = after_empty(1.07 * load, 1, looks[i]);
        check_mean(numbers, exact.mean_number, wrong.mean_number);
        check_mean(empty, exact.empty, wrong.empty);
    }
}
