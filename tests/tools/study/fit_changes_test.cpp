// What was fitted, as changes of a scenario, and how the wait moves with the law.
#include "tools/study/fit_changes.h"

#include "models/catalogues.h"
#include "models/marine/arrival_law.h"
#include "models/run.h"
#include "models/scenario/dates.h"
#include "models/scenario/name_index.h"
#include "tests/support/catch.h"
#include "tests/support/small_port.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/law_waits.h"

#include <cmath>

using namespace port;
using namespace port::study;

namespace {

Scenario small_port(const std::vector<std::string>& sets = {})
{
    io::ReadResult read = io::read_scenario_text(port::test::small_port, "port", catalogues(), sets);
    REQUIRE(read.ok());
    return std::move(read.scenario);
}

/// A record of the ore trade with gaps of a law in hours.
std::vector<RecordedCall> record(const FittedLaw& law, std::size_t n, const std::string& ship)
{
    std::vector<RecordedCall> calls;
    double hours = 0;
    const auto parcels = draw({"triangular", {4000, 9000, 12'000}}, n, sim::Stream(3, 0, "parcels"));
    const auto gaps = draw(law, n, sim::Stream(3, 0, "gaps"));
    for (std::size_t i = 0; i < n; ++i) {
        hours += gaps[i];
        calls.push_back({{first_of_year(2009).days * std::int64_t{86'400} + std::llround(hours * 3600)},
                         "ore unloaded",
                         ship,
                         tonnes(parcels[i])});
    }
    return calls;
}

std::vector<CategoryFit> fits_of(const std::vector<RecordedCall>& calls)
{
    FitRequest request;
    request.bootstrap = 19;
    return fit_calls(calls, request).categories;
}

std::string value_of(const FittedChanges& all, const std::string& path)
{
    for (const FittedChange& own : all.changes)
        if (own.change.path == path) return own.change.value;
    return "";
}

RunFigures run_now(std::uint64_t seed)
{
    return
        [=](const Scenario& scenario, std::uint64_t replication) { return run(scenario, seed, replication).figures; };
}

} // namespace

TEST_CASE("each law is the arrival law of a scenario with the same spread", "[fit]")
{
    for (const FittedLaw& law : {FittedLaw{"constant", {8}}, FittedLaw{"exponential", {8}}, FittedLaw{"erlang", {8, 4}},
                                 FittedLaw{"gamma", {8, 0.7}}, FittedLaw{"lognormal", {2, 0.8}},
                                 FittedLaw{"uniform", {3, 9}}, FittedLaw{"weibull", {8, 0.7}}}) {
        CAPTURE(law.law);
        const auto choice = arrival_choice(law);
        REQUIRE(choice);
        const auto arrivals = arrival_laws().make(*choice);
        REQUIRE(arrivals);
        sim::Stream stream(1, 0, "gaps");
        double sum = 0;
        double squares = 0;
        constexpr int n = 200'000;
        for (int i = 0; i < n; ++i) {
            const double gap = arrivals->gap(stream);
            sum += gap / n;
            squares += gap * gap / n;
        }
        CHECK(sum == Approx(1).epsilon(0.02));
        CHECK(std::sqrt(std::max(0.0, squares - sum * sum)) == Approx(spread(law)).epsilon(0.03).margin(1e-9));
    }
    CHECK(in_words(*arrival_choice({"weibull", {8, 0.7}})) == "weibull, shape 0.7");
    CHECK_FALSE(arrival_choice({"triangular", {1, 2, 3}}));
    CHECK_FALSE(arrival_choice({"gamma", {8, 1000}})); // a spread of 0.03: less than a scenario takes
    CHECK_FALSE(arrival_choice({"weibull", {8, 0.1}}));
}

TEST_CASE("what was fitted changes the trade's arrivals and parcels, and not its tonnes", "[fit]")
{
    const Scenario base = small_port();
    const auto fits = fits_of(record({"weibull", {29, 0.6}}, 400, ""));
    const FittedChanges found = changes_of(fits, base, "calls.csv");
    CHECK(found.left_out.empty());
    CHECK(value_of(found, "trades[ore unloaded].arrivals") == "weibull");
    CHECK(found.changes.front().why == "fitted to 399 gaps of calls.csv by greatest likelihood");
    const Scenario made = changed(base, found.changes);
    CHECK(made.trades[0].arrivals.values.at(0).value == Approx(0.6).epsilon(0.1));
    CHECK(made.trades[0].ships[0].least.value == Approx(4000).epsilon(0.1));
    CHECK(made.trades[0].ships[0].usual.value == Approx(9000).epsilon(0.15));
    CHECK(made.trades[0].ships[0].most.value == Approx(12'000).epsilon(0.1));
    CHECK(made.trades[0].demand[0].demand == base.trades[0].demand[0].demand);
    CHECK(made.trades[1].arrivals == base.trades[1].arrivals);

    CHECK(value_of(changes_of(fits, base, "calls.csv", "gamma"), "trades[ore unloaded].arrivals") == "gamma");
    const FittedChanges other = changes_of(fits, base, "calls.csv", "constant"); // its gaps are not alike
    CHECK(value_of(other, "trades[ore unloaded].arrivals") == "weibull");
    CHECK(other.left_out.size() == 1);
}

TEST_CASE("a record with ships gives each class its parcel and weight", "[fit]")
{
    Scenario base = small_port();
    base.ships.push_back(base.ships[0]);
    base.ships[1].name = "barge";
    base.trades[0].ships.push_back(base.trades[0].ships[0]);
    base.trades[0].ships[1].ship = "barge";
    auto calls = record({"exponential", {29}}, 90, "coaster");
    for (std::size_t i = 0; i < calls.size(); i += 3) {
        calls[i].ship = "barge";
        calls[i].tonnes = tonnes(2000);
    }
    calls[1].ship = "tanker"; // no class of the trade
    const FittedChanges found = changes_of(fits_of(calls), base, "calls.csv");
    CHECK(value_of(found, "trades[ore unloaded].ships[barge].least") == "2000 t");
    CHECK(value_of(found, "trades[ore unloaded].ships[barge].most") == "2000 t");
    CHECK(value_of(found, "trades[ore unloaded].ships[barge].weight") == "30");
    CHECK(value_of(found, "trades[ore unloaded].ships[coaster].weight") == "59");
    REQUIRE(found.left_out.size() == 1);
    CHECK(found.left_out[0].find("'tanker'") != std::string::npos);
    CHECK(changed(base, found.changes).trades[0].ships[1].usual == tonnes(2000));

    for (RecordedCall& call : calls) call.ship.clear();
    const FittedChanges without = changes_of(fits_of(calls), base, "calls.csv");
    CHECK(value_of(without, "trades[ore unloaded].ships[coaster].least").empty());
    CHECK(without.left_out.size() == 1);
}

TEST_CASE("a trade without demand takes no law of arrivals", "[fit]")
{
    Scenario base = small_port();
    base.trades[0].demand.clear();
    const auto fits = fits_of(record({"exponential", {29}}, 50, ""));
    CHECK_THROWS_AS(changes_of(fits, base, "calls.csv"), FitRefused);
    base.trades.erase(base.trades.begin());
    CHECK_THROWS_WITH(changes_of(fits, base, "calls.csv"), Catch::Contains("no trade 'ore unloaded'"));
}

TEST_CASE("the wait moves from law to law, at the same tonnes and on any number of threads", "[fit]")
{
    const Scenario base = small_port({"horizon=365 days"});
    const auto fits = fits_of(record({"weibull", {29, 0.6}}, 400, ""));
    LawWaitRequest request;
    request.replications = 6;
    request.threads = 1;
    const auto waits = waits_by_law(fits, base, "calls.csv", request, run_now(1));
    const auto of = [&](const std::string& law) {
        for (const LawWait& wait : waits)
            if (wait.law == law && wait.of == "ore unloaded") return wait;
        FAIL("no wait under " + law);
        return LawWait{};
    };
    CHECK_FALSE(of("the scenario's own").more);
    CHECK(of("poisson").more->mean == 0);       // the scenario's own law
    CHECK(of("weibull").more->low.value() > 0); // bunched: they wait longer, and that is sure
    CHECK(of("uniform").waiting->mean > 0);
    CHECK(of("weibull").waiting->mean == Approx(of("poisson").waiting->mean + of("weibull").more->mean));
    // Its wait is that of a run of the scenario with the changes.
    const Scenario made = changed(base, changes_of(fits, base, "calls.csv").changes);
    double sum = 0;
    for (std::uint64_t r = 0; r < 6; ++r)
        for (const Measured& m : run(made, 1, r).figures)
            if (m.key.measure == "waiting" && m.key.of == "ore unloaded") sum += m.value.value() / 6;
    CHECK(of("weibull").waiting->mean == Approx(sum));

    request.threads = 3;
    const auto again = waits_by_law(fits, base, "calls.csv", request, run_now(1));
    REQUIRE(again.size() == waits.size());
    for (std::size_t i = 0; i < waits.size(); ++i) CHECK(again[i].waiting->mean == waits[i].waiting->mean);
}
