// What is said of demand: worked by hand, see tests/models/demand/laws_test.cpp.
#include "tools/report/demand_tables.h"

#include "models/scenario/dates.h"
#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace port::report;

namespace {

/// Two trades of coal: one given, one by a line through 2, 4, 5, 4, 5 (in 100 kt) over the driver's 1 to 5.
Scenario coal()
{
    Scenario s;
    s.start = to_date({2005, 1, 1});
    s.years = 2;
    s.categories = {{"coal", Group::dry}};
    s.drivers = {{"GDP", "billion", {}, share(0.6)}};
    TradeSpec line;
    line.name = "by the line";
    line.category = "coal";
    line.trend = {{"regression", {}}};
    line.drivers = {"GDP"};
    for (int k = 0; k < 5; ++k) {
        s.drivers[0].values.push_back({Year{2001 + k}, k + 1.0});
        line.history.push_back({Year{2001 + k}, tonnes_per_year(std::vector{2e5, 4e5, 5e5, 4e5, 5e5}[k])});
    }
    line.demand = {{Year{2005}, tonnes_per_year(6e5)}};
    TradeSpec given;
    given.name = "given";
    given.category = "coal";
    given.demand = {{Year{2005}, tonnes_per_year(1e6)}};
    given.growth = share(0.5);
    s.trades = {line, given};
    return s;
}

double number(const Cell& cell)
{
    return std::get<double>(cell);
}

} // namespace

TEST_CASE("demand is told by trade, year and law, with its interval where it is fitted", "[report]")
{
    const Scenario s = coal();
    const std::vector<TradeForecast> all = forecasts(s);
    const Table table = demand_table(all);
    REQUIRE(table.rows.size() == 4);
    CHECK(std::get<std::string>(table.rows[0][4]) == "given");
    CHECK(number(table.rows[0][5]) == Approx(600));
    CHECK(std::holds_alternative<std::monostate>(table.rows[0][6]));
    CHECK(std::get<std::string>(table.rows[1][4]) == "regression");
    CHECK(number(table.rows[1][5]) == Approx(700)); // 2.2 + 0.6 * 8
    const double half = sim::student_t_quantile(0.975, 3) * 100 * std::sqrt(0.8 * 3.7);
    CHECK(number(table.rows[1][6]) == Approx(700 - half));
    CHECK(number(table.rows[1][7]) == Approx(700 + half));
    CHECK(std::get<std::string>(table.rows[3][4]) == "compound");
    CHECK(number(table.rows[3][5]) == Approx(1500));

    const Table sums = category_demand_table(s, all);
    REQUIRE(sums.rows.size() == 2);
    CHECK(number(sums.rows[0][3]) == Approx(1600));
    CHECK(number(sums.rows[1][3]) == Approx(2200));
}

TEST_CASE("drivers, coefficients and the fit are told", "[report]")
{
    const Scenario s = coal();
    const Table drivers = drivers_table(s);
    REQUIRE(drivers.rows.size() == 2);
    CHECK(number(drivers.rows[1][2]) == Approx(8));
    CHECK(std::get<std::string>(drivers.rows[0][4]) == "given");
    CHECK(std::get<std::string>(drivers.rows[1][4]) == "growth");
    const Table coefficients = coefficients_table(forecasts(s));
    REQUIRE(coefficients.rows.size() == 2);
    CHECK(number(coefficients.rows[1][3]) == Approx(6e4));
    CHECK(number(coefficients.rows[1][4]) == Approx(1e5 * std::sqrt(0.08)));
    CHECK(number(coefficients.rows[1][5]) == Approx(0.6 / std::sqrt(0.08)));
    const Table fits = fits_table(forecasts(s));
    REQUIRE(fits.rows.size() == 1);
    CHECK(number(fits.rows[0][2]) == Approx(0.6));
    CHECK(number(fits.rows[0][3]) == Approx(1e5 * std::sqrt(0.8)));
    CHECK(std::get<std::int64_t>(fits.rows[0][5]) == 3);
}
