// How demand goes on in years that are not given.
#include "models/catalogues.h"
#include "models/demand/demand.h"
#include "models/demand/drivers.h"
#include "models/scenario/dates.h"
#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;

namespace {

ChoiceOf<DemandFamily> law(const std::string& name, std::vector<Choice::Value> values = {})
{
    return {{name, std::move(values)}};
}

std::vector<YearDemand> years(std::vector<std::pair<int, double>> all)
{
    std::vector<YearDemand> list;
    for (const auto& [year, tonnes] : all) list.push_back({Year{year}, tonnes_per_year(tonnes)});
    return list;
}

DriverSpec driver(std::string name, std::vector<std::pair<int, double>> all, double growth = 0)
{
    DriverSpec made{std::move(name), "", {}, share(growth)};
    for (const auto& [year, value] : all) made.values.push_back({Year{year}, value});
    return made;
}

/// The demand of a trade in a scenario of 2010 to 2014.
TradeDemand demand_of(const TradeSpec& trade, const std::vector<DriverSpec>& drivers = {}, double factor = 1)
{
    Scenario scenario;
    scenario.start = to_date({2010, 1, 1});
    scenario.years = 5;
    const Calendar calendar(scenario);
    return TradeDemand(trade, factor, calendar, calendar.periods().horizon(), drivers);
}

/// Five past years that go by a driver as in tests/models/demand/least_squares_test.cpp, in 100 kt.
TradeSpec by_the_driver(double unit = 1e5)
{
    TradeSpec trade;
    trade.history = years({{2001, 2 * unit}, {2002, 4 * unit}, {2003, 5 * unit}, {2004, 4 * unit}, {2005, 5 * unit}});
    trade.trend = law("regression");
    trade.drivers = {"GDP"};
    return trade;
}

const std::vector<DriverSpec> gdp{
    driver("other", {{2001, 1}}),
    driver("GDP", {{2001, 1}, {2002, 2}, {2003, 3}, {2004, 4}, {2005, 5}, {2010, 8}}, 0.25)};

} // namespace

TEST_CASE("an S-curve is half of its ceiling at its midpoint, and symmetric about it", "[demand]")
{
    TradeSpec trade;
    trade.trend = law("s_curve", {{"ceiling", 8e6}, {"midpoint", 2012}, {"steepness", std::log(3.0)}});
    const TradeDemand demand = demand_of(trade, {}, 2);
    CHECK(demand.in_year(2012) == Approx(2 * 4e6));
    CHECK(demand.in_year(2013) == Approx(2 * 6e6)); // 3 of 4 parts
    CHECK(demand.in_year(2011) == Approx(2 * 2e6));
    CHECK(demand.in_year(2014) == Approx(2 * 7.2e6)); // 9 of 10
    CHECK(demand.in_year(2300) == Approx(2 * 8e6));
    CHECK(demand.in_year(1900) == Approx(0).margin(1e-6));
    CHECK_FALSE(demand.curve()->prediction(2012));
}

TEST_CASE("an S-curve is fitted through the years that are given, which stay as they are", "[demand]")
{
    TradeSpec trade;
    trade.demand = years({{2010, 2e6}, {2012, 6e6}});
    trade.trend = law("s_curve", {{"ceiling", 8e6}});
    const TradeDemand two = demand_of(trade);
    // Odds of 1 to 3 and 3 to 1: they are multiplied by 3 each year.
    CHECK(two.in_year(2009) == Approx(8e6 / 10));
    CHECK(two.in_year(2010) == Approx(2e6).epsilon(1e-14));
    CHECK(two.in_year(2011) == Approx(4e6));
    CHECK(two.in_year(2013) == Approx(7.2e6));
    CHECK(two.is_given(2012));
    CHECK_FALSE(two.is_given(2011));

    // Three years off the curve: odds 1/3, 1 and 27, whose logarithms in ln 3 are -1, 0 and 3. The line through them
    // at 2010, 2011 and 2012 has slope 2 and 2/3 at 2011.
    trade.demand = years({{2010, 2e6}, {2011, 4e6}, {2012, 8e6 * 27 / 28}});
    const TradeDemand three = demand_of(trade);
    CHECK(three.in_year(2011) == Approx(4e6).epsilon(1e-14));
    const double odds = std::pow(3.0, 2.0 / 3 + 2 * 2);
    CHECK(three.in_year(2013) == Approx(8e6 * odds / (1 + odds)));
}

TEST_CASE("drivers grow evenly between their years and by their growth after the last", "[demand]")
{
    const DriverSpec product = driver("product", {{2000, 100}, {2002, 144}}, 0.1);
    CHECK(driver_in_year(product, 1999) == 100);
    CHECK(driver_in_year(product, 2001) == Approx(120));
    CHECK(driver_in_year(product, 2002) == 144);
    CHECK(driver_in_year(product, 2004) == Approx(144 * 1.21));
    CHECK(is_given(product, 2002));
    CHECK_FALSE(is_given(product, 2001));
    // A balance of trade may be below nought: there is no factor then, so it goes in equal steps.
    CHECK(driver_in_year(driver("balance", {{2000, -10}, {2004, 10}}), 2003) == Approx(5));
}

