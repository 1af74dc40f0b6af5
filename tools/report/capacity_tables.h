#pragma once
#include "tools/report/table.h"
#include "tools/study/capacity.h"

#include <string>

namespace port::report {

/// The capacity in one row: tonnes a year with the interval, times what the scenario asks, what stops it, what binds.
[[nodiscard]] Table capacity_table(const study::Capacity& capacity, const std::string& of);
/// The demands tried, ascending: asked and moved, mean waiting and waiting ratio with their bands, and the figure of
/// each rule that is another one.
/// @param every  all of them; else one every two parts in a hundred, and the capacity
[[nodiscard]] Table capacity_curve(const study::Capacity& capacity, const std::vector<study::CapacityRule>& rules,
                                   const std::string& of, bool every);
} // namespace port::report
