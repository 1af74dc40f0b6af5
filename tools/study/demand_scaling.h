#pragma once
#include "models/scenario/scenario.h"

#include <string>

namespace port::study {

/// Every trade of the port, where a category could be named.
inline constexpr const char* every_category = "all";

/// The scenario with `factor` times the demand of a category, or of all: the tonnes of its trades in each year that is
/// reported, whichever law says them. Parcels stay, so the number of calls grows; listed calls, fleets and gaps that
/// are given stay too. A factor of 1 changes nothing.
/// @throws BadQuestion (amount.h)  if there is no such category, no demand of it that could be scaled, or the demand
/// would be more than a scenario may say
[[nodiscard]] Scenario with_demand(const Scenario& scenario, const std::string& category, double factor);

/// Tonnes asked in a year of a category, or of all, by trades whose demand can be scaled; 0 is the year a horizon
/// begins in.
[[nodiscard]] double yearly_demand(const Scenario& scenario, const std::string& category, int year);

} // namespace port::study
