// The port of the profile: does it carry what it is known to have carried, and are its figures what their definitions
// say when they are worked out again from the calls?
#include "models/catalogues.h"
#include "models/run.h"
#include "sim/replications.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <map>

using namespace port;

namespace {

Scenario jinzhou(const char* year)
{
    const io::ReadResult read =
        io::read_scenario(std::string(PORTSIM_ROOT "/scenarios/jinzhou-") + year + ".yaml", catalogues());
    REQUIRE(read.ok());
    return read.scenario;
}

/// Mean of a figure over replications 0 to n - 1 with seed 1.
class Means {
public:
    Means(const Scenario& scenario, std::size_t n)
        : runs_(sim::replicate(
              n, [&](std::uint64_t replication) { return run(scenario, 1, replication); }, sim::ReplicateOptions{}))
    {
    }
    [[nodiscard]] double of(const std::string& measure, const std::string& what) const
    {
        double sum = 0;
        int n = 0;
        for (const RunResult& r : runs_)
            for (const Measured& m : r.figures)
                if (m.key.measure == measure && m.key.of == what && m.key.cause.empty() && m.value) {
                    sum += *m.value;
                    ++n;
                }
        REQUIRE(n == static_cast<int>(runs_.size()));
        return sum / n;
    }

private:
    std::vector<RunResult> runs_;
};

} // namespace

TEST_CASE("the port carries the coal of 2008 and of 2009, and nobody waits long")
{
    const auto [year, coal] = GENERATE(table<const char*, double>({{"2008", 10e6}, {"2009", 14.3e6}}));
    const Scenario scenario = jinzhou(year);
    const Means means(scenario, 10);
    CAPTURE(year);
    CHECK(means.of("throughput", "coal") == Approx(coal).epsilon(0.03));
    for (const CategorySpec& category : scenario.categories) {
        CAPTURE(category.name);
        CHECK(means.of("waiting ratio", category.name) <= 0.5);
        CHECK(means.of("waiting ratio", category.name) >= 0);
    }
    CHECK(means.of("waiting ratio", "port") <= 0.3);
}

// All demands are scaled by one factor, and the waiting ratio rises with it: it is 0.30, the textbooks' limit for a
// bulk port, between two demands if it is less at the one and more at the other.
TEST_CASE("ships wait 0.30 of their service at a demand between 20 and 26 Mt")
{
    Scenario scenario = jinzhou("2009");
    const double demand = Means(scenario, 1).of("demand", "port");
    CHECK(demand == Approx(21.1e6));
    scenario.demand_factor = 20e6 / demand;
    CHECK(Means(scenario, 10).of("waiting ratio", "port") < 0.30);
    scenario.demand_factor = 26e6 / demand;
    CHECK(Means(scenario, 10).of("waiting ratio", "port") > 0.30);
}

namespace {

struct YearOfCalls {
    RunResult run;
    std::int64_t ticks;

    [[nodiscard]] double figure(const std::string& measure, const std::string& of) const
    {
        const auto found = std::find_if(run.figures.begin(), run.figures.end(), [&](const Measured& m) {
            return m.key.measure == measure && m.key.of == of && m.key.cause.empty();
        });
        REQUIRE(found != run.figures.end());
        REQUIRE(found->value);
        return *found->value;
    }
};

const YearOfCalls& year_with_calls()
{
    static const YearOfCalls made = [] {
        RunOptions options;
        options.calls = true;
        return YearOfCalls{run(jinzhou("2009"), 1, 0, options), 365 * 86'400'000'000'000};
    }();
    return made;
}

std::int64_t at(const CallRow& row, Stage stage)
{
    return row.stage[static_cast<std::size_t>(stage)];
}

double hours(std::int64_t ticks)
{
    return static_cast<double>(ticks) / 3.6e12;
}

} // namespace

TEST_CASE("waiting, service and turnaround worked out from the calls are the figures, for the port and each category")
{
    const YearOfCalls& year = year_with_calls();
    struct Sums {
        double waiting = 0, service = 0, turnaround = 0;
        int calls = 0, clear = 0;
    };
    std::map<std::string, Sums> sums;
    for (const CallRow& row : year.run.calls) {
        if (row.warm_up) continue; // a call counts in the period of her arrival
        for (const std::string& of : {row.category, std::string("port")}) {
            Sums& sum = sums[of];
            ++sum.calls;
            if (!row.reached.back()) continue;
            ++sum.clear;
            sum.waiting += hours(at(row, Stage::passage) - at(row, Stage::arrived));
            sum.service += hours(at(row, Stage::passage_out) - at(row, Stage::passage));
            sum.turnaround += hours(at(row, Stage::clear) - at(row, Stage::arrived));
        }
    }
    CHECK(sums.size() == 11);
    for (const auto& [of, sum] : sums) {
        CAPTURE(of);
        REQUIRE(sum.clear > 0);
        CHECK(year.figure("calls", of) == sum.calls);
        CHECK(year.figure("unfinished calls", of) == sum.calls - sum.clear);
        CHECK(year.figure("waiting", of) == Approx(sum.waiting / sum.clear).epsilon(1e-9));
        CHECK(year.figure("service", of) == Approx(sum.service / sum.clear).epsilon(1e-9));
        CHECK(year.figure("turnaround", of) == Approx(sum.turnaround / sum.clear).epsilon(1e-9));
        CHECK(year.figure("waiting ratio", of) == Approx(sum.waiting / sum.service).epsilon(1e-9));
    }
}

