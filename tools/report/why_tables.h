#pragma once
#include "tools/report/table.h"
#include "tools/study/why.h"

namespace port::report {

/// What each resource spends its time for: for people a row a resource with its causes, the greatest first; `every`
/// gives a row a cause with its interval.
[[nodiscard]] Table times_table(const study::Why& why, bool every);
/// Who waits for whom, a row a step.
[[nodiscard]] Table chain_table(const study::Why& why);
/// What a little more of each gains: tonnes, waiting and, where costs are asked, money, with intervals.
[[nodiscard]] Table trials_table(const study::Why& why, double confidence);

} // namespace port::report
