#pragma once
#include "tools/sweep/folder.h"
#include "tools/sweep/state.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace port::sweep {

/// How shards are run on this machine: each by a program of its own, so that a crash takes one attempt with it.
struct LocalOptions {
    unsigned workers = 0; ///< 0: as many as there are cores
    int retries = 2;      ///< further attempts at a shard whose program failed or crashed
    /// The line that runs one shard; the shard's number is put behind it.
    std::vector<std::string> worker;
    std::stop_token stop{};
    std::function<void(const State&)> progress{}; ///< about once a second, and at the end
};

/// Runs the missing shards. Ends when all are there, when those that are left have failed too often, or when it is
/// asked to stop; then what is at work is ended too. The workers end if this program is killed.
/// @return how the sweep stands then
[[nodiscard]] State run_local(const Folder& folder, const Plan& plan, const LocalOptions& options);

} // namespace port::sweep
