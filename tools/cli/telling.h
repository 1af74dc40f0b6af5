#pragma once
#include "tools/report/table.h"
#include "tools/scenario_io/read_scenario.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace port::cli {

/// The scenario of a file and its `--set` texts; nothing if something is wrong with it, which is told on stderr.
/// @param outputs  files that are to be written
/// @throws BadUsage  if one of them is a file that the scenario is read from: itself, a base, a list
[[nodiscard]] std::optional<io::ReadResult> read_or_tell(const std::string& file, const std::vector<std::string>& sets,
                                                         const std::vector<std::string>& outputs = {});

/// @throws BadUsage  as above
void refuse_to_write_over(const io::ReadResult& read, const std::vector<std::string>& outputs);

/// Tells mistakes on stderr. @return whether there were any
[[nodiscard]] bool told(const std::vector<io::Diagnostic>& diagnostics);

/// Tables, each with its key in JSON.
using Tables = std::vector<std::pair<const char*, report::Table>>;
enum class TablesAs { terminal, json, csv };
/// One JSON object; or all tables as CSV, each under a line with its title; or those with rows, as the terminal shows
/// them.
[[nodiscard]] std::string text_of(const Tables& tables, TablesAs form);

} // namespace port::cli
