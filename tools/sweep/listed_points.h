#pragma once
#include "tools/scenario_io/diagnostic.h"
#include "tools/sweep/plan.h"

#include <filesystem>
#include <vector>

namespace port::sweep {

/// Reads the points of a design `list` from a CSV: its header names paths, each row is a point. The factors become
/// those paths; each cell is tried on the base. Lines that begin with '#' may stand at the start.
/// @param problems  gets what is wrong with the file as such, with the path `list`
/// @param of_list   gets what is wrong in it, with line and column
void read_listed(Plan& plan, const std::filesystem::path& file, const Scenario& base, const Catalogues& catalogues,
                 std::vector<Problem>& problems, std::vector<io::Diagnostic>& of_list);

} // namespace port::sweep
