#pragma once
#include "models/scenario/landside.h"

#include <vector>

namespace port {

/// When freight paths that are the port's begin on each day, ascending, from its midnight: at the line's slots or
/// evenly over its hours, but for those near a passenger train that has a timetable.
[[nodiscard]] std::vector<sim::Duration> freight_paths(const RailLine& line);

} // namespace port
