#pragma once
#include "tools/report/table.h"
#include "tools/study/ladder.h"

namespace port::report {

/// A row a rung, from the port as it is: what was added, what that gained, what the port then does and what binds.
[[nodiscard]] Table rungs_table(const study::Ladder& ladder, const study::LadderRequest& request);
/// What each investment is worth by the year in which it opens, seen from the port without any of them.
[[nodiscard]] Table build_years_table(const study::Ladder& ladder);

} // namespace port::report
