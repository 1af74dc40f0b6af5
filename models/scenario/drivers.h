#pragma once
#include "models/scenario/fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace port {

/// The family of laws by which a trade's demand goes on; the strategies stand in models/demand/laws.
struct DemandFamily {
    static constexpr std::string_view name = "demand law";
};
/// Those that `check` knows: each asks for years of its own.
inline constexpr std::string_view compound_demand = "compound";
inline constexpr std::string_view s_curve_demand = "s_curve";
inline constexpr std::string_view regression_demand = "regression";

/// What a driver of demand was, or will be, in one year.
struct YearValue {
    Year year;
    double value = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<YearValue>{"year's value",
                                                                                "A driver's value in a year."};
template <>
inline constexpr auto fields<YearValue> = std::tuple{
    required("year", &YearValue::year, {1900, 2200}, "calendar year"),
    required("value", &YearValue::value, {-1e15, 1e15}, "in the driver's unit"),
};

/// Something that demand goes by: the product of a sector, trade, investment.
struct DriverSpec {
    std::string name;
    std::string unit;
    std::vector<YearValue> values;
    Share growth;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<DriverSpec>{
    "driver", "What demand goes by: the product of a sector, trade, investment."};
template <>
inline constexpr auto fields<DriverSpec> = std::tuple{
    required("name", &DriverSpec::name, "what trades and reports call it"),
    optional("unit", &DriverSpec::unit, "what its values are counted in, for reports", "they are plain numbers"),
    required("values", &DriverSpec::values,
             "by year; years between two grow evenly, and years before the first are as the first"),
    optional("growth", &DriverSpec::growth, {-0.5, 1}, "growth a year, after the last year given", "stays as it is"),
};

} // namespace port
