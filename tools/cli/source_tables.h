#pragma once
#include "tools/report/table.h"
#include "tools/scenario_io/read_scenario.h"

namespace port::cli {

/// Every value of a scenario, in base units or as the file has it, with where it comes from and why.
[[nodiscard]] report::Table sources_table(const io::ReadResult& read);
/// How many values come from where, and which part of all that is.
[[nodiscard]] report::Table source_shares_table(const io::ReadResult& read);

} // namespace port::cli
