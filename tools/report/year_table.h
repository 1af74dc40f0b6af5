#pragma once
#include "models/results/figures.h"
#include "tools/report/figure_tables.h"
#include "tools/report/table.h"
#include "tools/study/binding.h"

namespace port::report {

/// A row a year: demand, throughput, both again for the busiest categories, waiting (mean with its interval) and its
/// ratio, berth occupancy, what binds and what 10 % more of it would give. Columns of figures that the summary does not
/// have are left out. A year without steady state has no mean wait; its closing backlog stands in a column of its own
/// and its note says so; so does that of a year in which more than 2 % of the calls were unfinished.
/// @param most_categories  how many categories get columns; none if the scenario has but one
[[nodiscard]] Table year_table(const Summary& summary, const study::Verdict& verdict, const Names& names,
                               std::size_t most_categories = 1);

/// The categories by throughput and demand over all years, greatest first; those without any left out.
[[nodiscard]] std::vector<std::string> busiest(const Summary& summary, const Names& names);

/// A gain in words: "+310 kt ± 40", "12.5 h a call saved ± 3".
[[nodiscard]] std::string gain_text(const study::Gain& gain);

/// One row a trial and year: resource, change, year, gain with its interval; the same for CSV, JSON and people.
[[nodiscard]] Table trial_rows(const study::Verdict& verdict);

/// One row a year: year, settled, demand and throughput in Mt, binds, reason, gain. What JSON carries.
[[nodiscard]] Table binding_rows(const study::Verdict& verdict);

} // namespace port::report
