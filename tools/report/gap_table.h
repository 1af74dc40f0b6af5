#pragma once
#include "tools/report/table.h"
#include "tools/study/bound_gap.h"

#include <span>

namespace port::report {

/// A row a year and category, and the port: demand, what the links let pass and by which, what moved, the gap between
/// the two, and why there is one. Tonnages in t.
[[nodiscard]] Table gap_table(std::span<const study::BoundGap> gaps);

} // namespace port::report
