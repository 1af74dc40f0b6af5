#include "sim/work.h"

namespace sim {

Task<> work_with(Simulation& sim, Pool& pool, int units, Work work)
{
    Duration left = work.time;
    for (;;) {
        PoolRequest request{pool, units, work.asking};
        const Lease lease = co_await request;
        const Time began = sim.now();
        try {
            co_await delay(sim, left);
            co_return;
        } catch (const Preempted&) {
            if (!lease.preempted()) throw; // it lost something else
        }
        const Duration done = sim.now() - began;
        if (done == left) co_return;
        if (work.after == AfterPreemption::resume) left -= done;
        work.asking.before_equals = true;
    }
}

} // namespace sim
