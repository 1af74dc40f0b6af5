#include "sim/examples/harbour.h"
#include "sim/replications.h"
#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <vector>

using sim::Ties;
using sim::examples::harbour;
using sim::examples::HarbourResult;

TEST_CASE("in the harbour nobody is lost, in whatever order ties run", "[examples]")
{
    for (const Ties& ties : {Ties::fifo(), Ties::lifo(), Ties::shuffled(1), Ties::shuffled(2)})
        for (std::uint64_t replication = 0; replication < 3; ++replication) {
            const HarbourResult run = harbour(7, replication, 240, 2000, ties);
            CHECK(run.arrived == run.left + run.inside);
            CHECK(run.small.count() > run.large.count());
            // Two calls, two moves and unloading can't be shorter than their least.
            CHECK(run.small.min() > 6 + 2 * 0.4);
            CHECK(run.large.min() > 9 + 2 * 0.4);
        }
}

TEST_CASE("a ship a two hours comes to the harbour, a quarter of them large, and as many leave", "[examples]")
{
    const auto runs = sim::replicate(20, 2, [](std::uint64_t r) { return harbour(1, r, 30 * 24, 365 * 24); });
    std::vector<double> arrived, share, small;
    for (const HarbourResult& run : runs) {
        arrived.push_back(static_cast<double>(run.arrived));
        const double left = static_cast<double>(run.small.count() + run.large.count());
        share.push_back(static_cast<double>(run.large.count()) / left);
        small.push_back(run.small.mean());
    }
    // 395 days of 12 ships a day; a width at which 20 runs fail once in thousands.
    const sim::Interval ships = sim::confidence_interval(arrived, 0.9995);
    CHECK(*ships.low < 395 * 12);
    CHECK(*ships.high > 395 * 12);
    const sim::Interval large = sim::confidence_interval(share, 0.9995);
    CHECK(*large.low < 0.25);
    CHECK(*large.high > 0.25);
    // Unloading alone takes (6 + 4 x 8 + 16) / 6 = 9 h on average, docking twice 1.07 h and two calls 0.1 h.
    CHECK(sim::confidence_interval(small).mean > 10.1);
}

TEST_CASE("the harbour gives the same for any number of threads", "[examples]")
{
    const auto means = [](unsigned threads) {
        std::vector<double> all;
        for (const HarbourResult& run :
             sim::replicate(7, threads, [](std::uint64_t r) { return harbour(3, r, 100, 1000); })) {
            all.push_back(run.small.mean());
            all.push_back(run.large.mean());
        }
        return all;
    };
    const auto one = means(1);
    CHECK(means(2) == one);
    CHECK(means(7) == one);
}
