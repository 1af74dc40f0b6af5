#pragma once
#include "models/results/figures.h"
#include "tools/store/store_failure.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace port::store {

/// Whether a file holds the results of a sweep, by the mark in its head; a store does not.
/// @throws StoreFailure  if there is no such file, or it is no SQLite file
[[nodiscard]] bool is_merged_sweep(const std::filesystem::path& file);

/// Replications of one scenario that a store keeps: those of one seed and one model.
struct KeptRun {
    std::int64_t scenario = 0; ///< its number in the store
    std::string title;
    std::string model_version, seed;
    std::size_t replications = 0;
};

/// All that a store keeps, in the order it came. @throws StoreFailure
[[nodiscard]] std::vector<KeptRun> kept_runs(const std::filesystem::path& file);

/// The figures of each replication of a run, in the order of their numbers, bit for bit. @throws StoreFailure
[[nodiscard]] std::vector<std::vector<Measured>> kept_figures(const std::filesystem::path& file, const KeptRun& run);

} // namespace port::store
