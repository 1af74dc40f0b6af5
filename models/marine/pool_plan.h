#pragma once
#include "sim/time.h"

#include <algorithm>

namespace port {

/// When a pool of `count` alike units, planned for some jobs, has `needed` of them free for the whole of [start, end):
/// `start` itself if it has, else a time before which it can't; the end of time if there is none.
///
/// @param held, back  of a job, its units and when they are free again; a job holds them from its `start`
template <class Jobs, class Held, class Back>
[[nodiscard]] sim::Time free_from(const Jobs& jobs, int count, int needed, sim::Time start, sim::Time end, Held held,
                                  Back back)
{
    const auto busy_at = [&](sim::Time t) {
        int busy = 0;
        for (const auto& job : jobs)
            if (job.start <= t && t < back(job)) busy += held(job);
        return busy;
    };
    // The number at work only rises where a job starts: look there and at the start itself.
    sim::Time short_at = sim::end_of_time;
    if (busy_at(start) + needed > count) short_at = start;
    for (const auto& job : jobs)
        if (job.start > start && job.start < end && job.start < short_at && busy_at(job.start) + needed > count)
            short_at = job.start;
    if (short_at == sim::end_of_time) return start;
    sim::Time next = sim::end_of_time; // not before one of those that are at work then is back
    for (const auto& job : jobs)
        if (held(job) > 0 && job.start <= short_at && back(job) > short_at) next = std::min(next, back(job));
    return next;
}

} // namespace port
