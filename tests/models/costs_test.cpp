// Costs of two years of Jinzhou at random prices: worked out again from the calls, and the port is the sum of its
// trades.
#include "models/catalogues.h"
#include "models/run.h"
#include "models/scenario/dates.h"
#include "models/scenario/name_index.h"
#include "sim/stream.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <cmath>
#include <map>

using namespace port;

namespace {

Scenario at_random_prices(sim::Stream& price)
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    REQUIRE(read.ok());
    Scenario scenario = read.scenario;
    scenario.years = 2;
    scenario.demand_factor = 1.1;
    CostSpec costs;
    costs.currency = "USD";
    costs.price_year = {2009};
    costs.discount = share(price.uniform() * 0.2);
    scenario.costs.assign(1, costs);
    for (ShipClass& ship : scenario.ships) ship.charter = price.uniform() * 40'000;
    for (TradeSpec& trade : scenario.trades) {
        trade.handling_cost = price.uniform() * 5;
        trade.tariff = price.uniform() * 5;
        if (price.uniform() < 0.3) continue;
        LaytimeSpec terms;
        terms.allowed = hours(10 + price.uniform() * 40);
        terms.demurrage = price.uniform() * 20'000;
        trade.laytime.assign(1, terms);
    }
    scenario.investments.push_back({"crane", to_date({2009, 7, 1}), {}, price.uniform() * 1e7, 1e5, 20});
    scenario.investments.push_back({"sheds", to_date({2005, 1, 1}), {}, price.uniform() * 1e7, 0, 5}); // to 2010
    return scenario;
}

double figure(const RunResult& run, const std::string& measure, const std::string& of, int year)
{
    for (const Measured& m : run.figures)
        if (m.key.measure == measure && m.key.of == of && m.key.year == year && m.key.cause.empty())
            return m.value.value_or(0);
    return 0;
}

double hours_between(const CallRow& row, Stage from, Stage to)
{
    return static_cast<double>(row.stage[static_cast<std::size_t>(to)] - row.stage[static_cast<std::size_t>(from)]) /
           3.6e12;
}

} // namespace

TEST_CASE("costs are what the calls come to at the prices, and the port is the sum of its trades and investments")
{
    const int draw = GENERATE(0, 1, 2);
    sim::Stream price(7, static_cast<std::uint64_t>(draw), "prices");
    const Scenario scenario = at_random_prices(price);
    RunOptions options;
    options.calls = true;
    const RunResult run = port::run(scenario, 1, static_cast<std::uint64_t>(draw), options);
    std::map<std::pair<std::string, int>, double> waiting, further;
    for (const CallRow& row : run.calls) {
        if (row.warm_up || !row.reached.back()) continue;
        const std::int64_t year = 365 * 86'400'000'000'000;
        const std::pair key{row.trade, row.stage.front() < year ? 2009 : 2010};
        const double an_hour = scenario.ships[static_cast<std::size_t>(row.ship_class)].charter / 24;
        waiting[key] += an_hour * hours_between(row, Stage::arrived, Stage::passage);
        further[key] += an_hour * hours_between(row, Stage::passage, Stage::clear);
    }
    double total_of_all = 0;
    for (const int year : {2009, 2010}) {
        std::map<std::string, double> sums; // over trades, of each measure
        const auto add = [&](const std::string& measure, const std::string& of) {
            const double value = figure(run, measure, of, year);
            sums[measure] += value;
            return value;
        };
        for (const TradeSpec& trade : scenario.trades) {
            CAPTURE(year, trade.name);
            const double waits = add("waiting cost", trade.name);
            CHECK(waits == Approx(waiting[{trade.name, year}]).epsilon(1e-9));
            CHECK(add("cost of further time in port", trade.name) == Approx(further[{trade.name, year}]).epsilon(1e-9));
            const double tonnes = add("throughput", trade.name);
            const double handling = add("handling cost", trade.name);
            CHECK(handling == Approx(tonnes * trade.handling_cost).epsilon(1e-9));
            const double earnings = add("earnings", trade.name);
            CHECK(earnings == Approx(tonnes * trade.tariff).epsilon(1e-9));
            const double demurrage = add("demurrage", trade.name);
            const double despatch = add("despatch", trade.name);
            const double total = add("total cost", trade.name);
            CHECK(total == Approx(waits + handling + demurrage - despatch - earnings).epsilon(1e-9));
            CHECK(figure(run, "total cost a tonne", trade.name, year) == Approx(total / tonnes).epsilon(1e-9));
        }
        const double investments = figure(run, "investment cost", "port", year);
        CHECK(investments == Approx(figure(run, "investment cost by item", "crane", year) +
                                    figure(run, "investment cost by item", "sheds", year)));
        CHECK((figure(run, "investment cost by item", "sheds", year) > 0) == (year == 2009));
        sums["total cost"] += investments;
        for (const auto& [measure, sum] : sums) {
            CAPTURE(year, measure);
            CHECK(sum != 0);
            CHECK(figure(run, measure, "port", year) == Approx(sum).epsilon(1e-9));
        }
        double categories = investments;
        for (const CategorySpec& c : scenario.categories) categories += figure(run, "total cost", c.name, year);
        CHECK(categories == Approx(sums["total cost"]).epsilon(1e-9));
        CHECK(figure(run, "total cost, discounted", "port", year) ==
              Approx(sums["total cost"] * std::pow(1 + scenario.costs[0].discount.value, -(year - 2008))));
        total_of_all += sums["total cost"];
    }
    CHECK(total_of_all > 1e6);
}
