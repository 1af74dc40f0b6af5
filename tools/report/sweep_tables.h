#pragma once
#include "tools/report/table.h"
#include "tools/store/merged_file.h"

#include <span>

namespace port::report {

/// A row a point: its number, what each path was given, how it ended, and each measure's mean over the replications
/// with its interval at 95 % by Student's t.
[[nodiscard]] Table sweep_table(const store::MergedHead& head, std::span<const store::MergedPoint> points);

} // namespace port::report
