#pragma once
#include "sim/pool.h"
#include "sim/process.h"
#include "sim/resource.h"

namespace sim {

/// How work goes on that was pre-empted.
enum class AfterPreemption : std::uint8_t {
    resume, ///< with what was left of it
    repeat, ///< from the start
};

/// How work is done: how it asks, and what becomes of it when it is pre-empted.
struct Work {
    Duration time;
    Asking asking{};
    AfterPreemption after = AfterPreemption::resume;
};

/// Takes `units` of a pool, works for `work.time` with them, and gives them back; `co_await` ends when the work is
/// done, however often it was pre-empted. Pre-empted, it stands before those of its priority, so it is the first of
/// them to go on. Pre-empted at the very instant at which its time is over, it is done. Interrupted for another reason
/// or stopped, it gives back what it holds. @throws Interrupted; std::invalid_argument  as PoolRequest
[[nodiscard]] Task<> work_with(Simulation& sim, Pool& pool, int units, Work work);
[[nodiscard]] inline Task<> work_with(Simulation& sim, Resource& resource, Work work)
{
    return work_with(sim, resource.pool(), 1, work);
}

} // namespace sim
