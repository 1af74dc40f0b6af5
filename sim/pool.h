#pragma once
#include "sim/audit.h"
#include "sim/grant.h"
#include "sim/lease.h"
#include "sim/line.h"
#include "sim/unit_time.h"
#include "sim/wait.h"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace sim {

/// How a request asks.
struct Asking {
    int priority = 0;           ///< smaller is served first; equal ones in the order they began to wait
    bool preempts = false;      ///< takes the units of less important holders if it must, see Pool
    bool before_equals = false; ///< stands before those of its priority: one who was pre-empted and comes back
};

/// Waits for `units` of a pool at once. `Lease two = co_await tugs.take(2);`, or named, to be withdrawn or collected
/// later:
///
///     PoolRequest request{tugs, 2};
///     if (co_await within(sim, 5h, request)) { Lease two = request.lease(); ... }
///
/// Destroyed in any state it stands in no line and holds nothing: units that came but were not collected go to the
/// next.
class PoolRequest : public Wait {
public:
    using Brings = Lease;

    /// @param priority  smaller is served first; equal ones in the order they began to wait
    /// @throws std::invalid_argument  if units < 1 or more than the greatest capacity the pool has had
    PoolRequest(Pool& pool, int units, const Asking& asking)
        : Wait(simulation_of(pool)), pool_(&pool), units_(units), preempts_(asking.preempts),
          before_equals_(asking.before_equals)
    {
        check();
        place_.priority = asking.priority;
    }
    PoolRequest(Pool& pool, int units, int priority = 0) : PoolRequest(pool, units, Asking{priority, false, false}) {}
    ~PoolRequest() { leave(); }

    /// @throws Interrupted
    Lease await_resume()
    {
        Wait::await_resume();
        PoolRequest::handed_over();
        return lease();
    }

    /// What came, once; an empty lease before it came, after it was collected, or if the pool is gone.
    [[nodiscard]] Lease lease()
    {
        if (!done() || (!granted_ && !granted_.preempted())) return {};
        collected();
        return std::move(granted_);
    }

    /// Asks with another priority from now on. One who stands in line moves behind those of that priority, and is
    /// served at once if that lets him.
    void change_priority(int priority);

    [[nodiscard]] int units() const { return units_; }
    [[nodiscard]] int priority() const { return place_.priority; }
    /// Whether it came with nothing, since the line was full (`Pool::limit_line`).
    [[nodiscard]] bool turned_away() const { return turned_away_; }
    [[nodiscard]] std::string what() const override;
    void blocked_by(std::vector<Blocker>& all) const override;

private:
    friend class Pool;
    friend class Line<PoolRequest>;

    static Simulation& simulation_of(const Pool& pool);
    void check() const;
    bool begin() override;
    void withdraw() noexcept override;
    void forgo() noexcept override { granted_.give_back(); }
    void handed_over() override;

    Pool* pool_; ///< none once it is gone
    Place<PoolRequest> place_;
    Lease granted_;
    const ProcessControl* asker_ = nullptr; ///< compared only
    int units_;
    bool preempts_;
    bool before_equals_;
    bool new_in_line_ = false; ///< since the last decision
    bool turned_away_ = false;
};

/// A number of alike units of which a process takes k at once (tugs, wagons, gangs).
///
/// Requests are served by priority, then first come first served. Strict (the default): nobody is served before one
/// ahead of him, even if only he fits. `passing`: whoever fits may go. A new request that fits and has nobody ahead
/// comes at once without suspending (`Grant::at_once`), or in the next decision (`Grant::in_decisions`). Whoever is
/// granted goes on at the same instant and priority, in the order granted, after what is already due there.
///
/// Pre-emption. A request that `preempts`, whose turn it is and that finds too few units free takes them from leases of
/// a strictly greater priority number, if those suffice. A lease is lost whole. The victims are the least important
/// first and of equals the newest first, until the units suffice; of these everyone is spared, the most important
/// first, without whom they suffice as well. Never a victim is: a lease taken outside any process or whose holder has
/// ended, one of who asks, and one that was granted and whose process has not gone on yet (then the request waits, and
/// tries again when that has gone on). The units change hands inside the call that decides; then each victim is
/// interrupted with `Preempted` at what it waits for, whatever that is, at that instant, after the request was granted;
/// the least important first. A victim that runs itself, or was interrupted already and has not seen it, finds its
/// lease empty and `preempted`. What it lost does not come back by itself: `work_with` (work.h) asks again and goes on
/// with the rest, or from the start.
///
/// Balking. `limit_line(n)`: who would have to wait while n wait already is turned away, which comes at once with an
/// empty lease. Under `Grant::in_decisions` it is in the decision that those are turned away who came since the last
/// one and stand behind the n-th place.
///
/// The pool may be destroyed before the processes that use it: leases become empty, and who waits in its line waits for
/// ever, as `Simulation::stuck` will say. It must not outlive its Simulation.
class Pool : private Held {
public:
    /// @throws std::invalid_argument  if capacity is negative or the level of decisions out of range
    Pool(Simulation& sim, Name name, int capacity, Granting granting = {}) : Pool(sim, name, capacity, granting, "pool")
    {
    }
    ~Pool() override;