TEST_CASE("berth occupancy worked out from the calls is the figure, for each berth and the port")
{
    const YearOfCalls& year = year_with_calls();
    std::map<std::string, std::int64_t> held;
    for (const CallRow& row : year.run.calls) {
        if (!row.reached[static_cast<std::size_t>(Stage::passage)]) continue;
        const bool left = row.reached[static_cast<std::size_t>(Stage::passage_out)];
        const std::int64_t from = std::max<std::int64_t>(0, at(row, Stage::passage));
        const std::int64_t to = left ? at(row, Stage::passage_out) : year.ticks;
        held[row.berth] += std::max<std::int64_t>(0, to - from);
    }
    CHECK(held.size() == 10);
    std::int64_t all = 0;
    for (const auto& [berth, ticks] : held) {
        CAPTURE(berth);
        const double occupancy = static_cast<double>(ticks) / static_cast<double>(year.ticks);
        CHECK(year.figure("berth occupancy", berth) == Approx(occupancy).epsilon(1e-9));
        all += ticks;
    }
    CHECK(year.figure("berth occupancy", "port") ==
          Approx(static_cast<double>(all) / static_cast<double>(year.ticks) / 10).epsilon(1e-9));
}

// A berth more changes when ships are served, never who comes, when, and with what.
TEST_CASE("adding a berth changes no arrival and no parcel of any ship")
{
    Scenario scenario = jinzhou("2009");
    RunOptions options;
    options.calls = true;
    const auto calls = [&] {
        std::vector<std::string> all;
        for (const CallRow& row : run(scenario, 5, 2, options).calls)
            all.push_back(std::to_string(row.number) + " " + std::to_string(row.stage.front()) + " " + row.trade + " " +
                          row.ship + " " + std::to_string(row.parcel));
        return all;
    };
    const auto before = calls();
    REQUIRE(before.size() > 1000);
    REQUIRE(scenario.berths.front().name == "coal berth");
    ++scenario.berths.front().count;
    BerthSpec another = scenario.berths.back();
    another.name = "another berth";
    scenario.berths.insert(scenario.berths.begin(), another);
    CHECK(calls() == before);
}

// The law of the waiting ledger: every run checks it, so that a breach ends it; here it is checked from outside too.
TEST_CASE("with every part of the model at work the causes of every call add up to her time in port, to the tick")
{
    const Scenario scenario = jinzhou("all-parts");
    RunOptions options;
    options.calls = true;
    std::array<std::int64_t, causes> all{};
    int cleared = 0;
    const RunResult result = run(scenario, 5, 0, options);
    for (const CallRow& row : result.calls) {
        if (!row.reached.back()) continue;
        ++cleared;
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < causes; ++c) {
            CHECK(row.spent[c] >= 0);
            sum += row.spent[c];
            all[c] += row.spent[c];
        }
        CHECK(sum == row.stage.back() - row.stage.front());
    }
    CHECK(cleared > 1000);
    for (const Cause cause : {Cause::weather, Cause::light, Cause::work_weather, Cause::restart, Cause::machine_down,
                              Cause::sail_weather, Cause::sail_tugs})
        CHECK(all[static_cast<std::size_t>(cause)] > 0);
    for (const char* measure : {"demurrage", "CO2", "total cost", "ice", "weather"}) {
        CAPTURE(measure);
        CHECK(std::any_of(result.figures.begin(), result.figures.end(),
                          [&](const Measured& m) { return m.key.measure == measure && m.value.value_or(0) > 0; }));
    }
}

TEST_CASE("a ship that may follow an ice-breaker's lead later is not planned again without end", "[jinzhou]")
{
    // With a sixth tug nothing but the lead held her from starting: she asked for a decision at once, without end.
    const auto read = io::read_scenario(PORTSIM_ROOT "/scenarios/what-if/harsh-ice-winter.yaml", catalogues(),
                                        {"marine.tugs[0].count=6"});
    REQUIRE(read.ok());
    for (const std::uint64_t replication : {0u, 1u}) CHECK_NOTHROW(run(read.scenario, 1, replication));
}
