#pragma once
#include "tools/scenario_io/diagnostic.h"
#include "tools/sweep/plan.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace port::sweep {

/// What planning is told beside the study file.
struct PlanOptions {
    std::vector<std::string> sets;       ///< changes that hold at every point, after those of the study
    std::optional<std::uint64_t> shards; ///< nothing: some thousand replications a shard, 64 shards at least
    std::string model_version;
};

/// A plan, or all that is wrong with the study, with file, line and column.
struct Planned {
    std::optional<Plan> plan;
    std::vector<io::Diagnostic> diagnostics;
};

/// At most so many points; more would not end in a year on a thousand cores.
inline constexpr std::uint64_t most_points = 10'000'000;

/// Reads a study file and its base, tries every listed value and both ends of every range on the base, runs the base
/// once to know its figures, and lays the sweep out. Runs no point.
/// @throws ModelFailure  if the base can't be run
[[nodiscard]] Planned make_plan(const std::filesystem::path& study, const Catalogues& catalogues,
                                const PlanOptions& options);

} // namespace port::sweep
