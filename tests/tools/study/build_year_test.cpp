// In which year to build what, and what it is worth.
#include "models/scenario/dates.h"
#include "tests/tools/study/read_port.h"
#include "tools/study/ladder.h"

#include <cmath>
#include <limits>

using namespace port;
using namespace port::test;

namespace {

Scenario by_hand(const std::vector<std::string>& sets = {})
{
    return read_port("scenarios/verification/build-year.yaml", sets);
}

std::vector<study::BuildChoice> choices_of(const Scenario& scenario)
{
    const Scenario begin = study::without_choices(scenario);
    const study::Replications base = study::run_all(begin, 2, run_now(), {});
    const std::vector<Investment> open = study::open_choices(scenario);
    return study::try_to_build(begin, base, open, run_now(), {});
}

study::Ladder ladder_of(const Scenario& scenario, std::optional<double> budget = {})
{
    study::LadderRequest request;
    request.invest = true;
    request.budget = budget;
    return study::climb(scenario, study::run_all(study::without_choices(scenario), 2, run_now(), {}), request,
                        run_now());
}

void check_worths(const study::BuildChoice& choice, const std::vector<double>& worths)
{
    CAPTURE(choice.investment.name);
    REQUIRE(choice.years.size() == worths.size());
    for (std::size_t i = 0; i < worths.size(); ++i) {
        CAPTURE(i);
        CHECK(choice.years[i].opens == 2009 + static_cast<int>(i));
        CHECK(std::abs(choice.years[i].worth.mean - worths[i]) < 1e-3);
        CHECK(choice.years[i].surely == (worths[i] > 0)); // nothing is left to chance
    }
}

} // namespace

