#pragma once
#include "tools/sweep/folder.h"
#include "tools/sweep/sweep.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace port::sweep {

/// How an attempt at a shard ended.
enum class ShardEnd {
    done,          ///< its part stands
    there_already, ///< a part of another attempt stood there: nothing was run
    stopped,       ///< asked to stop: nothing is kept of it
};

/// Runs all points of a shard and leaves its part: the one primitive that every way of running a sweep comes to.
/// Several attempts at one shard may run at once; each leaves a part of its own, and they are alike.
/// @param scratch  a folder on this machine for what is being written
/// @throws store::StoreFailure, std::out_of_range
[[nodiscard]] ShardEnd run_shard(const Folder& folder, const Sweep& sweep, std::uint64_t shard,
                                 const std::filesystem::path& scratch, const std::stop_token& stop);

} // namespace port::sweep
