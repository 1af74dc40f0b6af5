#pragma once
#include "tools/sweep/attempt.h"
#include "tools/sweep/folder.h"
#include "tools/sweep/sweep.h"

#include <cstdint>
#include <string>
#include <vector>

namespace port::sweep {

/// How a sweep stands, read from its folder alone.
struct State {
    std::uint64_t points = 0, shards = 0;
    std::uint64_t points_done = 0;      ///< of shards whose part stands
    std::uint64_t points_begun = 0;     ///< of shards at work, as far as their logs say
    std::vector<std::uint64_t> missing; ///< shards without a part, ascending
    std::vector<std::uint64_t> at_work; ///< of them, those whose log spoke in the last two minutes and has no end
    std::uint64_t attempts = 0;         ///< that were begun
    Spent spent;                        ///< of all attempts that left a part
    std::string first_failure;          ///< of an attempt, with its shard; empty if none failed
    bool cancelled = false;
};
/// @param cost  whether to sum up what shards cost, which reads a log for each that is there
[[nodiscard]] State state_of(const Folder& folder, const Plan& plan, bool cost = false);

/// Shards as people list them: "3, 7-9, 12", cut after some.
[[nodiscard]] std::string listed(const std::vector<std::uint64_t>& shards, std::size_t most = 12);

} // namespace port::sweep
