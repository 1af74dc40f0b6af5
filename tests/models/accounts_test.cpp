// A month of Jinzhou with all ten categories: every hour and every tonne has its place in the books.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <map>
#include <numeric>
#include <set>

using namespace port;

namespace {

struct Month {
    Scenario scenario;
    RunResult run;
};

/// January and the warm-up before it, with the demand of a busy port: half as much again.
const Month& month()
{
    static const Month made = [] {
        const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
        REQUIRE(read.ok());
        Scenario scenario = read.scenario;
        scenario.horizon = days(31);
        scenario.demand_factor = 1.5;
        RunOptions options;
        options.calls = true;
        return Month{scenario, port::run(scenario, 3, 0, options)};
    }();
    return made;
}

double figure(const RunResult& run, const std::string& measure, const std::string& of)
{
    for (const Measured& m : run.figures)
        if (m.key.measure == measure && m.key.of == of && m.key.cause.empty()) return m.value.value_or(-1);
    return -1;
}

} // namespace

TEST_CASE("the causes of every call add up to her time in port, to the tick, in all ten categories")
{
    std::map<std::string, int> clear;
    for (const CallRow& row : month().run.calls) {
        const std::int64_t sum = std::accumulate(row.spent.begin(), row.spent.end(), std::int64_t{0});
        const auto horizon = std::chrono::nanoseconds(std::chrono::hours(31 * 24)).count();
        const std::int64_t until = row.reached.back() ? row.stage.back() : horizon;
        CAPTURE(row.number, row.category);
        CHECK(sum == until - row.stage.front());
        for (const std::int64_t ticks : row.spent) CHECK(ticks >= 0);
        clear[row.category] += row.reached.back();
    }
    CHECK(clear.size() == 10);
    for (const auto& [category, calls] : clear) CHECK(calls > 0);
}

TEST_CASE("each cause lies between the stages it belongs to")
{
    using S = Stage;
    using C = Cause;
    const auto between = [](const CallRow& row, S from, S to) {
        return row.stage[static_cast<std::size_t>(to)] - row.stage[static_cast<std::size_t>(from)];
    };
    const auto spent = [](const CallRow& row, std::initializer_list<C> which) {
        std::int64_t sum = 0;
        for (const C cause : which) sum += row.spent[static_cast<std::size_t>(cause)];
        return sum;
    };
    for (const CallRow& row : month().run.calls) {
        if (!row.reached.back()) continue;
        CAPTURE(row.number);
        for (std::size_t s = 1; s < stages; ++s) CHECK(row.stage[s] >= row.stage[s - 1]);
        CHECK(spent(row, {C::no_berth, C::behind_another, C::cargo_not_ready}) ==
              between(row, S::arrived, S::assigned));
        CHECK(spent(row, {C::water, C::channel, C::pilot, C::tugs}) == between(row, S::assigned, S::passage));
        CHECK(spent(row, {C::berthing}) == between(row, S::berthing, S::all_fast));
        CHECK(spent(row, {C::documents}) == between(row, S::all_fast, S::work_starts));
        CHECK(spent(row, {C::working, C::starved, C::blocked, C::machine_taken, C::machine_down}) ==
              between(row, S::work_starts, S::work_ends));
        CHECK(spent(row, {C::survey, C::sail_water, C::sail_channel, C::sail_pilot, C::sail_tugs}) ==
              between(row, S::work_ends, S::unberthing));
        CHECK(spent(row, {C::unberthing}) == between(row, S::unberthing, S::passage_out));
        CHECK(spent(row, {C::passage}) ==
              between(row, S::passage, S::berthing) + between(row, S::passage_out, S::clear));
    }
}

TEST_CASE("the utilisation of each resource by cause adds up to 1, and no share is negative")
{
    std::map<std::string, double> sums;
    for (const Measured& m : month().run.figures)
        if (m.key.measure == "utilisation") {
            CAPTURE(m.key.of, m.key.cause);
            CHECK(m.value.value_or(-1) >= 0);
            sums[m.key.of] += m.value.value_or(0);
        }
    const Scenario& s = month().scenario;
    CHECK(sums.size() >= s.berths.size() + s.marine.channel.size() + 2 + s.stations.size() + s.rail_services.size() +
                             s.road_services.size() + s.pipelines.size() + s.railways.size());
    for (const auto& [resource, sum] : sums) {
        CAPTURE(resource);
        CHECK(sum == Approx(1).margin(1e-12));
    }
}

TEST_CASE("tonnes over the quay are those of the calls, and the same by category, berth and direction")
{
    const RunResult& run = month().run;
    double categories = 0;
    for (const CategorySpec& c : month().scenario.categories) {
        categories += figure(run, "throughput", c.name);
        double ways = 0;
        for (const Measured& m : run.figures)
            if (m.key.measure == "throughput" && (m.key.of == c.name + ", loaded" || m.key.of == c.name + ", unloaded"))
                ways += m.value.value_or(0);
        CHECK(ways == Approx(figure(run, "throughput", c.name)).epsilon(1e-12));
    }
    std::set<std::string> berths;
    for (const CallRow& row : run.calls)
        if (!row.berth.empty()) berths.insert(row.berth);
    double at_berths = 0;
    for (const std::string& berth : berths) at_berths += std::max(0.0, figure(run, "throughput", berth));
    const double port = figure(run, "throughput", "port");
    CHECK(port > 2e6); // a twelfth of thirty million
    CHECK(categories == Approx(port).epsilon(1e-12));
    CHECK(at_berths == Approx(port).epsilon(1e-12));
    // A call of the reported time has moved what it asked for when it is clear.
    for (const CallRow& row : run.calls)
        if (row.reached.back()) CHECK(row.moved == Approx(row.parcel).epsilon(1e-9));
}