TEST_CASE("a regression's demand is the line at the driver's value, with the interval of a new year", "[demand]")
{
    const TradeSpec trade = by_the_driver();
    const TradeDemand demand = demand_of(trade, gdp);
    CHECK(demand.in_year(2010) == Approx(7e5));   // 2.2 + 0.6 * 8
    CHECK(demand.in_year(2011) == Approx(8.2e5)); // 2.2 + 0.6 * 10
    const auto p = demand.curve()->prediction(2010);
    REQUIRE(p);
    const double error = 1e5 * std::sqrt(0.8 * 3.7);
    CHECK(p->tonnes == Approx(7e5));
    CHECK(p->standard_error == Approx(error));
    CHECK(p->high - p->tonnes == Approx(sim::student_t_quantile(0.975, 3) * error));
    CHECK(p->tonnes - p->low == Approx(sim::student_t_quantile(0.975, 3) * error));
    REQUIRE(demand.curve()->fit());
    CHECK(demand.curve()->fit()->fit.r_squared == Approx(0.6));
    CHECK(demand_of(by_the_driver(), gdp, 0.5).in_year(2010) == Approx(3.5e5));
    CHECK(demand_of(by_the_driver(), gdp, 0.5).curve()->prediction(2010)->high == Approx(p->high / 2));

    TradeSpec given = by_the_driver();
    given.demand = years({{2010, 1e6}});
    CHECK(demand_of(given, gdp).in_year(2010) == 1e6);
    CHECK(demand_of(given, gdp).in_year(2011) == Approx(8.2e5));
}

TEST_CASE("a quantile of a regression is a point of its predictive distribution", "[demand]")
{
    TradeSpec trade = by_the_driver();
    trade.trend = law("regression", {{"quantile", 0.975}});
    const auto p = demand_of(by_the_driver(), gdp).curve()->prediction(2010);
    CHECK(demand_of(trade, gdp).in_year(2010) == Approx(p->high));
    trade.trend = law("regression", {{"quantile", 0.025}});
    CHECK(demand_of(trade, gdp).in_year(2010) == Approx(p->low));
    trade.trend = law("regression", {{"quantile", 1e-6}});
    CHECK(demand_of(trade, gdp).in_year(2010) == 0); // there are no tonnes below nought
}

TEST_CASE("a regression of the logarithm multiplies", "[demand]")
{
    TradeSpec trade = by_the_driver();
    const double unit = 1000;
    for (YearDemand& past : trade.history) past.demand = tonnes_per_year(unit * std::exp(past.demand.value / 1e5));
    trade.trend = law("regression", {{"of", 1}});
    const TradeDemand demand = demand_of(trade, gdp);
    CHECK(demand.in_year(2010) == Approx(unit * std::exp(7.0)));
    const auto p = demand.curve()->prediction(2010);
    CHECK(p->standard_error == Approx(std::sqrt(0.8 * 3.7)));
    CHECK(p->high / p->tonnes == Approx(p->tonnes / p->low));
    CHECK(demand.curve()->fit()->of_logarithm);
}

TEST_CASE("a robust regression is not led off by one odd year", "[demand]")
{
    TradeSpec trade = by_the_driver();
    trade.drivers = {"GDP"};
    std::vector<std::pair<int, double>> past;
    DriverSpec product = driver("GDP", {});
    for (int k = 0; k < 12; ++k) {
        past.emplace_back(1995 + k, 1e5 * (3 + k + 0.01 * (k % 3)));
        product.values.push_back({Year{1995 + k}, static_cast<double>(k)});
    }
    past[10].second = 9e6; // a slip of a nought
    trade.history = years(past);
    product.values.push_back({Year{2010}, 20});
    CHECK(std::abs(demand_of(trade, {product}).in_year(2010) - 2.3e6) > 5e5);
    trade.trend = law("regression", {{"by", 1}});
    CHECK(std::abs(demand_of(trade, {product}).in_year(2010) - 2.3e6) < 2e4);
}

TEST_CASE("a trade that a law brings has calls without a year that is given", "[demand]")
{
    TradeSpec trade = by_the_driver();
    trade.ships = {{"small", 1, tonnes(1000), tonnes(1000), tonnes(1000), tonnes(0)}};
    const TradeDemand demand = demand_of(trade, gdp);
    CHECK(has_demand(trade));
    CHECK(demand.when(700) > Calendar([] {
                                 Scenario s;
                                 s.start = to_date({2010, 1, 1});
                                 return s;
                             }())
                                 .midnight(to_date({2010, 12, 31})));
    CHECK(demand.when(699) != sim::end_of_time);
}
