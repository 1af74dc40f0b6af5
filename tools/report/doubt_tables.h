#pragma once
#include "tools/report/table.h"
#include "tools/study/doubt.h"

namespace port::report {

/// What each doubt is, with the least, mean and greatest draw of the samples.
[[nodiscard]] Table doubts_table(const Scenario& scenario, const study::DoubtAnswer& answer);
/// Each main figure: mean with its interval, 5 and 95 % by doubt, standard deviations by doubt and by chance, and the
/// share of doubt in the variance of a run.
[[nodiscard]] Table doubt_figures_table(const study::DoubtAnswer& answer);

} // namespace port::report
