#include "sim/pool.h"

#include "sim/process.h"

#include <algorithm>

namespace sim {

void Lease::link(Pool& pool, int units)
{
    pool_ = &pool;
    units_ = units;
    older_ = pool.newest_;
    newer_ = nullptr;
    if (older_) older_->newer_ = this;
    pool.newest_ = this;
    const ProcessControl* holder = pool.sim_.running();
    holder_ = holder ? holder->name() : Name{};
}

void Lease::unlink() noexcept
{
    (newer_ ? newer_->older_ : pool_->newest_) = older_;
    if (older_) older_->newer_ = newer_;
    pool_ = nullptr;
    older_ = newer_ = nullptr;
    units_ = 0;
}

void Lease::take_over(Lease& other) noexcept
{
    pool_ = std::exchange(other.pool_, nullptr);
    units_ = std::exchange(other.units_, 0);
    older_ = std::exchange(other.older_, nullptr);
    newer_ = std::exchange(other.newer_, nullptr);
    holder_ = other.holder_;
    if (!pool_) return;
    (newer_ ? newer_->older_ : pool_->newest_) = this;
    if (older_) older_->newer_ = this;
}

void Lease::give_back() noexcept
{
    if (!pool_) return;
    Pool& pool = *pool_;
    const int units = units_;
    unlink();
    pool.take_back(units);
}

PoolRequest::PoolRequest(Pool& pool, int units, int priority) : Wait(pool.sim_), pool_(&pool), units_(units)
{
    pool.check(units);
    place_.priority = priority;
}

Lease PoolRequest::await_resume()
{
    Wait::await_resume();
    handed_over();
    return lease();
}

void PoolRequest::handed_over()
{
    // Granted while another process ran (who gave back); only now is it known who goes on with it.
    if (const ProcessControl* holder = simulation().running()) granted_.holder_ = holder->name();
}

Lease PoolRequest::lease()
{
    if (!done() || !granted_) return {};
    collected();
    return std::move(granted_);
}

std::string PoolRequest::what() const
{
    if (!pool_) return std::to_string(units_) + " of a pool that is gone";
    std::string all =
        std::to_string(units_) + " of " + pool_->kind_ + " '" + pool_->name_.str() + "' (" + pool_->holders();
    std::size_t ahead = 0;
    for (const PoolRequest* r = Line<PoolRequest>::ahead(*this); r; r = Line<PoolRequest>::ahead(*r)) ++ahead;
    if (ahead) all += "; " + std::to_string(ahead) + " ahead in line";
    return all + ")";
}

bool PoolRequest::begin()
{
    expects(pool_, "the pool asked of still exists");
    expects(!granted_, "a lease that came is collected before the request is awaited again");
    return pool_->admit(*this);
}

void PoolRequest::withdraw() noexcept
{
    if (!pool_) return;
    pool_->leave_line(*this);
    pool_->changed(); // whoever stood behind may fit
}

Pool::Pool(Simulation& sim, Name name, int capacity, Granting granting, const char* kind)
    : sim_(sim), name_(name), kind_(kind), capacity_(capacity), greatest_capacity_(capacity), granting_(granting),
      in_use_(sim.now()), queued_(sim.now()), decision_(sim, granting)
{
    if (capacity < 0) throw std::invalid_argument("the capacity of '" + name.str() + "' must not be negative");
}

Pool::~Pool()
{
    while (newest_) newest_->unlink();
    while (PoolRequest* request = line_.first()) {
        line_.remove(*request);
        request->pool_ = nullptr;
    }
}

void Pool::check(int units) const
{
    if (units < 1 || units > greatest_capacity_)
        throw std::invalid_argument(std::to_string(units) + " of '" + name_.str() + "' were asked for; it has " +
                                    std::to_string(greatest_capacity_));
}

std::optional<Lease> Pool::try_take(int units)
{
    check(units);
    const bool first = granting_.passing ? next_served() == nullptr : line_.empty();
    if (!first || !fits(units)) return std::nullopt;
    std::optional<Lease> lease(std::in_place);
    give(*lease, units);
    return lease;
}

bool Pool::admit(PoolRequest& request)
{
    if (granting_.grant == Grant::at_once && fits(request.units_)) {
        // Those who wait don't fit, or they would have been served; so only a place in line can forbid it.
        const PoolRequest* head = line_.first();
        if (!head || granting_.passing || request.place_.priority < head->place_.priority) {
            give(request.granted_, request.units_);
            return true;
        }
    }
    line_.insert(request);
    queued_.change(sim_.now(), 1);
    if (granting_.grant == Grant::in_decisions) decision_.mark(*this);
    return false;
}

void Pool::leave_line(PoolRequest& request) noexcept
{
    line_.remove(request);
    queued_.change(sim_.now(), -1);
}

void Pool::give(Lease& lease, int units)
{
    in_use_.change(sim_.now(), units);
    lease.link(*this, units);
}

void Pool::take_back(int units) noexcept
{
    in_use_.change(sim_.now(), -units);
    changed();
}

void Pool::resize(int capacity)
{
    if (capacity < 0) throw std::invalid_argument("the capacity of '" + name_.str() + "' must not be negative");
    capacity_ = capacity;
    greatest_capacity_ = std::max(greatest_capacity_, capacity);
    changed();
}

void Pool::reset_statistics()
{
    in_use_.reset(sim_.now());
    queued_.reset(sim_.now());
}

void Pool::changed()
{
    if (line_.empty()) return;
    if (granting_.grant == Grant::in_decisions)
        decision_.mark(*this);
    else
        decide();
}

PoolRequest* Pool::next_served() const
{
    if (!fits(1)) return nullptr;
    for (PoolRequest* request = line_.first(); request; request = Line<PoolRequest>::behind(*request)) {
        if (fits(request->units_)) return request;
        if (!granting_.passing) return nullptr;
    }
    return nullptr;
}

void Pool::decide()
{
    // From the head each time: completing one can withdraw others from this very line (any_of) and come back in here.
    while (PoolRequest* request = next_served()) {
        leave_line(*request);
        give(request->granted_, request->units_);
        request->granted_.holder_ = Name{}; // not the process that runs: who waited will say so when it goes on
        request->complete();
    }
}

std::string Pool::holders() const
{
    constexpr std::size_t most_named = 8;
    std::vector<std::string> names;
    for (const Lease* lease = newest_; lease; lease = lease->older_) {
        std::string holder = lease->holder_.text.empty() ? std::string("an unnamed holder") : lease->holder_.str();
        if (std::find(names.begin(), names.end(), holder) == names.end()) names.push_back(std::move(holder));
    }
    std::string all = std::to_string(in_use()) + " of " + std::to_string(capacity_) + " held";
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        all += (i ? ", " : " by ") + names[names.size() - 1 - i]; // the oldest first
    if (names.size() > most_named) all += " and " + std::to_string(names.size() - most_named) + " more";
    return all;
}

} // namespace sim
