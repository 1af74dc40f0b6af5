#pragma once
#include "models/scenario/scenario.h"

#include <deque>
#include <vector>

namespace port {

/// A scenario on its first day and on every later day that changes it: what opens, what closes, and what the network
/// behind the port gives. A plain value, made once for all replications.
struct Versions {
    Scenario given;                 ///< as it was asked for
    std::vector<Date> from;         ///< the days after the first, in order
    std::deque<Scenario> scenarios; ///< one more than days
};

/// @throws ModelFailure  if the ways over land of a trade follow the network and none of its cargo goes over them
[[nodiscard]] Versions versions_of(const Scenario& scenario);

} // namespace port
