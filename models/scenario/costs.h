#pragma once
#include "models/scenario/fields.h"

#include <string>
#include <vector>

namespace port {

/// What a total may be made of.
enum class CostPart {
    waiting,
    further_time,
    handling,
    demurrage,
    despatch,
    investments,
    energy,
    ship_fuel,
    carbon,
    earnings
};
template <>
inline constexpr auto words<CostPart> = std::array<std::string_view, 10>{
    "waiting", "further time in port", "handling", "demurrage", "despatch", "investments", "energy", "ship fuel", "CO2",
    "earnings"};
/// What a total takes off.
[[nodiscard]] constexpr bool is_income(CostPart part)
{
    return part == CostPart::despatch || part == CostPart::earnings;
}

/// In what money a scenario's prices are, and what is added up.
struct CostSpec {
    std::string currency;
    Year price_year;
    Share discount = share(0.08);
    std::vector<CostPart> total = {};
    double electricity = 0;
    double diesel = 0;
    double ship_fuel = 0;
    double carbon = 0;

    /// Whether a part is in the total.
    [[nodiscard]] bool adds(CostPart part) const
    {
        if (total.empty()) return part != CostPart::further_time;
        for (const CostPart p : total)
            if (p == part) return true;
        return false;
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<CostSpec>{
    "costs", "In what money prices are: of ships' time, of handling, of what is built; and what is added up."};
template <>
inline constexpr auto fields<CostSpec> = std::tuple{
    required("currency", &CostSpec::currency, "of all prices but those of laytime, which say their own"),
    required("price_year", &CostSpec::price_year, {1900, 2200}, "the year whose money it is"),
    optional("discount", &CostSpec::discount, {0, 1},
             "rate a year: capital is paid as an annuity at it, and costs are discounted by it to the start",
             "V33: 8 %"),
    optional("total", &CostSpec::total,
             "the parts that the total adds up, despatch and earnings with a minus. Where demurrage pays a ship's "
             "owner for her "
             "waiting, her charter cost and it are the same hours: add up one of them, by whose purse it is",
             "all but the further time in port"),
    optional("electricity", &CostSpec::electricity, {0, 1e9}, "money a MWh", "nought: energy alone is counted"),
    optional("diesel", &CostSpec::diesel, {0, 1e9}, "money a MWh of its heat", "nought: energy alone is counted"),
    optional("ship_fuel", &CostSpec::ship_fuel, {0, 1e9}, "money a tonne, beside her charter",
             "nought: fuel alone is counted"),
    optional("carbon", &CostSpec::carbon, {0, 1e9}, "money a tonne of CO2 that is emitted",
             "nought: it costs nobody anything"),
};

} // namespace port
