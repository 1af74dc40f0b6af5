// Who loses his units to a request that pre-empts: the rules stand in pool.h.
#include "sim/pool.h"
#include "sim/process.h"

#include <algorithm>

namespace sim {

bool Pool::may_lose(const Lease& lease, const PoolRequest& request)
{
    return lease.priority_ > request.place_.priority && lease.holder_ && lease.holder_->alive() &&
           lease.holder_ != request.asker_;
}

bool Pool::may_preempt(const PoolRequest& request) const
{
    int missing = request.units_ - (capacity_ - in_use());
    for (const Lease* lease = newest_; lease && missing > 0; lease = lease->older_)
        if (may_lose(*lease, request)) missing -= lease->units_;
    return missing <= 0;
}

/// Takes back the units of the least set of victims, of which nobody is told yet. @return the victims, a list through
/// `older_`: their leases outlive this, since nothing of a process runs before they are told
Lease* Pool::preempt_for(const PoolRequest& request)
{
    const int missing = request.units_ - (capacity_ - in_use());
    const auto less_important = [](const Lease* a, const Lease* b) { return a->priority_ > b->priority_; };
    victims_.clear();
    for (Lease* lease = newest_; lease; lease = lease->older_)
        if (may_lose(*lease, request)) // behind those as important, which are newer
            victims_.insert(std::upper_bound(victims_.begin(), victims_.end(), lease, less_important), lease);
    int found = 0;
    std::size_t count = 0;
    while (found < missing) found += victims_[count++]->units_;
    Lease* chosen = nullptr;
    for (std::size_t i = count; i-- > 0;) { // from the most important: whoever can be spared is
        Lease& lease = *victims_[i];
        if (found - lease.units_ >= missing) {
            found -= lease.units_;
            continue;
        }
        const int units = lease.units_;
        lease.unlink();
        lease.preempted_ = true;
        in_use_.change(sim_.now(), -units);
        lease.older_ = chosen;
        chosen = &lease;
    }
    return chosen;
}

/// Serves one who stands in line. It is told before its victims are: what they give up may be another wait of its own.
void Pool::serve_by_force(PoolRequest& request)
{
    Lease* const victims = preempt_for(request);
    leave_line(request);
    give(request.granted_, request.units_, request.place_.priority);
    request.complete();
    tell(victims, name_of_asker(request));
}

void Pool::tell(Lease* victims, const Name& by)
{
    while (Lease* lease = victims) {
        victims = std::exchange(lease->older_, nullptr);
        ProcessControl* const holder = std::exchange(lease->holder_, nullptr);
        holder->preempt("lost what it held of " + std::string(kind_) + " '" + name_.str() + "' to '" + by.str() + "'");
        holder->let_go();
    }
}

Name Pool::name_of_asker(const PoolRequest& request)
{
    return request.asker_ ? request.asker_->name() : Name{};
}

} // namespace sim
