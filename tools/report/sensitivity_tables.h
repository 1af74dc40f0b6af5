#pragma once
#include "tools/report/table.h"
#include "tools/study/sensitivity/sensitivity_study.h"

#include <optional>

namespace port::report {

/// A row a doubt, the one that moves the figure most first: the range that was studied, and by method the figure at its
/// ends and the swing; mu*, mu, sigma and what chance does; or S1 and ST.
[[nodiscard]] Table sensitivity_table(const study::SensitivityAnswer& answer, const study::SensitivityRequest& request);

/// A tornado for a terminal: each doubt with a bar from the figure at its low end to that at its high one.
[[nodiscard]] Table tornado_bars(const study::SensitivityAnswer& answer, const study::SensitivityRequest& request);

/// Of a split of the variance: the figure's mean, what of its spread is doubt, and what chance. Else nothing.
[[nodiscard]] std::optional<Table> spread_table(const study::SensitivityAnswer& answer);

} // namespace port::report
