#pragma once
#include "tools/store/merged_file.h"

#include <span>
#include <string>

namespace port::report {

/// One self-contained HTML page of a sweep: for each measure its curves over the first path (a line for each value of
/// the second) and its surface over both, or, where the points lie on no grid, dots over each path; then a row a point.
/// No script, no network. Valid as XML too.
[[nodiscard]] std::string sweep_html(const store::MergedHead& head, std::span<const store::MergedPoint> points);

} // namespace port::report
