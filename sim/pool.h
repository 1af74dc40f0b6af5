#pragma once
#include "sim/grant.h"
#include "sim/line.h"
#include "sim/unit_time.h"
#include "sim/wait.h"

#include <optional>

namespace sim {

class Pool;

/// Units of a pool that somebody holds; destroyed or `give_back`, they are the pool's again at that instant. Moves,
/// never copies. Empty by default, after it was given back or moved from, and when the pool itself is gone.
class Lease {
public:
    Lease() = default;
    Lease(Lease&& other) noexcept { take_over(other); }
    Lease& operator=(Lease&& other) noexcept
    {
        if (this != &other) {
            give_back();
            take_over(other);
        }
        return *this;
    }
    ~Lease() { give_back(); }

    void give_back() noexcept; ///< harmless on an empty lease

    [[nodiscard]] explicit operator bool() const { return pool_ != nullptr; }
    [[nodiscard]] int units() const { return units_; } ///< nought if empty
    /// The process that took it, for reports; no text if it was taken outside any.
    [[nodiscard]] const Name& holder() const { return holder_; }

private:
    friend class Pool;
    friend class PoolRequest;

    void take_over(Lease& other) noexcept;
    void link(Pool& pool, int units);
    void unlink() noexcept;

    Pool* pool_ = nullptr;
    Lease* older_ = nullptr; ///< the leases of a pool are a list through themselves
    Lease* newer_ = nullptr;
    Name holder_{};
    int units_ = 0;
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
    PoolRequest(Pool& pool, int units, int priority = 0);
    ~PoolRequest() { leave(); }

    /// @throws Interrupted
    Lease await_resume();

    /// What came, once; an empty lease before it came, after it was collected, or if the pool is gone.
    [[nodiscard]] Lease lease();

    [[nodiscard]] int units() const { return units_; }
    [[nodiscard]] std::string what() const override;

private:
    friend class Pool;
    friend class Line<PoolRequest>;

    bool begin() override;
    void withdraw() noexcept override;
    void forgo() noexcept override { granted_.give_back(); }
    void handed_over() override;

    Pool* pool_; ///< none once it is gone
    Place<PoolRequest> place_;
    Lease granted_;
    int units_;
};

/// A number of alike units of which a process takes k at once (tugs, wagons, gangs).
///
/// Requests are served by priority, then first come first served. Strict (the default): nobody is served before one
/// ahead of him, even if only he fits. `passing`: whoever fits may go. A new request that fits and has nobody ahead
/// comes at once without suspending (`Grant::at_once`), or in the next decision (`Grant::in_decisions`). Whoever is
/// granted goes on at the same instant and priority, in the order granted, after what is already due there.
///
/// The pool may be destroyed before the processes that use it: leases become empty, and who waits in its line waits for
/// ever, as `Simulation::stuck` will say. It must not outlive its Simulation.
class Pool {
public:
    /// @throws std::invalid_argument  if capacity is negative or the level of decisions out of range
    Pool(Simulation& sim, Name name, int capacity, Granting granting = {}) : Pool(sim, name, capacity, granting, "pool")
    {
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool();

    /// `co_await` gives the Lease. @throws std::invalid_argument  as PoolRequest
    [[nodiscard]] PoolRequest take(int units, int priority = 0) { return PoolRequest(*this, units, priority); }

    /// Takes the units now or not at all (balking): nothing if they are not free, or if somebody in line comes first.
    /// @throws std::invalid_argument  as PoolRequest
    [[nodiscard]] std::optional<Lease> try_take(int units);

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

    void check(int units) const;
    bool admit(PoolRequest& request);
    void leave_line(PoolRequest& request) noexcept;
    void give(Lease& lease, int units);
    void take_back(int units) noexcept;
    void changed();
    void decide();
    [[nodiscard]] PoolRequest* next_served() const;
    [[nodiscard]] bool fits(int units) const { return units <= capacity_ - in_use(); }

    Simulation& sim_;
    Name name_;
    const char* kind_;
    int capacity_;
    int greatest_capacity_;
    Granting granting_;
    UnitTime in_use_;
    UnitTime queued_;
    Line<PoolRequest> line_;
    Lease* newest_ = nullptr;
    Decision<Pool> decision_;
};

} // namespace sim
