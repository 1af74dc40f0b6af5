#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/scenario.h"

#include <span>
#include <string>
#include <vector>

namespace port {

/// Everything that does not fit together in a scenario, all at once (the first 1,000 problems): names, references,
/// sums, and ships that could never be served on any day the scenario knows. Ranges of single values are kept by
/// whoever sets them, and looked at again here.
///
/// @param broken  paths of values that could not be read: what rests on them is not judged, so that one mistake in a
/// file
///                gives one error
[[nodiscard]] std::vector<Problem> check(const Scenario& scenario, const Catalogues& catalogues,
                                         std::span<const std::string> broken = {});

} // namespace port
