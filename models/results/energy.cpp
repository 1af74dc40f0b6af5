#include "models/results/energy.h"

#include "models/results/by_name.h"
#include "models/results/measure_parts.h"
#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

/// The line of berths that a berth is one of: of that name, or of that name and a number in brackets.
const BerthSpec* berth_of(const Scenario& scenario, const std::string& berth)
{
    const BerthSpec* own = named(scenario.berths, berth);
    return own ? own : named(scenario.berths, berth.substr(0, berth.rfind(" (")));
}

template <class Spec>
void add_users(std::vector<EnergyUser>& users, const Scenario& scenario, const std::string& name, const Spec* spec)
{
    if (!spec) return;
    users.push_back({name, spec->energy.value, spec->power});
    for (const std::string& machine : spec->through)
        if (const MachineSpec* shared = named(scenario.machines, machine))
            users.push_back({machine, shared->energy.value, shared->power});
}

} // namespace

EnergyUse& EnergyUse::operator+=(const EnergyUse& more)
{
    for (std::size_t p = 0; p < machines.size(); ++p) machines[p] += more.machines[p];
    for (std::size_t s = 0; s < ships.size(); ++s) ships[s] += more.ships[s];
    return *this;
}

double EnergyUse::emitted(const EmissionSpec& by) const
{
    return machines[0] * by.electricity + machines[1] * by.diesel + fuel() * by.ship_fuel;
}

bool uses_energy(const Scenario& s)
{
    const auto any = [](const auto& list) {
        return std::any_of(list.begin(), list.end(), [](const auto& item) { return item.energy.value > 0; });
    };
    return any(s.machines) || any(s.machine_pools) || any(s.rail_services) || any(s.road_services) ||
           any(s.pipelines) ||
           std::any_of(s.berths.begin(), s.berths.end(), [&](const BerthSpec& b) { return any(b.handles); }) ||
           std::any_of(s.ships.begin(), s.ships.end(), [](const ShipClass& ship) {
               return ship.fuel_at_anchor.value > 0 || ship.fuel_moving.value > 0 || ship.fuel_alongside.value > 0;
           });
}

std::vector<EnergyUser> users_of(const Scenario& scenario, const LedgerLine& line)
{
    std::vector<EnergyUser> users;
    if (over_quay(line)) {
        const std::string& category = scenario.categories[static_cast<std::size_t>(line.category)].name;
        if (const BerthSpec* berth = berth_of(scenario, line.of))
            for (const HandlingSpec& h : berth->handles)
                if (h.category == category) {
                    add_users(users, scenario, line.of, &h);
                    if (const MachinePoolSpec* pool = named(scenario.machine_pools, h.pool))
                        users.push_back({pool->name, pool->energy.value, pool->power});
                }
        return users;
    }
    add_users(users, scenario, line.of, named(scenario.rail_services, line.of));
    add_users(users, scenario, line.of, named(scenario.road_services, line.of));
    add_users(users, scenario, line.of, named(scenario.pipelines, line.of));
    return users;
}

std::vector<std::size_t> trade_lines_by_name(const Facts& facts)
{
    return by_name(facts.trade_lines, [&](const TradeLine& own) {
        const LedgerLine& line = facts.ledger.lines()[own.line];
        return std::tie(line.of, facts.scenario.trades[static_cast<std::size_t>(own.trade)].name);
    });
}

EnergyUse energy_of(const Facts& facts, std::size_t trade, int period)
{
    EnergyUse use;
    for (const std::size_t l : trade_lines_by_name(facts)) {
        const TradeLine& own = facts.trade_lines[l];
        if (own.trade != static_cast<int>(trade)) continue;
        for (const EnergyUser& user : users_of(facts.scenario, facts.ledger.lines()[own.line]))
            use.machines[static_cast<std::size_t>(user.power)] +=
                own.tonnes[static_cast<std::size_t>(period)] * user.kilowatt_hours / 1000;
    }
    const CallTotals& calls = facts.visits.totals(trade, period);
    for (std::size_t c = 0; c < calls.by_class.size(); ++c) {
        const ShipClass& ship = facts.scenario.ships[c];
        use.ships[0] += unit_hours(calls.by_class[c].at_anchor) * ship.fuel_at_anchor.value;
        use.ships[1] += unit_hours(calls.by_class[c].moving) * ship.fuel_moving.value;
        use.ships[2] += unit_hours(calls.by_class[c].alongside) * ship.fuel_alongside.value;
    }
    return use;
}

} // namespace port
