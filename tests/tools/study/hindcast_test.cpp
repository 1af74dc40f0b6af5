// Predicted against observed waits: errors by hand, and logs of the simulator itself, true and falsified.
#include "tools/study/hindcast.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"
#include "tests/support/small_port.h"
#include "tools/scenario_io/read_scenario.h"

#include <cmath>

using namespace port;
using namespace port::study;

namespace {

/// The small port for a year, with cargo work that takes a drawn time, so that replications differ.
Scenario small_port()
{
    io::ReadResult read =
        io::read_scenario_text(port::test::small_port, "port", catalogues(),
                               {"horizon=365 days", "warm_up=30 days", "trades[ore unloaded].work=gamma",
                                "trades[ore unloaded].work.mean=20 h", "trades[ore unloaded].work.spread=0.3"});
    REQUIRE(read.ok());
    return std::move(read.scenario);
}

/// What a run of another seed logs, to the minute.
std::vector<ObservedCall> log_of(const Scenario& scenario, std::uint64_t seed, double times = 1)
{
    RunOptions options;
    options.calls = true;
    auto rows = run(scenario, seed, 0, options).calls;
    std::sort(rows.begin(), rows.end(), [](const CallRow& a, const CallRow& b) { return a.number < b.number; });
    std::vector<ObservedCall> calls;
    for (const CallRow& row : rows) {
        if (row.warm_up || !row.reached[static_cast<std::size_t>(Stage::clear)]) continue;
        const auto minute = [&](Stage stage) {
            return static_cast<std::int64_t>(row.stage[static_cast<std::size_t>(stage)] / 60'000'000'000) * 60;
        };
        calls.push_back({row.trade == "ore unloaded" ? 0U : 1U,
                         {midnight_of(scenario.start).seconds + minute(Stage::arrived)},
                         row.ship,
                         tonnes(std::round(row.parcel)),
                         times * static_cast<double>(minute(Stage::passage) - minute(Stage::arrived)) / 3600});
    }
    return calls;
}

const Criterion& criterion(const HindcastAnswer& answer, const std::string& of, const std::string& name)
{
    for (const Criterion& c : answer.criteria)
        if (c.of == of && c.name == name) return c;
    FAIL("no criterion " + name);
    return answer.criteria.front();
}

} // namespace

TEST_CASE("errors of waits are those by hand", "[hindcast]")
{
    // Errors 1, -2, 1, 2: mean 0.5, sizes 6 / 4, squares 10 / 4. Observed 0, 4, 2, 2 and predicted 1, 2, 3, 4 about 2
    // and 2.5: products 3 + -1 + 0 + 0 = 2; squares 8 and 5.
    const std::vector<ForecastWait> waits{
        {0, 1, 0, 2, true}, {4, 2, 1, 3, false}, {2, 3, 1, 4, true}, {2, 4, 3, 5, false}};
    const auto e = wait_errors(waits);
    REQUIRE(e);
    CHECK(e->calls == 4);
    CHECK(e->observed == 2);
    CHECK(e->predicted == 2.5);
    CHECK(e->mean_error == 0.5);
    CHECK(e->mean_absolute_error == 1.5);
    CHECK(e->root_mean_square_error == Approx(std::sqrt(2.5)));
    CHECK(e->spread == Approx(std::sqrt(2.0)));
    CHECK(e->correlation.value() == Approx(2 / std::sqrt(40.0)));
    CHECK(e->within == 0.5);
    CHECK_FALSE(wait_errors({}));
    CHECK_FALSE(wait_errors(std::span(waits).first(1))->correlation);

    HindcastLimits limits;
    limits.tolerance = 0.1;
    const auto all = criteria("all", waits, 1, limits);
    REQUIRE(all.size() == 5);
    CHECK(all[0].value.value() == Approx(0.2)); // one of five is not served
    CHECK_FALSE(all[0].passes);
    CHECK_FALSE(all[1].passes);                     // 0.5 < 0.7
    CHECK(all[2].value.value() == Approx(0.4 / 2)); // (0.5 - 0.1) / 2 <= 0.25
    CHECK(all[2].passes);
    CHECK(all[3].value.value() == Approx((std::sqrt(2.5) - 0.1) / std::sqrt(2.0))); // 1.05 > 1
    CHECK_FALSE(all[3].passes);
    CHECK_FALSE(all[4].passes); // 0.32 < 0.5
    // Below the tolerance nothing can be told.
    limits.tolerance = 10;
    const auto rough = criteria("all", waits, 0, limits);
    CHECK(rough[2].passes);
    CHECK(rough[3].passes);
    CHECK_FALSE(rough[4].value);
    CHECK(rough[4].passes);
    // Too few calls are shown and not judged.
    const auto few = criteria("all", waits, 1, HindcastLimits{}, false);
    CHECK(few[0].value.value() == Approx(0.2));
    CHECK(few[0].passes);
    // One wait for all is no prediction of waits that vary.
    const std::vector<ForecastWait> flat{{0, 5, 0, 9, true}, {9, 5, 0, 9, true}};
    CHECK(criteria("all", flat, 0, {}).back().value.value() == 0);
}

TEST_CASE("a log of the model itself passes, and one with its waits doubled fails", "[hindcast]")
{
    const Scenario scenario = small_port();
    HindcastRequest request;
    request.threads = 2;
    request.skip = days(14);
    for (const std::uint64_t seed : {2, 3, 4}) {
        CAPTURE(seed);
        const auto log = log_of(scenario, seed);
        REQUIRE(log.size() > 250);
        const HindcastAnswer right = hindcast(scenario, log, request);
        for (const Criterion& c : right.criteria) {
            CAPTURE(c.of, c.name, c.value.value_or(-1), c.limit);
            CHECK(c.passes);
        }
        CHECK(right.passes());
        CHECK(criterion(right, "ore unloaded", "correlation").judged);
        CHECK_FALSE(criterion(right, "salt unloaded", "correlation").judged); // a handful of calls
        CHECK(right.by_trade.front().of == "all");
        CHECK(right.by_trade.front().errors->observed > 5); // else the test would prove nothing
        CHECK(right.by_trade.front().errors->within < 1);
        CHECK(right.by_month.size() >= 11);
        CHECK(right.by_class.size() == 1);
        CHECK(right.skipped > 0);
        // What the model expects of itself is about what its own log gives.
        const Criterion& within = criterion(right, "all", "calls within the band");
        CHECK(within.own_low.value() > 0.7);
        CHECK(within.own_high.value() <= 1);
        CHECK(criterion(right, "all", "correlation").value.value() >
              criterion(right, "all", "correlation").own_low.value() - 0.1);

        const HindcastAnswer doubled = hindcast(scenario, log_of(scenario, seed, 2), request);
        CHECK_FALSE(doubled.passes());
        CHECK_FALSE(criterion(doubled, "all", "mean error by mean wait").passes);
        CHECK_FALSE(criterion(doubled, "ore unloaded", "mean error by mean wait").passes);
        const Criterion& bias = criterion(doubled, "all", "mean error by mean wait");
        CHECK(bias.value.value() > bias.own_high.value()); // no record of the model itself
    }
}

TEST_CASE("waits that have nothing to do with the calls fail, though their mean is right", "[hindcast]")
{
    const Scenario scenario = small_port();
    auto log = log_of(scenario, 2);
    const auto other = log_of(scenario, 9);
    double ratio = 0;
    double sum = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        ratio += log[i].waited;
        sum += other[i % other.size()].waited;
    }
    for (std::size_t i = 0; i < log.size(); ++i) log[i].waited = other[i % other.size()].waited * ratio / sum;
    HindcastRequest request;
    request.replications = 10;
    const HindcastAnswer answer = hindcast(scenario, log, request);
    CHECK(criterion(answer, "all", "mean error by mean wait").passes);
    CHECK_FALSE(criterion(answer, "all", "correlation").passes);
    CHECK_FALSE(criterion(answer, "all", "error by spread of waits").passes);
}

