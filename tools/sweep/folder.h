#pragma once
#include "tools/sweep/plan.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace port::sweep {

/// The folder of a sweep. What it holds is the truth about it, never what a scheduler says:
///
///     plan.json                             what is to be run
///     parts/3f/shard-63.1.part              what attempt 1 at shard 63 found; there when it is whole
///     attempts/3f/shard-63.1.log            how that attempt goes: where, since when, how far
///     cancel                                while it stands here, shards end at their next point
///     results.db, results.provenance.json   what `merge` writes
class Folder {
public:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path plan() const { return path_ / "plan.json"; }
    [[nodiscard]] std::filesystem::path cancel() const { return path_ / "cancel"; }
    [[nodiscard]] std::filesystem::path results() const { return path_ / "results.db"; }
    [[nodiscard]] std::filesystem::path part(std::uint64_t shard, int attempt) const;
    [[nodiscard]] std::filesystem::path log(std::uint64_t shard, int attempt) const;

    /// The attempts at each shard that left a part, or a log, ascending; one look at the folder for all shards.
    struct Attempts {
        std::vector<std::vector<int>> parts, logs; ///< by shard
    };
    /// @throws PlanRefused  if a part of a shard stands there that the plan does not have
    [[nodiscard]] Attempts attempts(std::uint64_t shards) const;
    /// The same of one shard.
    [[nodiscard]] std::vector<int> parts_of(std::uint64_t shard) const;
    [[nodiscard]] std::vector<int> logs_of(std::uint64_t shard) const;

    /// Makes the folder and writes the plan into it, whole or not at all.
    /// @throws PlanRefused          if another plan stands there
    /// @throws store::StoreFailure  if it can't be written
    void begin(const Plan& plan) const;
    /// @throws PlanRefused  without a plan, or with one that can't be used, or of another model than `model_version`
    [[nodiscard]] Plan read_plan(std::string_view model_version) const;

private:
    std::filesystem::path path_;
};

} // namespace port::sweep
