#pragma once
#include "models/results/facts.h"
#include "models/results/figures.h"

namespace port {

/// Every figure of one replication, for the reported periods, in the order of the catalogue in the room's README. The
/// only place where facts become figures.
[[nodiscard]] std::vector<Measured> measure(const Facts& facts);

} // namespace port
