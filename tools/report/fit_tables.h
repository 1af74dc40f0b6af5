#pragma once
#include "tools/report/table.h"
#include "tools/study/fit_calls.h"
#include "tools/study/law_waits.h"

#include <vector>

namespace port::report {

/// A row a category: how its calls come, and what that says of chance, bunches and seasons.
[[nodiscard]] Table pattern_table(const std::vector<study::CategoryFit>& fits);
/// A row a law of the gaps, the best of each category first.
[[nodiscard]] Table gap_laws_table(const std::vector<study::CategoryFit>& fits);
/// A row a law of the parcels, by class of ship where the record names it.
[[nodiscard]] Table parcel_laws_table(const std::vector<study::CategoryFit>& fits);
/// A row a lag.
[[nodiscard]] Table correlation_table(const std::vector<study::CategoryFit>& fits);
/// A row a month that the record has.
[[nodiscard]] Table months_table(const std::vector<study::CategoryFit>& fits);
/// A row a law and place.
[[nodiscard]] Table law_waits_table(const std::vector<study::LawWait>& waits);

} // namespace port::report
