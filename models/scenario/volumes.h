#pragma once
#include "models/scenario/scenario.h"

#include <optional>
#include <string>

namespace port {

/// t/m3 of all cargo of a category, over all its trades; nothing if they differ, or one is not known.
[[nodiscard]] std::optional<double> one_density(const Scenario& scenario, const std::string& category);
/// t/m3 of all cargo that goes over a pipeline, likewise.
[[nodiscard]] std::optional<double> one_density(const Scenario& scenario, const Pipeline& line);

/// Gives what is rated in cubic metres its rate in tonnes, at the density of its cargo. Books are in tonnes.
void rate_in_tonnes(Scenario& scenario);

} // namespace port
