// What is wrong with a demand's law is told at its place.
#include "tests/tools/scenario_io/small_port.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

const std::string gdp = "  - {name: GDP, values: [{year: 2004, value: 1}, {year: 2005, value: 2}, {year: 2006, value: "
                        "4}, {year: 2007, value: 5}], growth: 5 %}\n";
const std::string two =
    "  - {name: trade, values: [{year: 2004, value: 2}, {year: 2005, value: 4}, {year: 2006, value: "
    "8}, {year: 2007, value: 10}]}\n";
const std::string history = "    history: [{year: 2004, demand: 1 Mt/yr}, {year: 2005, demand: 2 Mt/yr}, {year: 2006, "
                            "demand: 2 Mt/yr}, {year: 2007, demand: 3 Mt/yr}]\n";

/// The small port with drivers before its ships, and more keys of its first trade at line 44.
std::string port_with(const std::string& drivers, const std::string& keys)
{
    return with(with(small_port, "ships:\n", "drivers:\n" + drivers + "ships:\n"), "    season:", keys + "    season:");
}

std::string told_of(const std::string& drivers, const std::string& keys)
{
    return told(read(port_with(drivers, keys)).diagnostics);
}

} // namespace

TEST_CASE("a regression with its drivers and history is read", "[reader]")
{
    const ReadResult result = read(
        port_with(gdp, history + "    trend: {law: regression, of: log tonnes, by: robust}\n    drivers: [GDP]\n"));
    REQUIRE(printed(result) == "");
    CHECK(result.scenario.drivers[0].values[2].value == 4);
    CHECK(result.scenario.trades[0].trend.name == "regression");
    CHECK(result.scenario.trades[0].history[3].demand.value == tonnes_per_year(3e6).value);
    CHECK(read(port_with(gdp, history + "    trend: regression\n    drivers: [GDP]\n"),
               {"trades[coal out].trend.quantile=90 %"})
              .ok());
}

TEST_CASE("a regression's slips are told with line and column", "[reader]")
{
    const std::string line = "    trend: regression\n";
    CHECK(told_of(gdp, line + history + "    drivers: [GDP]\n") == "");
    CHECK(told_of(gdp, history + line) == "E016 46:12 trades[0].trend\n");
    CHECK(told_of(gdp, line + history + "    drivers: [GNP]\n") == "E042 47:15 trades[0].drivers[0]\n");
    CHECK(told_of(gdp, line + history + "    drivers: [GDP, GDP]\n").starts_with("E058 47:20 trades[0].drivers[1]\n"));
    CHECK(told_of(gdp, line + "    drivers: [GDP]\n") == "E110 45:12 trades[0].trend\n");
    CHECK(told_of(gdp, line + "    history: [{year: 2004, demand: 1 Mt/yr}, {year: 2005, demand: 2 Mt/yr}]\n"
                              "    drivers: [GDP]\n") == "E110 45:12 trades[0].trend\n");
    CHECK(told_of(gdp + two, line + history + "    drivers: [GDP, trade]\n") == "E111 48:20 trades[0].drivers[1]\n");
    CHECK(told_of(with(gdp, "{year: 2006, value: 4}, ", ""), line + history + "    drivers: [GDP]\n") ==
          "E112 46:84 trades[0].history[2].year\n");
    CHECK(told_of(gdp, line + with(history, "2005, demand", "2004, demand") + "    drivers: [GDP]\n") ==
          "E048 46:53 trades[0].history[1].year\n");
    CHECK(told_of(with(gdp, "2005, value: 2", "2003, value: 2"), "") == "E048 17:57 drivers[0].values[1].year\n");
    CHECK(told_of(gdp, "    trend: {law: regression, of: log tonnes}\n" + with(history, "1 Mt/yr", "0 Mt/yr") +
                           "    drivers: [GDP]\n") == "E095 46:36 trades[0].history[0].demand\n");
    CHECK(told_of(gdp, "    trend: {law: regression, by: weight}\n" + history + "    drivers: [GDP]\n") ==
          "E019 45:34 trades[0].trend.by\n");
}

TEST_CASE("an S-curve's slips are told with line and column", "[reader]")
{
    CHECK(told_of(gdp, "    trend: {law: s_curve, ceiling: 8 Mt/yr}\n") == "");
    CHECK(told_of(gdp, "    trend: {law: s_curve, ceiling: 3 Mt/yr}\n") == "E113 44:30 trades[0].demand[1].demand\n");
    CHECK(told_of(gdp, "    trend: {law: s_curve, ceiling: 8 Mt/yr, midpoint: 2012}\n") ==
          "E061 45:18 trades[0].trend\n");
    CHECK(told_of(gdp, "    trend: {law: s_curve, ceiling: 3 Mt/yr, midpoint: 2012, steepness: 0.4}\n") == "");
    CHECK(told_of(gdp, "    trend: s_curve\n").starts_with("E016 45:12 trades[0].trend"));
    const std::string none = with(small_port,
                                  "    demand:\n      - {year: 2009, demand: 2 Mt/yr}\n"
                                  "      - {year: 2010, demand: 3 Mt/yr}\n",
                                  "    trend: {law: s_curve, ceiling: 8 Mt/yr}\n");
    CHECK(told(read(none).diagnostics) == "E113 40:18 trades[0].trend\n");
    CHECK(told(read(with(none, "8 Mt/yr", "8 Mt/yr, midpoint: 2011.5, steepness: 0.5")).diagnostics) == "");
    CHECK(told(read(with(with(none, "8 Mt/yr", "8 Mt/yr, midpoint: 2011.5, steepness: 0.5"), "{ship: bulker, least",
                         "{ship: bulker, weight: 0, least"))
                   .diagnostics) == "E049 40:18 trades[0].trend\n");
}

TEST_CASE("a law of demand does not stand beside another bringer of ships", "[reader]")
{
    const std::string curve = "    trend: {law: s_curve, ceiling: 8 Mt/yr, midpoint: 2011, steepness: 0.5}\n";
    const std::string none = with(small_port,
                                  "    demand:\n      - {year: 2009, demand: 2 Mt/yr}\n"
                                  "      - {year: 2010, demand: 3 Mt/yr}\n",
                                  curve);
    CHECK(told(read(with(none, "    season:", "    gaps: {law: constant, time: 9 h}\n    season:")).diagnostics) ==
          "E066 41:17 trades[0].gaps\n");
}
