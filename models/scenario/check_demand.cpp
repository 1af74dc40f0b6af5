#include "models/scenario/checks.h"
#include "models/scenario/choices.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace port {
namespace {

using Column = std::vector<double>;

double length(const Column& column)
{
    return std::sqrt(std::inner_product(column.begin(), column.end(), column.begin(), 0.0));
}

/// Takes out of a column what one of length one explains of it.
void take_out(Column& column, const Column& unit)
{
    const double part = std::inner_product(column.begin(), column.end(), unit.begin(), 0.0);
    for (std::size_t i = 0; i < column.size(); ++i) column[i] -= part * unit[i];
}

/// The number of the first column that those before it, and an intercept, leave nothing of: stricter than the fit's own
/// limit, so that what passes here can be fitted. By modified Gram and Schmidt. None: the number of columns.
std::size_t first_explained(std::vector<Column> columns)
{
    constexpr double nothing_left = 1e-7;
    std::vector<Column> units;
    for (std::size_t j = 0; j < columns.size(); ++j) {
        Column& own = columns[j];
        const double mean = std::accumulate(own.begin(), own.end(), 0.0) / static_cast<double>(own.size());
        const double size = length(own);
        for (double& value : own) value -= mean;
        const double spread = length(own);
        if (!(spread > nothing_left * size)) return j;
        for (const Column& unit : units) take_out(own, unit);
        const double left = length(own);
        if (!(left > nothing_left * spread)) return j;
        for (double& value : own) value /= left;
        units.push_back(own);
    }
    return columns.size();
}

template <class Years, class Of>
void check_rising(const Years& years, const Of& year, const std::string& path, Findings& findings)
{
    for (std::size_t k = 1; k < years.size(); ++k)
        if (year(years[k]) <= year(years[k - 1]) && findings.intact(item_path(path, k - 1) + ".year"))
            findings.add(codes::demand_years, item_path(path, k) + ".year", "does not come after the year before",
                         "years that rise");
}

/// Whether the years of a list rise, so that one can be looked up.
bool rise(const std::vector<YearDemand>& years)
{
    return std::is_sorted(years.begin(), years.end(),
                          [](const YearDemand& a, const YearDemand& b) { return a.year <= b.year; });
}

/// The drivers of a trade by name; nothing if one is not there, or has a value that could not be read.
std::vector<const DriverSpec*> drivers_of(const Scenario& s, const TradeSpec& trade, const Findings& findings)
{
    std::vector<const DriverSpec*> drivers;
    for (const std::string& name : trade.drivers) {
        const DriverSpec* driver = named(s.drivers, name);
        if (!driver || !findings.intact(item_path("drivers", static_cast<std::size_t>(driver - s.drivers.data()))))
            return {};
        drivers.push_back(driver);
    }
    return drivers;
}

/// One column a driver, over the trade's history; nothing if a year has no value, which is told.
std::vector<Column> columns_of(const TradeSpec& trade, const std::vector<const DriverSpec*>& drivers,
                               const std::string& path, Findings& findings)
{
    std::vector<Column> columns;
    for (const DriverSpec* driver : drivers) {
        Column& own = columns.emplace_back();
        for (std::size_t k = 0; k < trade.history.size(); ++k) {
            const Year year = trade.history[k].year;
            const auto value = std::find_if(driver->values.begin(), driver->values.end(),
                                            [&](const YearValue& v) { return v.year == year; });
            if (value == driver->values.end()) {
                findings.add(codes::driver_years, item_path(path + ".history", k) + ".year",
                             "driver '" + driver->name + "' has no value of " + std::to_string(year.value),
                             "a value of each driver for each year of the history");
                return {};
            }
            own.push_back(value->value);
        }
    }
    return columns;
}

void check_regression(const Scenario& s, const TradeSpec& trade, const std::string& path, Findings& findings)
{
    if (trade.drivers.empty())
        return findings.add(codes::missing_key, path + ".trend", "is a regression on no driver",
                            "'drivers', with names of drivers of the scenario");
    const std::size_t unknowns = trade.drivers.size() + 1;
    if (trade.history.size() < unknowns + 1)
        return findings.add(codes::few_years, path + ".trend",
                            "has " + std::to_string(unknowns) + " unknowns and " +
                                std::to_string(trade.history.size()) + " years of history",
                            "at least " + std::to_string(unknowns + 1) + " years, one more than unknowns");
    for (std::size_t k = 0; k < trade.history.size(); ++k)
        if (trade.history[k].demand.value == 0 &&
            std::any_of(trade.trend.values.begin(), trade.trend.values.end(),
                        [](const Choice::Value& v) { return v.name == "of" && v.value == 1; }))
            return findings.add(codes::log_of_nought, item_path(path + ".history", k) + ".demand",
                                "is nought, which has no logarithm", "tonnes above nought, or 'of: tonnes'");
    const std::vector<const DriverSpec*> drivers = drivers_of(s, trade, findings);
    if (drivers.empty()) return;
    const std::vector<Column> columns = columns_of(trade, drivers, path, findings);
    if (columns.empty()) return;
    const std::size_t explained = first_explained(columns);
    if (explained < columns.size())
        findings.add(codes::collinear_drivers, item_path(path + ".drivers", explained),
                     "'" + trade.drivers[explained] + "' does not vary by itself over the history",
                     "a driver that is no constant, nor a sum of the ones before it");
}

void check_s_curve(const TradeSpec& trade, const std::string& path, Findings& findings)
{
    double ceiling = 0;
    for (const Choice::Value& v : trade.trend.values) {
        if (v.name == "ceiling") ceiling = v.value;
        if (v.name == "steepness" && v.value != 0) return; // the curve needs no years
    }
    if (trade.demand.size() < 2)
        return findings.add(codes::s_curve_years, path + ".trend",
                            "is to go through " + std::to_string(trade.demand.size()) + " year(s) of demand",
                            "two years or more; or midpoint and steepness");
    for (std::size_t k = 0; k < trade.demand.size(); ++k)
        if (const double tonnes = trade.demand[k].demand.value; !(tonnes > 0 && tonnes < ceiling))
            return findings.add(codes::s_curve_years, item_path(path + ".demand", k) + ".demand",
                                "does not lie between nought and the ceiling",
                                "less than " + readable_text(ceiling, *type_info<YearlyMass>()) + ", and not nought");
}

} // namespace

