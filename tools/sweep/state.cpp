#include "tools/sweep/state.h"

#include "tools/sweep/attempt.h"

#include <fmt/format.h>

namespace port::sweep {
namespace {

constexpr double silent = 120; ///< s; a log speaks every 30

std::uint64_t points_in(const Plan& plan, std::uint64_t shard)
{
    return plan.points / plan.shards + (shard < plan.points % plan.shards ? 1 : 0);
}

void add(Spent& sum, const std::optional<Spent>& spent)
{
    if (!spent) return;
    sum.replications += spent->replications;
    sum.processor += spent->processor;
    sum.model += spent->model;
}

} // namespace

State state_of(const Folder& folder, const Plan& plan, bool cost)
{
    State state;
    state.points = plan.points;
    state.shards = plan.shards;
    state.cancelled = std::filesystem::exists(folder.cancel());
    const Folder::Attempts all = folder.attempts(plan.shards);
    for (std::uint64_t shard = 0; shard < plan.shards; ++shard) {
        state.attempts += all.logs[shard].size();
        if (!all.parts[shard].empty()) {
            state.points_done += points_in(plan, shard);
            for (const int attempt : cost ? all.parts[shard] : std::vector<int>())
                add(state.spent, read_log(folder.log(shard, attempt)).spent);
            continue;
        }
        state.missing.push_back(shard);
        for (const int attempt : all.logs[shard]) {
            const AttemptLog log = read_log(folder.log(shard, attempt));
            const bool failed = !log.crashed.empty() || (!log.end.empty() && !log.spent && log.end != "stopped");
            if (failed && state.first_failure.empty())
                state.first_failure = fmt::format(
                    "shard {}, attempt {}: {}", shard, attempt,
                    log.crashed.empty() ? log.end : fmt::format("crashed at point {}", log.crashed.front()));
            if (attempt != all.logs[shard].back() || failed || !log.end.empty() || log.age > silent) continue;
            state.at_work.push_back(shard);
            state.points_begun += log.done.value_or(0);
        }
    }
    return state;
}

std::string listed(const std::vector<std::uint64_t>& shards, std::size_t most)
{
    std::string text;
    std::size_t spans = 0;
    for (std::size_t i = 0; i < shards.size();) {
        std::size_t end = i + 1;
        while (end < shards.size() && shards[end] == shards[end - 1] + 1) ++end;
        if (++spans > most) return text + fmt::format(" and {} more", shards.size() - i);
        if (!text.empty()) text += ", ";
        text += end == i + 1 ? fmt::format("{}", shards[i]) : fmt::format("{}-{}", shards[i], shards[end - 1]);
        i = end;
    }
    return text;
}

} // namespace port::sweep
