#include "models/results/laytime.h"

#include <algorithm>

namespace port {
namespace {

constexpr sim::Duration day = std::chrono::hours(24);
constexpr sim::Duration week = 7 * day;

/// How far an allowance has run down, and when.
struct Run {
    sim::Time at;
    sim::Duration left;
};

/// Runs an allowance down from an instant to another, or until nothing is left. Between two changes of what holds, all
/// time counts or none.
Run run_down(const CallStages& call, std::span<const Excepted> excepted, sim::Time from, sim::Time stop,
             sim::Duration left)
{
    while (from < stop && left > sim::Duration::zero()) {
        sim::Time next = stop;
        for (const sim::Time bound : {call.passage, call.all_fast, call.work_starts, call.work_ends})
            if (bound > from) next = std::min(next, bound);
        const bool moves = from >= call.passage && from < call.all_fast;
        const auto touches = [&](ExceptedFor hours) {
            if (hours == ExceptedFor::alongside) return from >= call.all_fast;
            return hours == ExceptedFor::all_hours || from < call.work_starts || from >= call.work_ends;
        };
        bool counts = !moves;
        for (const Excepted& e : excepted) {
            next = std::min(next, e.next_change(from));
            if (e.holds(from) && touches(e.hours())) counts = false;
        }
        const sim::Duration step = counts ? std::min(next - from, left) : next - from;
        if (counts) left -= step;
        from += step;
    }
    return {from, left};
}

} // namespace

Excepted::Excepted(std::vector<Stretch> stretches, std::optional<sim::Time> sunday, ExceptedFor hours)
    : sunday_(sunday), hours_(hours)
{
    std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    for (const Stretch& s : stretches) {
        if (s.to <= s.from) continue;
        if (!bounds_.empty() && s.from <= bounds_.back()) {
            bounds_.back() = std::max(bounds_.back(), s.to);
            continue;
        }
        bounds_.push_back(s.from);
        bounds_.push_back(s.to);
    }
}

sim::Duration Excepted::since_sunday(sim::Time time) const
{
    const sim::Duration since = (time - *sunday_) % week;
    return since < sim::Duration::zero() ? since + week : since;
}

bool Excepted::holds(sim::Time time) const
{
    if (sunday_ && since_sunday(time) < day) return true;
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), time);
    return (after - bounds_.begin()) % 2 == 1;
}

sim::Time Excepted::next_change(sim::Time time) const
{
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), time);
    const sim::Time listed = after == bounds_.end() ? sim::end_of_time : *after;
    if (!sunday_) return listed;
    const sim::Duration since = since_sunday(time);
    return std::min(listed, time + ((since < day ? day : week) - since));
}

LaytimeCount count_laytime(const CallStages& call, const LaytimeTerms& terms, std::span<const Excepted> excepted)
{
    sim::Time begins = std::max(call.arrived, call.laydays) + terms.turn_time;
    if (terms.work_may_start_it) begins = std::min(begins, call.work_starts);
    const sim::Time stops = terms.until_documents ? call.surveyed : call.work_ends;
    LaytimeCount count{};
    const Run run = run_down(call, excepted, begins, stops, terms.allowed);
    count.used = terms.allowed - run.left;
    if (run.left == sim::Duration::zero()) {
        count.on_demurrage = std::max(stops - run.at, sim::Duration::zero());
        count.used += count.on_demurrage;
        return count;
    }
    count.laytime_left = run.left;
    // Where the rest would have run out: her work is done, so nothing excepted is used any more.
    count.time_saved = run_down(call, excepted, run.at, sim::end_of_time, run.left).at - stops;
    return count;
}

} // namespace port
