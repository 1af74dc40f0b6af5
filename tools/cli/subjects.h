#pragma once
#include "tools/cli/options.h"
#include "tools/scenario_io/read_scenario.h"

#include <string>
#include <vector>

namespace port::cli {

/// One scenario of the command line, read and found right.
struct Subject {
    std::string file;
    std::string label; ///< tells it from the others; empty if it is the only one
    io::ReadResult read;
};

/// Reads all before any runs, so that a mistake in the last costs no time, and shows all that is wrong at once.
/// @return nothing if something is wrong
[[nodiscard]] std::vector<Subject> read_all(const RunOptions& options);

} // namespace port::cli
