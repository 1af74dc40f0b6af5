#pragma once
#include "tools/cli/options.h"
#include "tools/commands.h"
#include "tools/report/answer.h"

#include <string>
#include <vector>

namespace port::cli {

/// Whether what goes there may have colours: a terminal, and NO_COLOR is not set (https://no-color.org).
[[nodiscard]] bool colours(int file_descriptor);

/// Looks at every file that the run is to write, before it runs.
/// @throws FileFailure
void check_files(const RunOptions& options);

/// Writes all that was asked for: files first, then stdout, because a program that stdout leads to may end this one.
/// One that can't be written keeps none of the others back.
/// @param calls  of each answer, in the same order
/// @return what could not be written, and why; empty if all was
/// @throws NobodyReads
[[nodiscard]] std::vector<std::string> write_outputs(const RunOptions& options,
                                                     const std::vector<report::Answer>& answers,
                                                     const std::vector<std::vector<CallRow>>& calls);

} // namespace port::cli
