#include "models/berths/planned_closures.h"

#include <algorithm>

namespace port {

PlannedClosures::PlannedClosures(const BerthSpec& from, const Calendar& calendar, sim::Time zero)
    : hours_(from.opens, calendar)
{
    for (const HandlingSpec& handling : from.handles) {
        std::vector<Plan> plans;
        for (const Maintenance& m : handling.maintenance)
            plans.push_back({zero + ticks(m.first), ticks(m.every), ticks(m.lasts)});
        plans_.push_back(std::move(plans));
    }
    if (std::any_of(plans_.begin(), plans_.end(), [](const auto& plans) { return plans.empty(); })) plans_.clear();
}

bool PlannedClosures::stands(const Plan& plan, sim::Time time)
{
    return time >= plan.first && (time - plan.first) % plan.every < plan.lasts;
}

/// The first instant after `time` at which a stop of the plan begins or ends.
sim::Time PlannedClosures::changes(const Plan& plan, sim::Time time)
{
    if (time < plan.first) return plan.first;
    const sim::Duration since = (time - plan.first) % plan.every;
    return time - since + (since < plan.lasts ? plan.lasts : plan.every);
}

bool PlannedClosures::closed(sim::Time time) const
{
    if (!hours_.open(time)) return true;
    return !plans_.empty() && std::all_of(plans_.begin(), plans_.end(), [&](const std::vector<Plan>& plans) {
        return std::any_of(plans.begin(), plans.end(), [&](const Plan& plan) { return stands(plan, time); });
    });
}

sim::Time PlannedClosures::changes(sim::Time time) const
{
    sim::Time next = hours_.changes(time);
    for (const std::vector<Plan>& plans : plans_)
        for (const Plan& plan : plans) next = std::min(next, changes(plan, time));
    return next;
}

sim::Duration PlannedClosures::within(sim::Time from, sim::Time to) const
{
    sim::Duration sum{};
    while (from < to) {
        const sim::Time next = std::min(to, changes(from));
        if (closed(from)) sum += next - from;
        from = next;
    }
    return sum;
}

} // namespace port
