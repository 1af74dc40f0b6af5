// Who loses his units to a request that pre-empts: the rules stand in pool.h.
#include "sim/pool.h"
#include "sim/process.h"

#include <algorithm>

namespace sim {

bool Pool::may_lose(const Given& given, const PoolRequest& request)
{
    return given.lease && given.priority > request.place_.priority && given.holder && given.holder->alive() &&
           given.holder != request.asker_;
}

bool Pool::may_preempt(const PoolRequest& request) const
{
    int missing = request.units_ - (capacity_ - in_use());
    for (const Given& given : grants_)
        if (missing > 0 && may_lose(given, request)) missing -= given.units;
    return missing <= 0;
}

/// Takes back the units of the least set of victims, of which nobody is told yet. @return the first victim, of a list
/// through `next`
std::uint32_t Pool::preempt_for(const PoolRequest& request)
{
    const int missing = request.units_ - (capacity_ - in_use());
    victims_.clear();
    for (std::uint32_t number = 0; number < grants_.size(); ++number)
        if (may_lose(grants_[number], request)) victims_.push_back(number);
    std::sort(victims_.begin(), victims_.end(), [this](std::uint32_t a, std::uint32_t b) {
        const Given& one = grants_[a];
        const Given& other = grants_[b];
        return one.priority != other.priority ? one.priority > other.priority : one.age > other.age;
    });
    int found = 0;
    std::size_t count = 0;
    while (found < missing) found += grants_[victims_[count++]].units;
    std::uint32_t chosen = none;
    for (std::size_t i = count; i-- > 0;) { // from the most important: whoever can be spared is
        Given& given = grants_[victims_[i]];
        if (found - given.units >= missing) {
            found -= given.units;
            continue;
        }
        given.lease->pool_ = nullptr;
        given.lease->preempted_ = true;
        given.lease = nullptr;
        in_use_.change(sim_.now(), -given.units);
        given.next = std::exchange(chosen, victims_[i]);
    }
    return chosen;
}

/// Serves one who stands in line. It is told before its victims are: what they give up may be another wait of its own.
void Pool::serve_by_force(PoolRequest& request)
{
    const std::uint32_t victims = preempt_for(request);
    leave_line(request);
    give(request.granted_, request.units_, request.place_.priority);
    request.complete();
    tell(victims, name_of_asker(request));
}

void Pool::tell(std::uint32_t victims, const Name& by)
{
    while (victims != none) {
        const std::uint32_t number = std::exchange(victims, grants_[victims].next);
        ProcessControl* const holder = grants_[number].holder;
        free_grant(number);
        holder->preempt("lost what it held of " + std::string(kind_) + " '" + name_.str() + "' to '" + by.str() + "'");
        holder->let_go();
    }
}

Name Pool::name_of_asker(const PoolRequest& request)
{
    return request.asker_ ? request.asker_->name() : Name{};
}

} // namespace sim
