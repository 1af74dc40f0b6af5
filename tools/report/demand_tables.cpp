#include "tools/report/demand_tables.h"

#include "models/demand/drivers.h"

#include <cmath>

namespace port::report {
namespace {

std::string direction_of(const TradeSpec& trade)
{
    return std::string(words<Direction>[static_cast<std::size_t>(trade.direction)]);
}

std::string fitted(const DemandFit& fit)
{
    return fit.of_logarithm ? "ln(t)" : "t";
}

constexpr double kilo = 1000;

} // namespace

Table demand_table(const std::vector<TradeForecast>& trades)
{
    Table table{
        "What is asked of the port",
        {{"year", "", Align::right, 0},
         {"trade", "", Align::left},
         {"category", "", Align::left},
         {"direction", "", Align::left},
         {"law", "", Align::left},
         {"demand", "kt", Align::right, 1},
         {"low", "kt", Align::right, 1},
         {"high", "kt", Align::right, 1},
         {"standard error", "", Align::right},
         {"of", "", Align::left}},
        {},
        {"A fitted law's tonnes lie between low and high with a chance of 95 %, if the drivers come as given."}};
    for (const TradeForecast& own : trades)
        for (const YearForecast& year : own.years) {
            const auto& p = year.prediction;
            table.rows.push_back({static_cast<std::int64_t>(year.year), own.trade->name, own.trade->category,
                                  direction_of(*own.trade), year.given ? std::string("given") : own.trade->trend.name,
                                  year.tonnes / kilo, p ? Cell{p->low / kilo} : Cell{},
                                  p ? Cell{p->high / kilo} : Cell{}, p ? Cell{p->standard_error} : Cell{},
                                  p ? Cell{fitted(*own.fit)} : Cell{}});
        }
    return table;
}

Table category_demand_table(const Scenario& scenario, const std::vector<TradeForecast>& trades)
{
    Table table{"By category",
                {{"year", "", Align::right, 0},
                 {"category", "", Align::left},
                 {"direction", "", Align::left},
                 {"demand", "kt", Align::right, 1}},
                {},
                {}};
    const std::vector<int> years = forecast_years(scenario);
    for (const CategorySpec& category : scenario.categories)
        for (const Direction way : {Direction::loaded, Direction::unloaded})
            for (std::size_t y = 0; y < years.size(); ++y) {
                double sum = 0;
                bool any = false;
                for (const TradeForecast& own : trades)
                    if (own.trade->category == category.name && own.trade->direction == way) {
                        sum += own.years[y].tonnes;
                        any = true;
                    }
                if (any)
                    table.rows.push_back({static_cast<std::int64_t>(years[y]), category.name,
                                          std::string(words<Direction>[static_cast<std::size_t>(way)]), sum / kilo});
            }
    return table;
}

Table drivers_table(const Scenario& scenario)
{
    Table table{"What it goes by",
                {{"year", "", Align::right, 0},
                 {"driver", "", Align::left},
                 {"value", "", Align::right},
                 {"unit", "", Align::left},
                 {"from", "", Align::left}},
                {},
                {}};
    for (const DriverSpec& driver : scenario.drivers)
        for (const int year : forecast_years(scenario))
            table.rows.push_back({static_cast<std::int64_t>(year), driver.name, driver_in_year(driver, year),
                                  driver.unit, std::string(is_given(driver, year) ? "given" : "growth")});
    return table;
}

Table coefficients_table(const std::vector<TradeForecast>& trades)
{
    Table table{"What was fitted",
                {{"trade", "", Align::left},
                 {"of", "", Align::left},
                 {"term", "", Align::left},
                 {"coefficient", "", Align::right},
                 {"standard error", "", Align::right},
                 {"t", "", Align::right, 2}},
                {},
                {}};
    for (const TradeForecast& own : trades) {
        if (!own.fit) continue;
        const LinearFit& fit = own.fit->fit;
        for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
            const double error = fit.standard_errors[j];
            table.rows.push_back({own.trade->name, fitted(*own.fit),
                                  j == 0 ? std::string("intercept") : own.trade->drivers[j - 1], fit.coefficients[j],
                                  error, error > 0 ? Cell{fit.coefficients[j] / error} : Cell{}});
        }
    }
    return table;
}

Table fits_table(const std::vector<TradeForecast>& trades)
{
    Table table{"How well it fits",
                {{"trade", "", Align::left},
                 {"of", "", Align::left},
                 {"R2", "", Align::right, 4},
                 {"residual standard error", "", Align::right},
                 {"years", "", Align::right, 0},
                 {"degrees of freedom", "", Align::right, 0}},
                {},
                {}};
    for (const TradeForecast& own : trades)
        if (own.fit)
            table.rows.push_back({own.trade->name, fitted(*own.fit), own.fit->fit.r_squared,
                                  own.fit->fit.residual_error, static_cast<std::int64_t>(own.fit->fit.points),
                                  static_cast<std::int64_t>(own.fit->fit.degrees)});
    return table;
}

} // namespace port::report
