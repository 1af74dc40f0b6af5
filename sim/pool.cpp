#include "sim/pool.h"

#include "sim/process.h"

#include <algorithm>

namespace sim {
namespace {

constexpr const char* nobody = "an unnamed holder";

} // namespace

Name Lease::holder() const
{
    if (!pool_) return {};
    const ProcessControl* const holder = pool_->grants_[grant_].holder;
    return holder ? holder->name() : Name{};
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
    asker_ = simulation().running();
    turned_away_ = false;
    granted_.preempted_ = false;
    return pool_->admit(*this);
}

void PoolRequest::change_priority(int priority)
{
    if (!waiting() || !pool_) {
        place_.priority = priority;
        return;
    }
    pool_->line_.remove(*this);
    place_.priority = priority;
    pool_->line_.insert(*this);
    pool_->changed();
}

void PoolRequest::blocked_by(std::vector<Blocker>& all) const
{
    if (!pool_) return;
    const std::string name = pool_->kind_ + std::string(" '") + pool_->name_.str() + "'";
    const PoolRequest* head = pool_->line_.first();
    if (head != this && !pool_->granting_.passing)
        if (const ProcessControl* first = head->process()) all.push_back({first, "the line of " + name});
    if (pool_->fits(units_)) return;
    const std::vector<const Pool::Given*> given = pool_->by_age();
    for (auto one = given.rbegin(); one != given.rend(); ++one)
        if ((*one)->holder) all.push_back({(*one)->holder, name});
}

void PoolRequest::withdraw() noexcept
{
    if (!pool_) return;
    pool_->leave_line(*this);
    pool_->changed(); // whoever stood behind may fit
}

Pool::Pool(Simulation& sim, Name name, int capacity, Granting granting, const char* kind)
    : Held(sim), sim_(sim), name_(name), kind_(kind), capacity_(capacity), greatest_capacity_(capacity),
      granting_(granting), in_use_(sim.now()), queued_(sim.now()), decision_(sim, granting)
{
    if (capacity < 0) throw std::invalid_argument("the capacity of '" + name.str() + "' must not be negative");
}

Pool::~Pool()
{
    for (const Given& given : grants_)
        if (given.lease) {
            given.lease->pool_ = nullptr;
            if (given.holder) given.holder->let_go();
        }
    while (PoolRequest* request = line_.first()) {
        line_.remove(*request);
        request->pool_ = nullptr;
    }
}

std::uint32_t Pool::new_grant()
{
    grants_.push_back({});
    return static_cast<std::uint32_t>(grants_.size() - 1);
}

/// What is held, the oldest first.
std::vector<const Pool::Given*> Pool::by_age() const
{
    std::vector<const Given*> all;
    for (const Given& given : grants_)
        if (given.lease) all.push_back(&given);
    std::sort(all.begin(), all.end(), [](const Given* a, const Given* b) { return a->age < b->age; });
    return all;
}

void Pool::refuse(int units) const
{
    throw std::invalid_argument(std::to_string(units) + " of '" + name_.str() + "' were asked for; it has " +
                                std::to_string(greatest_capacity_));
}

std::optional<Lease> Pool::try_take(int units, int priority)
{
    check(units);
    const bool first = granting_.passing ? next_served() == nullptr : line_.empty();
    if (!first || !fits(units)) return std::nullopt;
    std::optional<Lease> lease(std::in_place);
    give(*lease, units, priority);
    held_by(*lease, sim_.running());
    return lease;
}

bool Pool::admit_by_rank(PoolRequest& request)
{
    if (granting_.grant == Grant::at_once) {
        // Those who wait can't be served, or they would have been; so only a place in line can forbid it.
        const PoolRequest* head = line_.first();
        const bool first = !head || granting_.passing || request.place_.priority < head->place_.priority ||
                           (request.before_equals_ && request.place_.priority == head->place_.priority);
        if (first && fits(request.units_)) {
            give(request.granted_, request.units_, request.place_.priority);
            return true;
        }
        if (first && request.preempts_ && may_preempt(request)) {
            const std::uint32_t victims = preempt_for(request);
            give(request.granted_, request.units_, request.place_.priority);
            tell(victims, name_of_asker(request));
            return true;
        }
        if (line_.size() >= most_waiting_) {
            turn_away(request);
            return true;
        }
    }
    stand_in_line(request);
    if (granting_.grant == Grant::in_decisions) decision_.mark(*this);
    return false;
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

void Pool::decide_or_mark()
{
    if (granting_.grant == Grant::in_decisions)
        decision_.mark(*this);
    else
        decide();
}

PoolRequest* Pool::next_served() const
{
    if (!fits(1) && preempting_ == 0) return nullptr;
    for (PoolRequest* request = line_.first(); request; request = Line<PoolRequest>::behind(*request)) {
        if (servable(*request)) return request;
        if (!granting_.passing) return nullptr;
    }
    return nullptr;
}

void Pool::decide()
{
    // From the head each time: completing one can withdraw others from this very line (any_of) and come back in here.
    if (preempting_ == 0 && !granting_.passing) [[likely]] {
        for (PoolRequest* head = line_.first(); head && fits(head->units_); head = line_.first()) {
            leave_line(*head);
            give(head->granted_, head->units_, head->place_.priority);
            head->complete();
        }
    } else {
        decide_by_rank();
    }
    if (most_waiting_ != std::numeric_limits<std::size_t>::max()) turn_away_the_last();
}

void Pool::decide_by_rank()
{
    while (PoolRequest* request = next_served()) {
        if (!fits(request->units_)) {
            serve_by_force(*request);
            continue;
        }
        leave_line(*request);
        give(request->granted_, request->units_, request->place_.priority);
        request->complete();
    }
}

void Pool::turn_away(PoolRequest& request)
{
    request.turned_away_ = true;
    ++turned_away_;
}

/// After a decision: those who came since the last one and stand behind the last place.
void Pool::turn_away_the_last()
{
    std::size_t too_many = line_.size() > most_waiting_ ? line_.size() - most_waiting_ : 0;
    if (granting_.grant == Grant::at_once) return; // who came was turned away then
    for (PoolRequest* request = line_.last(); request && too_many > 0;) {
        PoolRequest* const ahead = Line<PoolRequest>::ahead(*request);
        if (request->new_in_line_) {
            leave_line(*request);
            turn_away(*request);
            --too_many;
            request->complete();
            return changed(); // it may have withdrawn others: look anew, in another decision of this instant
        }
        request = ahead;
    }
    for (PoolRequest* request = line_.first(); request; request = Line<PoolRequest>::behind(*request))
        request->new_in_line_ = false;
}

void Pool::holdings(std::vector<Holding>& all) const
{
    for (const Given* given : by_age())
        all.push_back({given->holder ? given->holder->name().str() : std::string(nobody),
                       kind_ + std::string(" '") + name_.str() + "'", given->units});
}

std::string Pool::holders() const
{
    constexpr std::size_t most_named = 8;
    std::vector<std::string> names;
    for (const Given* given : by_age()) {
        std::string holder = given->holder ? given->holder->name().str() : std::string(nobody);
        if (std::find(names.begin(), names.end(), holder) == names.end()) names.push_back(std::move(holder));
    }
    std::string all = std::to_string(in_use()) + " of " + std::to_string(capacity_) + " held";
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        all += (i ? ", " : " by ") + names[i]; // the oldest first
    if (names.size() > most_named) all += " and " + std::to_string(names.size() - most_named) + " more";
    return all;
}

} // namespace sim
