#pragma once
#include "models/demand/demand_law.h"
#include "models/scenario/scenario.h"

#include <optional>
#include <vector>

namespace port {

/// One year's tonnes of a trade, and how sure they are.
struct YearForecast {
    int year = 0;
    double tonnes = 0;                    ///< t, as a run offers them
    bool given = false;                   ///< by the scenario, so that no law says them
    std::optional<Prediction> prediction; ///< of a year that a fitted law says
};

/// A trade's demand over the years of a run.
struct TradeForecast {
    const TradeSpec* trade = nullptr; ///< of the scenario, which outlives it
    std::vector<YearForecast> years;
    std::optional<DemandFit> fit;
};

/// The demand of each trade that has one, in the order of the scenario, for each calendar year that a run reports; of a
/// run by a horizon, for the year it starts in.
/// @param scenario  `check` has found nothing wrong with it
[[nodiscard]] std::vector<TradeForecast> forecasts(const Scenario& scenario);

/// The calendar years of those.
[[nodiscard]] std::vector<int> forecast_years(const Scenario& scenario);

} // namespace port