TEST_CASE("a hindcast gives the same on any number of threads", "[hindcast]")
{
    const Scenario scenario = small_port();
    const auto log = log_of(scenario, 2);
    HindcastRequest request;
    request.replications = 5;
    request.threads = 1;
    const HindcastAnswer one = hindcast(scenario, log, request);
    request.threads = 3;
    const HindcastAnswer three = hindcast(scenario, log, request);
    REQUIRE(one.waits.size() == log.size());
    for (std::size_t i = 0; i < log.size(); ++i) {
        REQUIRE(one.waits[i].has_value() == three.waits[i].has_value());
        if (one.waits[i]) CHECK(one.waits[i]->predicted == three.waits[i]->predicted);
    }
    request.seed = 5;
    CHECK(hindcast(scenario, log, request).by_trade.front().errors->predicted !=
          one.by_trade.front().errors->predicted);
}

// By hand: work takes 20 h of 10,000 t at 500 t/h, berthing and unberthing half an hour each. The second ship comes
// 1 h after the first, so she waits the 21 h of the first less 1 h; the third comes when all is over.
TEST_CASE("recorded calls come when and with what they came, in place of the drawn ones", "[hindcast]")
{
    io::ReadResult read = io::read_scenario_text(port::test::small_port, "port", catalogues());
    REQUIRE(read.ok());
    const std::int64_t day = midnight_of(first_of_year(2011)).seconds;
    const std::vector<ObservedCall> calls{{0, {day + 3600}, "", tonnes(10'000), 0},
                                          {0, {day + 7200}, "coaster", tonnes(10'000), 20},
                                          {0, {day + 400'000}, "coaster", tonnes(5000), 3}};
    const Scenario made = with_recorded_calls(read.scenario, calls);
    CHECK(to_text(made.start) == "2011-01-01");
    CHECK(made.horizon == days(5 + 60));
    CHECK(made.trades[0].demand.empty());
    CHECK(made.trades[0].calls.size() == 3);
    CHECK(made.trades[1].demand.size() == 1); // not in the record: as it was

    Scenario alone = read.scenario;
    alone.trades.pop_back();
    HindcastRequest request;
    request.replications = 2;
    const HindcastAnswer answer = hindcast(alone, calls, request);
    CHECK(answer.waits[0]->predicted == 0);
    CHECK(answer.waits[1]->predicted == Approx(20));
    CHECK(answer.waits[1]->within);
    CHECK(answer.waits[2]->predicted == 0);
    CHECK_FALSE(answer.waits[2]->within); // 3 h beyond the tolerance of 1 h
    CHECK(answer.by_trade.front().errors->mean_error == Approx(-1));
    CHECK(answer.ships[0] == "coaster");

    CHECK_FALSE(answer.criteria.front().own_low); // of two replications
    CHECK_THROWS_AS(hindcast(alone, {}, request), HindcastRefused);
    request.skip = days(20);
    CHECK_THROWS_WITH(hindcast(alone, calls, request), Catch::Contains("skipped"));
    request.skip = {};
    const std::vector<ObservedCall> wrong{{0, {day}, "canoe", tonnes(10), 0}};
    CHECK_THROWS_WITH(hindcast(alone, wrong, request), Catch::Contains("canoe"));
    alone.trades[0].ships.clear();
    alone.trades[0].demand.clear();
    CHECK_THROWS_WITH(hindcast(alone, calls, request), Catch::Contains("column 'ship'"));
}

TEST_CASE("a ship that is not named is of the class that her parcel fits best", "[hindcast]")
{
    Scenario scenario = small_port();
    scenario.ships.push_back(scenario.ships[0]);
    scenario.ships[1].name = "panamax";
    scenario.ships[1].deadweight = tonnes(70'000);
    TradeSpec& trade = scenario.trades[0]; // coaster: 5,000 to 15,000 t, 20,000 t deadweight
    trade.ships.push_back({"panamax", 1, tonnes(12'000), tonnes(50'000), tonnes(65'000), {}, {{"none", {}}}});
    CHECK(class_of(scenario, trade, tonnes(9000)) == "coaster");
    CHECK(class_of(scenario, trade, tonnes(13'000)) == "coaster"); // of both, the nearer usual one
    CHECK(class_of(scenario, trade, tonnes(40'000)) == "panamax");
    CHECK(class_of(scenario, trade, tonnes(1000)) == "coaster");
    CHECK(class_of(scenario, trade, tonnes(69'000)) == "panamax"); // beyond both: who can carry it
}
