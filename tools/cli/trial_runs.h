#pragma once
#include "tools/cli/options.h"
#include "tools/cli/progress.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/commands.h"
#include "tools/store/store.h"
#include "tools/study/trials.h"

#include <memory>
#include <optional>
#include <string>

namespace port::cli {

inline constexpr const char* one_replication =
    "--replications: with one no gain can be told from chance; give at least two";

/// As `check`, and that replications are a fixed number. @throws BadUsage
void check_trials(const RunOptions& options);
/// A year, from its text. @throws BadUsage
[[nodiscard]] std::optional<int> year_of(const std::string& text);

/// The runs of a study that tries changes: its store, its progress, and the signal that stops it.
class TrialRuns {
public:
    TrialRuns(const RunOptions& options, const commands::RunRequest& as_run);

    [[nodiscard]] study::TrialRequest request();
    [[nodiscard]] study::RunFigures figures();
    /// What the store was used for, on stderr. @return the exit code
    [[nodiscard]] int tell_of_store() const;

private:
    const RunOptions& options_;
    const commands::RunRequest& as_run_;
    std::unique_ptr<store::Store> kept_;
    StopOnSignal stop_;
    Progress progress_;
    commands::ReplicationSource source_;
};

} // namespace port::cli
