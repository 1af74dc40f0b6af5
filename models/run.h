#pragma once
#include "models/record/calls.h"
#include "models/record/run_errors.h"
#include "models/versions.h"
#include "models/results/figures.h"
#include "models/scenario/scenario.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace port {

struct RunOptions {
    bool calls = false; ///< keep a row a ship call
    std::stop_token stop{};
};

/// What one replication yields: its figures and, when asked for, its calls. A plain value.
struct RunResult {
    std::vector<Measured> figures;
    std::vector<CallRow> calls;
    std::uint64_t events = 0;
};

/// Runs one replication of a scenario that `check` found nothing wrong with.
///
/// The same scenario, seed and replication give the same result to the byte, whatever else runs beside it.
/// @throws ModelFailure  if the balance of a category does not close, or a process can never go on
/// @throws RunStopped    when `options.stop` asks for it
[[nodiscard]] RunResult run(const Versions& scenario, std::uint64_t seed, std::uint64_t replication,
                            const RunOptions& options = {});
/// The same, for a scenario that is run once: what its days change is found first.
[[nodiscard]] RunResult run(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                            const RunOptions& options = {});

} // namespace port
