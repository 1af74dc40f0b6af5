#pragma once
#include "models/demand/forecast.h"
#include "tools/report/table.h"

namespace port::report {

/// The tonnes of each trade and year, by which law, and between what they lie with a chance of 95 % where a law is
/// fitted.
[[nodiscard]] Table demand_table(const std::vector<TradeForecast>& trades);
/// The tonnes of each category, direction and year.
[[nodiscard]] Table category_demand_table(const Scenario& scenario, const std::vector<TradeForecast>& trades);
/// The value of each driver in each year, and whether it is given.
[[nodiscard]] Table drivers_table(const Scenario& scenario);
/// The coefficients of each fitted law with standard errors and t; no rows where none is fitted.
[[nodiscard]] Table coefficients_table(const std::vector<TradeForecast>& trades);
/// How well each fitted law fits: R2, residual standard error, years, degrees of freedom.
[[nodiscard]] Table fits_table(const std::vector<TradeForecast>& trades);

} // namespace port::report