TEST_CASE("the best year to build a second place is worked by hand", "[ladder]")
{
    const auto choices = choices_of(by_hand());
    REQUIRE(choices.size() == 2);
    check_worths(choices[0], {19'875.2066, 21'975.2066, 14'793.3884});
    CHECK(choices[0].best_year().opens == 2010);
    CHECK(choices[0].investment.opens == first_of_year(2010));
    REQUIRE(choices[0].ahead);
    CHECK(std::abs(choices[0].ahead->mean - 2'100) < 1e-6); // what 2009 loses: (13,310 - 11,000) / 1.1
    CHECK(choices[0].ahead->low > 0);
    // Built for 2010: 10,000 / 1.21 + 15,000 / 1.331 - 33,000 / 1.21; for 2011: (15,000 - 33,000) / 1.331.
    check_worths(choices[1], {-5'920.3606, -7'738.5425, -13'523.6664});
    CHECK(choices[1].best_year().opens == 2009);
}

TEST_CASE("what costs more than it saves is not built, in whatever year", "[ladder]")
{
    const study::Ladder ladder = ladder_of(by_hand());
    REQUIRE(ladder.rungs.size() == 2);
    CHECK(ladder.rungs[0].binds == "quay");
    const study::Rung& built = ladder.rungs[1];
    CHECK(built.added == "second place");
    CHECK(built.change == "opens in 2010");
    CHECK(built.capital == 33'100);
    CHECK(std::abs(built.worth->mean - 21'975.2066) < 1e-3);
    CHECK(std::abs(built.gain->mean - 5.5) < 1e-9); // in 2011 the second of each pair waited 11 h
    CHECK(built.binds == "demand");
    CHECK(ladder.ended == "nothing else is surely worth what it costs, in whatever year");
    CHECK(ladder.currency == "USD of 2009");
}

TEST_CASE("the investment worth most for its capital comes first, and the next is worth what it then saves", "[ladder]")
{
    // A crane for 3,000 is worth 4,545.45 + 8,264.46 + 11,269.72 - 3,300 / 1.1 = 21,079.64 if built for 2009: seven
    // times its capital, where the second place is worth 0.66 of its own. With it the second of a pair waits 6 h:
    // 6,000, 12,000 and 18,000 a year, so that the place, 13,310 a year, pays in 2011 alone: 4,690 / 1.331.
    const Scenario scenario = by_hand({"investments[faster crane].capital=3000"});
    const study::Ladder ladder = ladder_of(scenario);
    REQUIRE(ladder.rungs.size() == 3);
    CHECK(ladder.rungs[1].added == "faster crane");
    CHECK(ladder.rungs[1].change == "opens in 2009");
    CHECK(std::abs(ladder.rungs[1].worth->mean - 21'079.6394) < 1e-3);
    CHECK(ladder.rungs[1].binds == "quay");
    CHECK(ladder.rungs[2].added == "second place");
    CHECK(ladder.rungs[2].change == "opens in 2011");
    CHECK(std::abs(ladder.rungs[2].worth->mean - 3'523.6664) < 1e-3);
    CHECK(ladder.ended == "all that is planned is built");
    const study::Ladder poor = ladder_of(scenario, 5'000.0);
    REQUIRE(poor.rungs.size() == 2);
    CHECK(poor.ended == "the budget has 2000 USD of 2009 left, less than any of the rest takes");
    CHECK(ladder_of(scenario, 36'100.0).rungs.size() == 3); // both, to the last dollar
    CHECK(ladder_of(scenario, 36'099.0).rungs.size() == 2);
}

TEST_CASE("what an investment is worth does not hang on whether the total adds investments", "[ladder]")
{
    Scenario scenario = by_hand();
    scenario.costs.front().total = {CostPart::waiting};
    check_worths(choices_of(scenario)[0], {19'875.2066, 21'975.2066, 14'793.3884});
    // Nor is one that stands from the start a choice: it costs the same on both sides.
    scenario.costs.front().total.clear();
    scenario.investments.push_back({"breakwater", scenario.start, {}, 1e6, 0, 10});
    CHECK(study::open_choices(scenario).size() == 2);
    check_worths(choices_of(scenario)[0], {19'875.2066, 21'975.2066, 14'793.3884});
}

TEST_CASE("yearly costs are paid from the opening on", "[ladder]")
{
    // 13,310 a year for good instead of a capital: 2011 too where it opens in 2009. Without a capital it comes first.
    Scenario scenario = by_hand();
    scenario.investments[0].capital = 0;
    scenario.investments[0].yearly_cost = 13'310;
    const auto choices = choices_of(scenario);
    check_worths(choices[0], {19'875.2066, 21'975.2066, 14'793.3884});
    CHECK(choices[0].for_capital() == std::numeric_limits<double>::infinity());
}

TEST_CASE("worth has an interval over replications", "[ladder]")
{
    // Two replications save 12,100 and 24,200 in the second of two years, at 10 % 10,000 and 20,000 at the start, for
    // 1,210 a year from then on: 1,000. Mean 14,000 +- 12.7062 x 7,071.07 / sqrt(2) = 63,531.
    Scenario scenario;
    scenario.start = first_of_year(2009);
    scenario.years = 2;
    CostSpec costs;
    costs.currency = "USD";
    costs.price_year = {2009};
    costs.discount = share(0.1);
    scenario.costs = {costs};
    const auto total = [](double first, double second) {
        return std::vector<Measured>{{{"total cost", "port", "", 2009, "USD of 2009"}, first, {}, {}, {}, {}},
                                     {{"total cost", "port", "", 2010, "USD of 2009"}, second, {}, {}, {}, {}}};
    };
    const Investment crane{"crane", first_of_year(2010), {}, 0, 1'210, 25};
    // The model's total has the crane in it, by its own figure; it is taken out, since it is counted here.
    auto with = [&](double second) {
        std::vector<Measured> figures = total(500, second + 1'210);
        figures.push_back({{"investment cost", "port", "", 2010, "USD of 2009"}, 1'210, {}, {}, {}, {}});
        return figures;
    };
    const auto worths = study::worth_by_replication(scenario, crane, {total(500, 30'000), total(500, 30'000)},
                                                    {with(30'000 - 12'100), with(30'000 - 24'200)});
    REQUIRE(worths.size() == 2);
    CHECK(std::abs(worths[0] - 9'000) < 1e-6);
    CHECK(std::abs(worths[1] - 19'000) < 1e-6);
    const study::PairedGain gain = study::paired_gain(worths, 0.95);
    CHECK(std::abs(gain.mean - 14'000) < 1e-6);
    CHECK(std::abs(gain.high - gain.mean - 63'531.0) < 1);
    CHECK(gain.p_value > 0.05);
}

TEST_CASE("where nothing can be built, it is said why", "[ladder]")
{
    Scenario scenario = by_hand();
    scenario.horizon = days(60);
    CHECK_THROWS_WITH(study::open_choices(scenario), Catch::Matchers::Contains("has a horizon"));
    scenario = by_hand();
    scenario.costs.clear();
    CHECK_THROWS_WITH(study::open_choices(scenario), Catch::Matchers::Contains("has no 'costs'"));
    scenario = by_hand();
    for (Investment& investment : scenario.investments) investment.capital = 0;
    CHECK_THROWS_AS(study::open_choices(scenario), study::NothingToBuild);
}
