#include "models/results/by_name.h"
#include "models/results/costs.h"
#include "models/results/energy.h"
#include "models/results/measure_parts.h"

#include <cmath>

namespace port {
namespace {

/// What some trades cost in one period, by part; despatch and earnings as they are paid, without a minus.
struct Sum {
    std::array<double, words<CostPart>.size()> cost{};
    double tonnes = 0;

    double& operator[](CostPart part) { return cost[static_cast<std::size_t>(part)]; }
    [[nodiscard]] double operator[](CostPart part) const { return cost[static_cast<std::size_t>(part)]; }
    [[nodiscard]] double total(const CostSpec& costs) const
    {
        double sum = 0;
        for (std::size_t p = 0; p < cost.size(); ++p)
            if (const auto part = static_cast<CostPart>(p); costs.adds(part))
                sum += is_income(part) ? -cost[p] : cost[p];
        return sum;
    }
};

void add_trade(Sum& sum, const Facts& facts, std::size_t t, int period)
{
    const TradeSpec& trade = facts.scenario.trades[t];
    const CallTotals& calls = facts.visits.totals(t, period);
    for (std::size_t c = 0; c < calls.by_class.size(); ++c) {
        const double an_hour = facts.scenario.ships[c].charter / 24;
        const ShipTime& time = calls.by_class[c];
        sum[CostPart::waiting] += an_hour * unit_hours(time.at_anchor);
        sum[CostPart::further_time] += an_hour * unit_hours(time.moving + time.alongside);
    }
    const double tonnes = tonnes_of(facts, t, period);
    sum.tonnes += tonnes;
    sum[CostPart::handling] += tonnes * trade.handling_cost;
    sum[CostPart::earnings] += tonnes * trade.tariff;
    const LaytimeMoney money = laytime_money(facts, t, period);
    sum[CostPart::demurrage] += money.demurrage;
    sum[CostPart::despatch] += money.despatch;
    const CostSpec& prices = facts.scenario.costs.front();
    const EnergyUse use = energy_of(facts, t, period);
    sum[CostPart::energy] += use.machines[0] * prices.electricity + use.machines[1] * prices.diesel;
    sum[CostPart::ship_fuel] += use.fuel() * prices.ship_fuel;
    sum[CostPart::carbon] += use.emitted(facts.scenario.emissions) * prices.carbon;
}

/// In what money, and how much of it a later year's is worth at the start.
struct Money {
    std::string name, a_tonne;
    double discount;
};

void add_figures(FigureList& list, const std::string& of, const Sum& sum, const CostSpec& costs, const Money& money)
{
    // Demurrage and despatch are figures of laytime.
    list.add("waiting cost", of, money.name, sum[CostPart::waiting]);
    list.add("cost of further time in port", of, money.name, sum[CostPart::further_time]);
    list.add("handling cost", of, money.name, sum[CostPart::handling]);
    list.add("earnings", of, money.name, sum[CostPart::earnings]);
    list.add("energy cost", of, money.name, sum[CostPart::energy]);
    list.add("ship fuel cost", of, money.name, sum[CostPart::ship_fuel]);
    list.add("CO2 cost", of, money.name, sum[CostPart::carbon]);
    if (of == "port") list.add("investment cost", of, money.name, sum[CostPart::investments]);
    const double total = sum.total(costs);
    list.add("total cost", of, money.name, total);
    list.add("total cost, discounted", of, money.name, total * money.discount);
    constexpr double least = 1e-6; // t: less is rounding
    list.add("total cost a tonne", of, money.a_tonne,
             sum.tonnes > least ? std::optional(total / sum.tonnes) : std::nullopt);
}

} // namespace

void measure_costs(const Facts& facts, int period, FigureList& list)
{
    const Scenario& scenario = facts.scenario;
    if (scenario.costs.empty()) return;
    const CostSpec& costs = scenario.costs.front();
    const sim::Duration from = facts.periods.start(period) - facts.periods.end(0);
    const sim::Duration to = facts.periods.end(period) - facts.periods.end(0);
    const std::string of_year = " of " + std::to_string(costs.price_year.value);
    const double years = years_between(scenario.start, sim::Duration::zero(), to);
    const Money money{costs.currency + of_year, costs.currency + "/t" + of_year,
                      std::pow(1 + costs.discount.value, -years)};
    const auto measure = [&](const std::string& of, double investments, const auto& belongs) {
        Sum sum;
        sum[CostPart::investments] = investments;
        for (const std::size_t t : by_name(scenario.trades))
            if (belongs(scenario.trades[t])) add_trade(sum, facts, t, period);
        add_figures(list, of, sum, costs, money);
    };
    std::vector<double> investments;
    double invested = 0;
    for (const Investment& investment : facts.investments)
        investments.push_back(investment_cost(investment, costs.discount.value, scenario.start, from, to));
    for (const std::size_t i : by_name(facts.investments)) invested += investments[i];
    measure("port", invested, [](const TradeSpec&) { return true; });
    for (const CategorySpec& category : scenario.categories)
        measure(category.name, 0, [&](const TradeSpec& t) { return t.category == category.name; });
    for (const TradeSpec& trade : scenario.trades)
        if (trade.name != trade.category) measure(trade.name, 0, [&](const TradeSpec& t) { return &t == &trade; });
    for (std::size_t i = 0; i < investments.size(); ++i)
        list.add("investment cost by item", facts.investments[i].name, money.name, investments[i]);
}

} // namespace port
