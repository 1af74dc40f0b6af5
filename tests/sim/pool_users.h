#pragma once
#include "sim/any_of.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/sim/story.h"

/// Comes at `at`, takes `units`, keeps them for `time`.
inline sim::Process user(sim::Simulation& sim, sim::Pool& pool, Story& story, std::string name, sim::Duration at,
                         int units, sim::Duration time, int priority = 0)
{
    if (at > sim::Duration::zero()) co_await sim::delay(sim, at);
    const sim::Lease lease = co_await pool.take(units, priority);
    story.tell(name + " takes " + std::to_string(lease.units()));
    co_await sim::delay(sim, time);
    story.tell(name + " leaves");
}

inline sim::Process patient(sim::Simulation& sim, sim::Pool& pool, Story& story, int units, sim::Duration first,
                            sim::Duration second)
{
    sim::PoolRequest request{pool, units};
    if (co_await sim::within(sim, first, request)) {
        const sim::Lease lease = request.lease();
        story.tell("came at first with " + std::to_string(lease.units()));
        co_await sim::delay(sim, std::chrono::seconds(5));
    } else {
        story.tell("gave up once");
        if (second == sim::Duration::zero()) {
            const sim::Lease lease = co_await request; // the same request, now without a limit
            story.tell("came in the end");
            co_await sim::delay(sim, std::chrono::seconds(5));
        } else {
            const bool came = co_await sim::within(sim, second, request);
            story.tell(came ? "came at second" : "gave up twice");
        }
    }
    story.tell("done");
}
