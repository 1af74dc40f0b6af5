#pragma once
#include "tools/cli/options.h"
#include "tools/commands.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace port::cli {

/// A mistake on the command line itself. Exit code 2.
struct BadUsage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A share such as '2%', '2 %' or 0.02. @throws BadUsage  that names the option, unless it lies between 0 and 1
[[nodiscard]] double share_of(const std::string& text, const char* option);

/// The values set on the command line, as `path=value`; `--horizon` and `--warm-up` among them, last.
[[nodiscard]] std::vector<std::string> all_sets(const RunOptions& options);

/// @throws BadUsage  if options do not go together, one of their texts means nothing, or an output would be written
/// over a scenario or over another output
void check(const RunOptions& options);

/// The files that a run writes.
[[nodiscard]] std::vector<std::string> outputs_of(const RunOptions& options);

/// The options that passed `check`, as a question to the model; stop, progress and store are left to the caller.
[[nodiscard]] commands::RunRequest request_of(const RunOptions& options, const Scenario& scenario);

/// What a study's store was used for, on stderr. @return the exit code
[[nodiscard]] int tell_of_store(const RunOptions& options, const commands::StoreUse& use);

/// The line that repeats the run of one scenario: a shell reads it back word by word.
[[nodiscard]] std::string repeat_line(const RunOptions& options, const std::string& scenario,
                                      const commands::RunRequest& request);

} // namespace port::cli
