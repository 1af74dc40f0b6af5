#pragma once
#include "models/scenario/scenario.h"
#include "tools/report/table.h"
#include "tools/study/hindcast.h"

#include <span>

namespace port::report {

/// A row a criterion: its value, its limit, and whether it holds.
[[nodiscard]] Table criteria_table(const study::HindcastAnswer& answer);
/// Predicted against observed waits, a row a group of calls.
/// @param title  of the table; `of`: what the groups are
[[nodiscard]] Table errors_table(const char* title, const char* of, const std::vector<study::ErrorsOf>& errors);
/// A row a call: its observed wait, the predicted one and its band.
[[nodiscard]] Table forecast_table(const Scenario& scenario, std::span<const study::ObservedCall> calls,
                                   const study::HindcastAnswer& answer);

} // namespace port::report
