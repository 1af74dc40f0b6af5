// Arrival laws: as many calls as the demand asks for, as regular as the law says, and each trade by its own streams.
#include "models/catalogues.h"
#include "models/marine/arrival_law.h"
#include "models/run.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace port;

namespace {

struct Counts {
    double mean = 0, variance = 0;
};

/// Calls within `length` mean gaps, over many streams.
Counts counted(const Choice& choice, double length, int streams)
{
    const auto law = arrival_laws().make(choice);
    REQUIRE(law);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < streams; ++i) {
        sim::Stream stream(1, static_cast<std::uint64_t>(i), "arrivals test");
        int n = 0;
        for (double at = law->first(stream); at < length; at += law->gap(stream)) ++n;
        sum += n;
        squares += static_cast<double>(n) * n;
    }
    const double mean = sum / streams;
    return {mean, squares / streams - mean * mean};
}

Scenario month_of_jinzhou()
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    REQUIRE(read.ok());
    Scenario scenario = read.scenario;
    scenario.horizon = days(31);
    scenario.warm_up = days(0);
    return scenario;
}

/// When each call of a trade comes, with what ship and parcel.
std::vector<std::string> calls_of(const Scenario& scenario, const std::string& trade)
{
    RunOptions options;
    options.calls = true;
    std::vector<std::string> calls;
    for (const CallRow& row : run(scenario, 7, 0, options).calls)
        if (row.trade == trade)
            calls.push_back(std::to_string(row.stage.front()) + " " + row.ship + " " + std::to_string(row.parcel));
    return calls;
}

} // namespace

// The widths are four standard errors of 4,000 streams; the seed is fixed, so that nothing flickers.
TEST_CASE("each law gives one call a mean gap from the first moment on, with its own regularity")
{
    constexpr double length = 50;
    constexpr int streams = 4000;
    for (const ChoiceInfo& info : arrival_laws().info()) {
        INFO(info.name);
        Choice choice{std::string(info.name), {}};
        const Counts all = counted(choice, length, streams);
        CHECK(std::abs(all.mean - length) < 4 * std::sqrt(std::max(all.variance, length) / streams));
        const Counts few = counted(choice, 0.5, streams); // no bias at the start either
        CHECK(std::abs(few.mean - 0.5) < 4 * std::sqrt(std::max(few.variance, 0.5) / streams));
    }
    // The variance of a count over its mean: 1 by chance, towards 1/k for k stages, nought for even gaps.
    CHECK(counted({"poisson", {}}, length, streams).variance / length == Approx(1).epsilon(0.1));
    CHECK(counted({"erlang", {{"shape", 4}}}, length, streams).variance / length == Approx(0.25).epsilon(0.15));
    CHECK(counted({"erlang", {{"shape", 1}}}, length, streams).variance / length == Approx(1).epsilon(0.1));
    CHECK(counted({"even", {}}, length, streams).variance <= 0.25);
    // A renewal law's tends to the squared spread of a gap, over a hundred gaps to within a tenth of it; geometric
    // groups of mean m give 2 m - 1.
    CHECK(counted({"gamma", {{"spread", 0.5}}}, 100, streams).variance / 100 == Approx(0.25).epsilon(0.1));
    CHECK(counted({"gamma", {{"spread", 2}}}, 400, streams).variance / 400 == Approx(4).epsilon(0.1));
    CHECK(counted({"lognormal", {{"spread", 0.7}}}, 100, streams).variance / 100 == Approx(0.49).epsilon(0.1));
    // Weibull of shape 1/2: E x^2 / (E x)^2 = 4! / 2!^2 = 6, so the squared spread is 5. Uniform from 0.4 to 1.6 of the
    // mean: 1.2^2 / 12 = 0.12.
    CHECK(counted({"weibull", {{"shape", 0.5}}}, 500, streams).variance / 500 == Approx(5).epsilon(0.12));
    CHECK(counted({"weibull", {{"shape", 1}}}, length, streams).variance / length == Approx(1).epsilon(0.1));
    CHECK(counted({"uniform", {{"least", 0.4}}}, 100, streams).variance / 100 == Approx(0.12).epsilon(0.1));
    CHECK(counted({"hyperexponential", {{"spread", 2}}}, 400, streams).variance / 400 == Approx(4).epsilon(0.1));
    CHECK(counted({"batches", {{"size", 3}}}, 200, streams).variance / 200 == Approx(5).epsilon(0.1));
}

TEST_CASE("what another trade does moves no call of this one")
{
    const Scenario base = month_of_jinzhou();
    const auto coal = calls_of(base, "coal loaded");
    REQUIRE(coal.size() > 20);

    Scenario changed = base;
    TradeSpec& ore = changed.trades[1];
    REQUIRE(ore.name == "ore unloaded");
    ore.arrivals = {{"even", {}}};
    ore.demand.front().demand = tonnes_per_year(3e6);
    ore.ships.front().weight = 1;
    changed.trades.erase(changed.trades.begin() + 2); // and one trade less
    CHECK(calls_of(changed, "coal loaded") == coal);
    CHECK(calls_of(changed, "ore unloaded") != calls_of(base, "ore unloaded"));
}

TEST_CASE("a trade's law of arrival moves neither its ships nor their parcels")
{
    Scenario base = month_of_jinzhou();
    const auto ships = [](const std::vector<std::string>& calls) {
        std::vector<std::string> rest;
        for (const std::string& call : calls) rest.push_back(call.substr(call.find(' ')));
        return rest;
    };
    auto before = ships(calls_of(base, "coal loaded"));
    base.trades.front().arrivals = {{"even", {}}};
    auto after = ships(calls_of(base, "coal loaded"));
    const std::size_t both = std::min(before.size(), after.size());
    REQUIRE(both > 20);
    before.resize(both);
    after.resize(both);
    CHECK(before == after);
}

TEST_CASE("who is early or late by a timetable moves no other ship")
{
    Scenario kept = month_of_jinzhou();
    kept.trades[0].arrivals = {"even", {}};
    const std::string trade = kept.trades[0].name;
    Scenario not_kept = kept;
    not_kept.trades[0].arrivals = {"scheduled", {{"early", 7200}, {"late", 21600}}};
    const auto by_parcel = [&](const Scenario& scenario) {
        // A call is known by her ship and parcel, which the law of arrivals does not move.
        std::map<std::string, double> hours;
        for (const std::string& call : calls_of(scenario, trade)) {
            const auto blank = call.find(' ');
            hours[call.substr(blank)] = std::stod(call.substr(0, blank)) / 3.6e12;
        }
        return hours;
    };
    const auto planned = by_parcel(kept);
    const auto came = by_parcel(not_kept);
    std::size_t compared = 0;
    double least = 0;
    double most = 0;
    for (const auto& [call, hour] : came) {
        const auto plan = planned.find(call);
        if (plan == planned.end()) continue; // across an end of the month
        ++compared;
        least = std::min(least, hour - plan->second);
        most = std::max(most, hour - plan->second);
    }
    REQUIRE(compared > 20);
    CHECK(least >= -2);
    CHECK(least < -0.2);
    CHECK(most <= 6);
    CHECK(most > 2);
}
