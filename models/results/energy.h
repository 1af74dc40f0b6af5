#pragma once
#include "models/results/facts.h"

#include <array>
#include <string>
#include <vector>

namespace port {

/// What machines and ships use, and emit.
struct EnergyUse {
    std::array<double, words<Power>.size()> machines{}; ///< MWh, by what drives them
    std::array<double, 3> ships{};                      ///< t of fuel: at anchor, moving, alongside

    EnergyUse& operator+=(const EnergyUse& more);
    [[nodiscard]] double megawatt_hours() const { return machines[0] + machines[1]; }
    [[nodiscard]] double fuel() const { return ships[0] + ships[1] + ships[2]; }
    /// Tonnes of carbon dioxide.
    [[nodiscard]] double emitted(const EmissionSpec& by) const;
};

/// Something that uses energy for each tonne it passes: a berth's own equipment, a shared machine, a service by land.
struct EnergyUser {
    std::string name;
    double kilowatt_hours; ///< a tonne
    Power power;
};

/// The numbers of the lines by trade in order of their names: sums over them do not depend on what came first.
[[nodiscard]] std::vector<std::size_t> trade_lines_by_name(const Facts& facts);
/// Whether anything of a scenario says what it uses.
[[nodiscard]] bool uses_energy(const Scenario& scenario);
/// What a tonne on a line of the ledger passes: equipment of its berth or service, then the machines it shares.
[[nodiscard]] std::vector<EnergyUser> users_of(const Scenario& scenario, const LedgerLine& line);
/// Of a trade: its tonnes moved in a period, and the fuel of its calls that arrived in it and are clear.
[[nodiscard]] EnergyUse energy_of(const Facts& facts, std::size_t trade, int period);

} // namespace port
