#pragma once
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"

#include <vector>

namespace port {

/// Everything of a scenario that may bind, in the order of the sea, the berths, and the land.
[[nodiscard]] std::vector<Resource> all_resources(const Scenario& scenario);

} // namespace port
