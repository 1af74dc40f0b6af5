#pragma once
#include "tools/report/table.h"
#include "tools/study/best_of.h"
#include "tools/study/compare.h"
#include "tools/study/compare_limits.h"

#include <string>
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

/// Each limit and alternative: the change with its interval, and whether the limit is held.
[[nodiscard]] Table limits_table(const std::vector<study::LimitOutcome>& outcomes,
                                 const std::vector<study::ComparedRun>& runs, bool strict);
/// Each scenario with its mean, the replications it took, and which one was selected.
[[nodiscard]] Table best_table(const study::BestAnswer& answer, const std::string& measure, const std::string& unit,
                               const std::vector<std::string>& labels);

} // namespace port::report