    /// `co_await` gives the Lease. @throws std::invalid_argument  as PoolRequest
    [[nodiscard]] PoolRequest take(int units, int priority = 0) { return PoolRequest(*this, units, priority); }
    [[nodiscard]] PoolRequest take(int units, const Asking& asking) { return PoolRequest(*this, units, asking); }

    /// Takes the units now or not at all (balking): nothing if they are not free, or if somebody in line comes first.
    /// @throws std::invalid_argument  as PoolRequest
    [[nodiscard]] std::optional<Lease> try_take(int units, int priority = 0);

    /// Lets at most so many wait; the rest are turned away. Who waits already stays.
    void limit_line(std::size_t most) { most_waiting_ = most; }
    [[nodiscard]] std::uint64_t turned_away() const { return turned_away_; } ///< requests so far

    /// Changes the number of units. Nobody loses what he holds: a shortage is worked off as leases are given back, and
    /// requests that are too large for now wait. @throws std::invalid_argument  if negative
    void resize(int capacity);

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] int capacity() const { return capacity_; }
    [[nodiscard]] int in_use() const { return static_cast<int>(in_use_.value()); } ///< granted, collected or not yet
    [[nodiscard]] int available() const { return in_use() < capacity_ ? capacity_ - in_use() : 0; }
    [[nodiscard]] std::size_t queue_length() const { return line_.size(); } ///< requests, not units

    /// Integrals and means over time, since the start or `reset_statistics` (which forgets the past, not the state).
    [[nodiscard]] UnitSeconds busy_time() const { return in_use_.total(sim_.now()); }
    [[nodiscard]] UnitSeconds queue_time() const { return queued_.total(sim_.now()); }
    [[nodiscard]] double mean_in_use() const { return in_use_.mean(sim_.now()); }
    [[nodiscard]] double mean_queue() const { return queued_.mean(sim_.now()); }
    void reset_statistics();

    /// "4 of 4 held by job 3, job 7": for the deadlock report.
    [[nodiscard]] std::string holders() const;

protected:
    Pool(Simulation& sim, Name name, int capacity, Granting granting, const char* kind);

