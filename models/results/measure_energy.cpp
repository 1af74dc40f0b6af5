#include "models/results/by_name.h"
#include "models/results/energy.h"
#include "models/results/measure_parts.h"

#include <map>

namespace port {
namespace {

constexpr std::array<const char*, 3> ship_parts = {"at anchor", "moving", "alongside"};

void add_figures(FigureList& list, const std::string& of, const EnergyUse& use, double tonnes,
                 const EmissionSpec& emissions)
{
    const auto part = [](auto member, std::size_t i, double amount) {
        EnergyUse one;
        (one.*member)[i] = amount;
        return one;
    };
    list.add("energy", of, "MWh", use.megawatt_hours());
    list.add("ship fuel", of, "t", use.fuel());
    list.add("CO2", of, "t", use.emitted(emissions));
    for (std::size_t p = 0; p < use.machines.size(); ++p) {
        const std::string power(words<Power>[p]);
        list.add("energy", of, "MWh", use.machines[p], power);
        list.add("CO2", of, "t", part(&EnergyUse::machines, p, use.machines[p]).emitted(emissions), power);
    }
    for (std::size_t s = 0; s < use.ships.size(); ++s) {
        list.add("ship fuel", of, "t", use.ships[s], ship_parts[s]);
        list.add("CO2", of, "t", part(&EnergyUse::ships, s, use.ships[s]).emitted(emissions), ship_parts[s]);
    }
    constexpr double least = 1e-6; // t: less is rounding
    const auto a_tonne = [&](double amount) {
        return tonnes > least ? std::optional(1000 * amount / tonnes) : std::nullopt;
    };
    list.add("energy a tonne", of, "kWh/t", a_tonne(use.megawatt_hours()));
    list.add("CO2 a tonne", of, "kg/t", a_tonne(use.emitted(emissions)));
}

/// By berth, shared machine and service; those that say nothing of their energy have no such figure.
void measure_machines(const Facts& facts, int period, FigureList& list)
{
    std::vector<std::string> order;
    std::map<std::string, EnergyUse> uses;
    for (const std::size_t l : trade_lines_by_name(facts)) {
        const TradeLine& own = facts.trade_lines[l];
        for (const EnergyUser& user : users_of(facts.scenario, facts.ledger.lines()[own.line])) {
            if (user.kilowatt_hours <= 0) continue;
            if (!uses.contains(user.name)) order.push_back(user.name);
            uses[user.name].machines[static_cast<std::size_t>(user.power)] +=
                own.tonnes[static_cast<std::size_t>(period)] * user.kilowatt_hours / 1000;
        }
    }
    for (const std::string& name : order) {
        list.add("energy by machine", name, "MWh", uses[name].megawatt_hours());
        list.add("CO2 by machine", name, "t", uses[name].emitted(facts.scenario.emissions));
    }
}

} // namespace

void measure_energy(const Facts& facts, int period, FigureList& list)
{
    const Scenario& scenario = facts.scenario;
    if (!uses_energy(scenario)) return;
    const auto measure = [&](const std::string& of, const auto& belongs) {
        EnergyUse use;
        double tonnes = 0;
        for (const std::size_t t : by_name(scenario.trades)) {
            if (!belongs(scenario.trades[t])) continue;
            use += energy_of(facts, t, period);
            tonnes += tonnes_of(facts, t, period);
        }
        add_figures(list, of, use, tonnes, scenario.emissions);
    };
    measure("port", [](const TradeSpec&) { return true; });
    for (const CategorySpec& category : scenario.categories)
        measure(category.name, [&](const TradeSpec& t) { return t.category == category.name; });
    for (const TradeSpec& trade : scenario.trades)
        if (trade.name != trade.category) measure(trade.name, [&](const TradeSpec& t) { return &t == &trade; });
    measure_machines(facts, period, list);
}

} // namespace port
