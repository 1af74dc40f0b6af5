#include "tools/study/best_of.h"

#include "models/record/run_errors.h"
#include "sim/stream.h"
#include "sim/ziggurat.h"
#include "tests/support/catch.h"
#include "tools/study/amount.h"

#include <algorithm>
#include <atomic>

using namespace port;
using namespace port::study;

namespace {

/// Scenarios that differ in a number that their runs give back with noise; half of it they share.
std::vector<Scenario> scenarios(const std::vector<double>& waits)
{
    std::vector<Scenario> all(waits.size());
    for (std::size_t i = 0; i < waits.size(); ++i) {
        all[i].title = "number " + std::to_string(i);
        all[i].demand_factor = waits[i];
    }
    return all;
}

RunFigures noisy(std::uint64_t seed)
{
    return [seed](const Scenario& scenario, std::uint64_t replication) {
        sim::Stream common(seed, replication, "common");
        sim::Stream own(seed, replication, scenario.title);
        const double wait = scenario.demand_factor + sim::standard_normal(common) + sim::standard_normal(own);
        return std::vector<Measured>{{{"waiting", "port", "", 0, "h"}, wait, {}, {}, {}, {}}};
    };
}

BestRequest request(double indifference)
{
    BestRequest r;
    r.quantity.key = {"waiting", "port", "", 0, "h"};
    r.indifference = indifference;
    r.threads = 2;
    return r;
}

} // namespace

TEST_CASE("the best of several scenarios is found as often as promised, the worst with few replications", "[compare]")
{
    const auto all = scenarios({10, 9, 9.5, 14});
    int right = 0;
    std::size_t of_worst = 0, of_best = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const BestAnswer found = select_best_scenario(all, request(0.5), noisy(seed));
        REQUIRE(found.decided);
        right += found.best == 1;
        of_worst += found.replications[3];
        of_best += found.replications[1];
    }
    CHECK(right >= 95);
    CHECK(of_worst == 100 * 10); // out at the first look
    CHECK(of_best > 100 * 20);
}

TEST_CASE("the greatest can be the best, and the answer is the same on any number of threads", "[compare]")
{
    const auto all = scenarios({10, 9, 9.5, 14});
    BestRequest r = request(0.5);
    r.greatest = true;
    const BestAnswer two = select_best_scenario(all, r, noisy(1));
    r.threads = 1;
    const BestAnswer one = select_best_scenario(all, r, noisy(1));
    CHECK(two.best == 3);
    CHECK(one.best == two.best);
    CHECK(one.replications == two.replications);
    CHECK(one.means == two.means);
}

TEST_CASE("a selection gives up at its most replications, and says so", "[compare]")
{
    BestRequest r = request(0.01);
    r.most = 30;
    const BestAnswer found = select_best_scenario(scenarios({10, 10.001}), r, noisy(1));
    CHECK_FALSE(found.decided);
    CHECK(found.replications == std::vector<std::size_t>{30, 30});
}

TEST_CASE("a selection tells scenarios without a steady state, and figures that are not there", "[compare]")
{
    const auto all = scenarios({10, 12});
    const BestAnswer found =
        select_best_scenario(all, request(0.5), [](const Scenario& scenario, std::uint64_t replication) {
            auto figures = noisy(1)(scenario, replication);
            const double growth = scenario.title == "number 1" ? 500 : 0;
            figures.push_back({{"demand", "coal", "", 0, "t"}, 1000, {}, {}, {}, {}});
            figures.push_back({{"backlog growth", "coal", "", 0, "t"}, growth, {}, {}, {}, {}});
            return figures;
        });
    CHECK(found.settled == std::vector<bool>{true, false});
    const auto none = [](const Scenario&, std::uint64_t) { return std::vector<Measured>{}; };
    CHECK_THROWS_AS(select_best_scenario(all, request(0.5), none), BadQuestion);
    std::stop_source stop;
    stop.request_stop();
    BestRequest stopped = request(0.5);
    stopped.stop = stop.get_token();
    CHECK_THROWS_AS(select_best_scenario(all, stopped, noisy(1)), RunStopped);
}