void check_demand(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    const auto year_of = [](const auto& item) { return item.year; };
    for (std::size_t i = 0; i < s.drivers.size(); ++i) {
        const std::string path = item_path("drivers", i);
        if (s.drivers[i].values.empty())
            findings.add(codes::driver_years, path + ".values", "is empty", "a value of one year at least");
        check_rising(s.drivers[i].values, year_of, path + ".values", findings);
    }
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        const TradeSpec& trade = s.trades[i];
        const std::string path = item_path("trades", i);
        check_rising(trade.history, year_of, path + ".history", findings);
        for (std::size_t k = 0; k < trade.drivers.size(); ++k) {
            const std::string at = item_path(path + ".drivers", k);
            findings.known(trade.drivers[k], names.drivers, at);
            if (std::find(trade.drivers.begin(), trade.drivers.begin() + static_cast<std::ptrdiff_t>(k),
                          trade.drivers[k]) != trade.drivers.begin() + static_cast<std::ptrdiff_t>(k))
                findings.add(codes::named_twice, at, "'" + trade.drivers[k] + "' is named twice in this trade",
                             "each driver once");
        }
        if (!findings.intact(path + ".trend")) continue;
        if (trade.trend.name == s_curve_demand && findings.intact(path + ".demand") && rise(trade.demand))
            check_s_curve(trade, path, findings);
        if (trade.trend.name == regression_demand && findings.intact(path + ".history") && rise(trade.history))
            check_regression(s, trade, path, findings);
    }
}

} // namespace port
