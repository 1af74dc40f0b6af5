#pragma once
#include "models/bound/warnings.h"
#include "tools/report/table.h"

#include <vector>

namespace port::report {

/// What each category and the port are asked by year, in how many calls.
[[nodiscard]] Table offered_table(const Scenario& scenario, const std::vector<bound::BoundYear>& years);
/// Calls and parcels of each class in each trade, by year.
[[nodiscard]] Table mix_table(const Scenario& scenario, const std::vector<bound::BoundYear>& years);
/// Expected occupancy and waiting of berths that trades share, by year.
[[nodiscard]] Table berth_groups_table(const std::vector<bound::BoundYear>& years);
/// Each link's waterfall, by year.
[[nodiscard]] Table waterfalls_table(const std::vector<bound::BoundYear>& years);
/// What each category and the port can have at most, and what stops more, by year.
[[nodiscard]] Table bounds_table(const std::vector<bound::BoundYear>& years);
[[nodiscard]] Table warnings_table(const std::vector<bound::Warning>& warnings);

} // namespace port::report
