#pragma once
#include "models/scenario/down.h"
#include "models/scenario/energy.h"
#include "models/scenario/fields.h"

#include <string>
#include <vector>

namespace port {

/// A machine shared by several users: a belt, a reclaimer, a pump.
struct MachineSpec {
    std::string name;
    MassRate rate;
    Share efficiency = share(1);
    std::string equipment = {};
    std::vector<Breakdown> breakdowns = {};
    std::vector<Maintenance> maintenance = {};
    SpecificEnergy energy = {};
    Power power = Power::electricity;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<MachineSpec>{
    "machine", "A belt, reclaimer, dumper or pump; its users share it evenly."};
template <>
inline constexpr auto fields<MachineSpec> = std::tuple{
    required("name", &MachineSpec::name, "what handlings and services call it"),
    required("rate", &MachineSpec::rate, {tonnes_per_hour(0.001), tonnes_per_hour(100'000)},
             "rated, for all its users together")
        .dated(),
    optional("efficiency", &MachineSpec::efficiency, {0.01, 1}, "effective over rated",
             "the rate is given as effective")
        .dated(),
    optional("equipment", &MachineSpec::equipment, "of what kind it is, as the weather names it",
             "none that the weather names"),
    optional("breakdowns", &MachineSpec::breakdowns, "how it breaks down", "never: its stops are in the efficiency"),
    optional("maintenance", &MachineSpec::maintenance, "when it is maintained", "never while it is wanted"),
    optional("energy", &MachineSpec::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &MachineSpec::power, "what drives it; of diesel `energy` is the heat",
             "cranes and belts are electric"),
};

/// How the machines of a pool go round.
enum class PoolUse { shared, held };
template <> inline constexpr auto words<PoolUse> = std::array<std::string_view, 2>{"shared", "held"};

/// Machines alike that serve several berths: cranes on one rail, gangs, loaders.
struct MachinePoolSpec {
    std::string name;
    int count = 1;
    MassRate rate;
    Share efficiency = share(1);
    PoolUse use = PoolUse::shared;
    std::string equipment = {};
    std::vector<Breakdown> breakdowns = {};
    std::vector<Maintenance> maintenance = {};
    SpecificEnergy energy = {};
    Power power = Power::electricity;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<MachinePoolSpec>{
    "machine pool", "Machines alike that serve several berths: cranes on one rail, gangs, loaders."};
template <>
inline constexpr auto fields<MachinePoolSpec> = std::tuple{
    required("name", &MachinePoolSpec::name, "what handlings call it"),
    required("count", &MachinePoolSpec::count, {0, 1000}, "how many there are").dated(),
    required("rate", &MachinePoolSpec::rate, {tonnes_per_hour(0.001), tonnes_per_hour(100'000)}, "rated, of each")
        .dated(),
    optional("efficiency", &MachinePoolSpec::efficiency, {0.01, 1}, "effective over rated",
             "the rate is given as effective")
        .dated(),
    optional("use", &MachinePoolSpec::use,
             "shared: split evenly among the ships at work, parts of a machine too; held: whole machines are a ship's "
             "own until her work ends",
             "gangs and cranes go where they are wanted"),
    optional("equipment", &MachinePoolSpec::equipment, "of what kind they are, as the weather names it",
             "none that the weather names"),
    optional("breakdowns", &MachinePoolSpec::breakdowns, "how each of them breaks down, by chance of its own",
             "never: their stops are in the efficiency"),
    optional("maintenance", &MachinePoolSpec::maintenance, "when all of them are maintained",
             "never while they are wanted"),
    optional("energy", &MachinePoolSpec::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &MachinePoolSpec::power, "what drives it; of diesel `energy` is the heat",
             "cranes and belts are electric"),
};

} // namespace port
