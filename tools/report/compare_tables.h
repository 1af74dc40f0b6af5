#pragma once
#include "tools/report/table.h"
#include "tools/study/compare.h"

#include <vector>

namespace port::report {

/// Every figure compared, a row each: both means, the difference with its interval, and what can be said of it.
/// @param alike  whether those are rows too that are the same in every replication; else a note counts them
[[nodiscard]] Table compared_table(const study::Comparison& comparison, const std::vector<study::ComparedRun>& runs,
                                   bool alike);
/// What differs between the scenarios, a row a path.
[[nodiscard]] Table changed_paths_table(const study::Comparison& comparison,
                                        const std::vector<study::ComparedRun>& runs);
/// What binds in each year compared, before and after.
[[nodiscard]] Table binding_moves_table(const study::Comparison& comparison,
                                        const std::vector<study::ComparedRun>& runs);

} // namespace port::report
