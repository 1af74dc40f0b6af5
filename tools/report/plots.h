#pragma once
#include "tools/report/answer.h"
#include "tools/report/figure_tables.h"

#include <string>
#include <vector>

namespace port::report {

/// The plots of a report, each one <svg>: throughput against demand, waiting, berth occupancy, causes of waiting. Those
/// without a figure are left out.
[[nodiscard]] std::vector<std::string> plots_of(const Answer& answer, const Names& names);

/// Gains of the trials as bars, for the first year in which a resource binds and for the last; nothing without trials.
[[nodiscard]] std::vector<std::string> trial_plots(const study::Verdict& verdict);

} // namespace port::report