private:
    friend class Lease;
    friend class PoolRequest;
    friend class Decision<Pool>;

    /// Units that somebody holds.
    struct Given {
        Lease* lease;           ///< where it is now; none: nobody holds it
        ProcessControl* holder; ///< kept as long as it is named here; none before who was granted has gone on
        std::uint64_t age;      ///< the count of what was given before it
        int units;
        int priority;
        std::uint32_t next; ///< free one, or next victim
    };
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    void holdings(std::vector<Holding>& all) const override;
    void check(int units) const
    {
        if (units < 1 || units > greatest_capacity_) [[unlikely]]
            refuse(units);
    }
    [[noreturn]] void refuse(int units) const;
    bool admit(PoolRequest& request);
    bool admit_by_rank(PoolRequest& request);
    void stand_in_line(PoolRequest& request)
    {
        if (request.before_equals_)
            line_.insert_before_equals(request);
        else
            line_.insert(request);
        preempting_ += request.preempts_;
        request.new_in_line_ = true;
        queued_.change(sim_.now(), 1);
    }
    void leave_line(PoolRequest& request) noexcept
    {
        line_.remove(request);
        preempting_ -= request.preempts_;
        queued_.change(sim_.now(), -1);
    }
    void give(Lease& lease, int units, int priority)
    {
        in_use_.change(sim_.now(), units);
        const std::uint32_t number = take_grant();
        grants_[number] = {&lease, nullptr, ++given_, units, priority, none};
        lease.pool_ = this;
        lease.grant_ = number;
        lease.preempted_ = false;
    }
    std::uint32_t take_grant()
    {
        if (free_grant_ == none) [[unlikely]]
            return new_grant();
        return std::exchange(free_grant_, grants_[free_grant_].next);
    }
    std::uint32_t new_grant();
    void free_grant(std::uint32_t number) noexcept
    {
        grants_[number].lease = nullptr;
        grants_[number].next = std::exchange(free_grant_, number);
    }
    void held_by(Lease& lease, ProcessControl* process) noexcept
    {
        if (process) process->hold();
        if (ProcessControl* const before = std::exchange(grants_[lease.grant_].holder, process)) before->let_go();
    }
    [[nodiscard]] std::vector<const Given*> by_age() const;
    void take_back(int units) noexcept
    {
        in_use_.change(sim_.now(), -units);
        changed();
    }
    void changed()
    {
        if (!line_.empty()) decide_or_mark();
    }
    void decide_or_mark();
    void decide();
    void decide_by_rank();
    void turn_away(PoolRequest& request);
    void turn_away_the_last();
    [[nodiscard]] PoolRequest* next_served() const;
    [[nodiscard]] bool fits(int units) const { return units <= capacity_ - in_use(); }
    [[nodiscard]] bool servable(const PoolRequest& request) const
    {
        return fits(request.units_) || (request.preempts_ && may_preempt(request));
    }
    [[nodiscard]] bool may_preempt(const PoolRequest& request) const;
    [[nodiscard]] static bool may_lose(const Given& given, const PoolRequest& request);
    void serve_by_force(PoolRequest& request);
    std::uint32_t preempt_for(const PoolRequest& request);
    void tell(std::uint32_t victims, const Name& by);
    [[nodiscard]] static Name name_of_asker(const PoolRequest& request);

    Simulation& sim_;
    Name name_;
    const char* kind_;
    int capacity_;
    int greatest_capacity_;
    Granting granting_;
    UnitTime in_use_;
    UnitTime queued_;
    Line<PoolRequest> line_;
    std::size_t most_waiting_ = std::numeric_limits<std::size_t>::max();
    std::size_t preempting_ = 0; ///< of those in line
    std::uint64_t turned_away_ = 0;
    std::vector<Given> grants_;
    std::uint32_t free_grant_ = none;
    std::uint64_t given_ = 0;
    std::vector<std::uint32_t> victims_; ///< kept for its memory
    Decision<Pool> decision_;
};

// What each customer of each queue runs through, so that it costs no calls.

inline void Lease::take_over(Lease& other) noexcept
{
    pool_ = std::exchange(other.pool_, nullptr);
    grant_ = other.grant_;
    preempted_ = std::exchange(other.preempted_, false);
    if (pool_) pool_->grants_[grant_].lease = this;
}

inline int Lease::units() const
{
    return pool_ ? pool_->grants_[grant_].units : 0;
}

inline void Lease::return_units() noexcept
{
    Pool& pool = *std::exchange(pool_, nullptr);
    const int units = pool.grants_[grant_].units;
    ProcessControl* const holder = pool.grants_[grant_].holder;
    pool.free_grant(grant_);
    if (holder) holder->let_go();
    pool.take_back(units);
}

inline Simulation& PoolRequest::simulation_of(const Pool& pool)
{
    return pool.sim_;
}

inline void PoolRequest::check() const
{
    pool_->check(units_);
}

inline void PoolRequest::handed_over()
{
    if (!granted_) return;
    // Granted while another process ran (who gave back); only now is it known who goes on with it, and can lose it.
    granted_.pool_->held_by(granted_, simulation().running());
    if (granted_.pool_->preempting_ > 0) [[unlikely]]
        granted_.pool_->changed();
}

inline bool Pool::admit(PoolRequest& request)
{
    if (granting_.grant != Grant::at_once) return admit_by_rank(request);
    const PoolRequest* const last = line_.last();
    if (!last && fits(request.units_)) {
        give(request.granted_, request.units_, request.place_.priority);
        return true;
    }
    if (!last || last->place_.priority > request.place_.priority || granting_.passing || request.before_equals_ ||
        line_.size() >= most_waiting_)
        return admit_by_rank(request);
    stand_in_line(request); // behind those who wait, of whom nobody can be served
    return false;
}

} // namespace sim
