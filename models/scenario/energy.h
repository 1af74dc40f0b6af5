#pragma once
#include "models/scenario/fields.h"

namespace port {

/// What drives a machine.
enum class Power { electricity, diesel };
template <> inline constexpr auto words<Power> = std::array<std::string_view, 2>{"electricity", "diesel"};

/// What is emitted for the energy that is used.
struct EmissionSpec {
    double electricity = 1.13;
    double diesel = 0.27;
    double ship_fuel = 3.114;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<EmissionSpec>{
    "emissions", "Carbon dioxide for the energy of machines and the fuel of ships."};
template <>
inline constexpr auto fields<EmissionSpec> = std::tuple{
    optional("electricity", &EmissionSpec::electricity, {0, 10}, "tonnes of CO2 a MWh", "V32: north-east grid of 2009"),
    optional("diesel", &EmissionSpec::diesel, {0, 10}, "tonnes of CO2 a MWh of its heat",
             "V32: 3.206 t/t, over 11.86 MWh/t"),
    optional("ship_fuel", &EmissionSpec::ship_fuel, {0, 10}, "tonnes of CO2 a tonne", "V32: heavy fuel oil"),
};

} // namespace port
