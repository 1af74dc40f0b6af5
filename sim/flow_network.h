#pragma once
#include "sim/name.h"
#include "sim/simulation.h"

#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <type_traits>

namespace sim {

namespace detail {
struct FlowState;
}
class MoveWait;
class FinishedWait;
class LevelWait;
class TransferWait;

/// No bound: the capacity of a sink, the level of a source, the amount of a transfer that ends only when it is stopped.
inline constexpr double endless = std::numeric_limits<double>::infinity();
/// No restart threshold.
inline constexpr double no_threshold = std::numeric_limits<double>::quiet_NaN();

/// Ids of a FlowNetwork's parts. Small values; a default one names nothing.
template <class Part> struct FlowId {
    std::uint32_t index = ~0u;
    friend bool operator==(FlowId, FlowId) = default;
};
using PlaceId = FlowId<struct PlacePart>;
using MachineId = FlowId<struct MachinePart>;
using RouteId = FlowId<struct RoutePart>;

/// Ids of what comes and goes: once it has ended the id is stale, and `active` or `cancel` say so.
template <class Part> struct FlowTicket {
    std::uint32_t index = ~0u;
    std::uint32_t serial = 0;
    friend bool operator==(FlowTicket, FlowTicket) = default;
};
using TransferId = FlowTicket<struct TransferPart>;
using WatchId = FlowTicket<struct WatchPart>;

/// Where an amount lies. Level and capacity may be `endless`: a source that never runs dry, a sink that never fills.
struct PlaceSpec {
    Name name;
    double capacity = endless;
    double level = 0;
    double floor = 0; ///< what can't leave: at this level the place counts as empty
    /// An inflow that a full place would slow is stopped altogether until the level has come down to this.
    double resume_below = no_threshold;
    /// An outflow that an empty place would slow is stopped altogether until the level has come up to this.
    double resume_above = no_threshold;
};

/// A way for an amount: out of one place, through machines in series (at least one), into another place.
/// More places may be given that it comes out of, each at a share of its rate: a blend. All shares add up to 1.
struct RouteSpec {
    Name name;
    PlaceId from;
    PlaceId to;
    std::span<const MachineId> machines;   ///< copied; each once; their order does not matter
    std::span<const PlaceId> counts_in{};  ///< accounts that rise with what moves; copied; each once
    std::span<const PlaceId> counts_out{}; ///< accounts that fall with it; none of those that rise
    double from_share = 1;                 ///< what of it comes out of `from`
    struct Draw {
        PlaceId place;
        double share;
    };
    std::span<const Draw> also_from{}; ///< copied; each once, and neither `from` nor `to`
};

/// An amount to be moved over one or several routes at once; it ends when their sum is `amount`.
struct TransferSpec {
    Name name;
    std::span<const RouteId> routes; ///< copied; each once. For one: `.routes = {&route, 1}`
    double amount = endless;
    int priority = 0; ///< greater goes first: lower ones get what it leaves
};

/// Why a transfer is slower, at this moment, than the limits of its own machines allow.
enum class Limit : std::uint8_t {
    none,             ///< it is not: its machines' own limits hold it
    shared_machine,   ///< others take part of a machine
    empty_source,     ///< the place it leaves is empty (or stopped until its threshold)
    full_destination, ///< the place it enters is full (or stopped until its threshold), or an account of it
    machine_down,     ///< a machine of each route has limit 0
    paused,
};

/// Which way a level must go to be noticed by a watch.
enum class Reach : std::uint8_t {
    from_below, ///< level >= x
    from_above, ///< level <= x
};

/// Told what a FlowNetwork does, for books and diagnosis. Must not change the network from within a call.
class FlowObserver {
public:
    /// `amount` went over `route` for `transfer` at a constant rate in [from, to). Each amount is told exactly once:
    /// when the rate changes, when the transfer ends, and at `flush()`.
    virtual void moved(RouteId route, TransferId transfer, double amount, Time from, Time to) = 0;
    /// The transfer's rate (amount per hour, over all its routes) is another from now on.
    virtual void rate_changed(TransferId, double /*rate*/) {}
    /// What holds the transfer back is another from now on. A transfer starts with `none`.
    virtual void limit_changed(TransferId, Limit /*was*/, Limit /*is*/) {}

protected:
    ~FlowObserver() = default;
};

/// What to call when a transfer ends or a level is reached: a small callable, trivially copyable (capture pointers and
/// numbers only, at most 24 bytes), so that nothing is allocated.
class FlowAction {
public:
    FlowAction() = default;
    template <class Action>
    requires(!std::is_same_v<Action, FlowAction>) FlowAction(Action action) // implicit: a lambda is passed as it stands
    {
        static_assert(sizeof(Action) <= sizeof bytes_ && std::is_trivially_copyable_v<Action> &&
                          std::is_trivially_destructible_v<Action>,
                      "an action must be small and trivially copyable: capture pointers and numbers only");
        std::memcpy(bytes_, &action, sizeof action);
        call_ = [](void* bytes) { (*std::launder(static_cast<Action*>(bytes)))(); };
    }
    void operator()()
    {
        if (call_) call_(bytes_);
    }
    explicit operator bool() const { return call_ != nullptr; }

private:
    void (*call_)(void*) = nullptr;
    alignas(8) unsigned char bytes_[24] = {};
};

/// Places with levels, and flows between them at rates that are constant between events.
///
/// Amounts are in the caller's unit, rates in that unit per HOUR of simulated time. At each instant the rates of all
/// flows (one for each route of each transfer) are the lexicographic max-min over everything feasible: each machine
/// passes at most its limit, a full place takes no more than leaves it, an empty one gives no more than enters it.
/// First for the highest priority, with lower ones at whatever rate helps; then for the next. A flow stopped only by a
/// rate that can still rise is not frozen. Each route of a transfer counts alone.
///
/// Time: whatever changes (a limit, a capacity, a start, a level reached) only marks; the rates are found once for all
/// changes of a round, at `decision` priority of the same instant. `rate` and `limited_by` tell those of the last
/// decision. The instant at which a level reaches a bound, a threshold or a watch, or an amount is done, is computed,
/// rounded to the nearest tick, and runs at `Priority::ends`; the level is then exactly what was reached, the amount
/// moved exactly the amount asked, and what moved is what fits. Nothing is stepped.
///
/// A route out of several places takes from all of them in its ratio at every instant: an empty one holds back the
/// rest.
///
/// Full and empty: without a threshold a flow into a full place goes on at the rate that leaves. With `resume_below`
/// all flows into it stop as soon as it would slow one, until its level has come to the threshold; same for empty.
///
/// Order: all sums run in order of name (route, then transfer; equal names in order of creation), so the order in which
/// parts are listed changes no byte. A net rate below 1e-9 of what passes a place is nought.
///
/// Conserves: what is told to the observer equals the change of levels, to 1e-12 of what moved (accounts hold nothing).
/// Wrong arguments (negative or NaN numbers, unknown or stale ids, a part in use removed) are std::invalid_argument and
/// change nothing. Cost: a decision looks at the flows joined to a change by a shared machine or by a full or empty
/// place alone; below a microsecond for a few; no allocation in steady state. The network may be destroyed before the
/// processes that use it; they then wait for ever. It must not outlive its Simulation.
class FlowNetwork {
public:
    explicit FlowNetwork(Simulation& sim, Priority decision = decisions_at(2));
    ~FlowNetwork(); ///< calls no action and tells nothing; `flush` before if the last amounts count
    FlowNetwork(const FlowNetwork&) = delete;
    FlowNetwork& operator=(const FlowNetwork&) = delete;

    // -- Parts. Texts of names must outlive the network. An id may be used again after its part was removed.
    PlaceId add_place(const PlaceSpec& spec);
    /// A count of what routes bring and take that lie elsewhere, such as an owner's quota of a yard: once it has come
    /// to `most`, the routes that it counts in bring no more than those that it counts out take. Routes neither start
    /// nor end there, it may be below nought, and it is a place for all questions, watches and `set_capacity`.
    PlaceId add_account(Name name, double most, double level = 0);
    MachineId add_machine(Name name, double limit); ///< `limit` finite, 0 = down or closed
    RouteId add_route(const RouteSpec& spec);
    void remove(PlaceId place);     ///< no route may touch it
    void remove(MachineId machine); ///< no route may pass it
    void remove(RouteId route);     ///< no transfer may use it

    // -- Transfers
    /// Starts a transfer; it moves from the decision of this instant on. `done` is called when the amount has been
    /// moved, while the id is still good (not if it is stopped). An amount of 0 is done at once, at `ends` of this
    /// instant.
    TransferId start(const TransferSpec& spec, FlowAction done = {});
    /// Ends a transfer now, without a call. @return what it has moved
    double stop(TransferId transfer);
    void pause(TransferId transfer);  ///< rate 0 until `resume`; harmless if paused
    void resume(TransferId transfer); ///< harmless if not paused
    void set_priority(TransferId transfer, int priority);
    [[nodiscard]] bool active(TransferId transfer) const;  ///< false for a stale or default id
    [[nodiscard]] double moved(TransferId transfer) const; ///< up to now
    [[nodiscard]] double remaining(TransferId transfer) const;
    [[nodiscard]] double rate(TransferId transfer) const; ///< per hour, over all its routes
    [[nodiscard]] double rate(TransferId transfer, RouteId route) const;
    [[nodiscard]] Limit limited_by(TransferId transfer) const; ///< of several routes: what costs the most

    // -- Changes; all take effect at this instant
    void set_limit(MachineId machine, double limit);
    /// Below the level: nothing is lost, but no more goes in than comes out until the level has come down.
    void set_capacity(PlaceId place, double capacity);
    /// Puts into (takes out of) a place at once, as much as fits (as is there above the floor). @return how much
    double put(PlaceId place, double amount);
    double take(PlaceId place, double amount);

    // -- Questions, exact now
    [[nodiscard]] double level(PlaceId place) const;
    [[nodiscard]] double capacity(PlaceId place) const;
    [[nodiscard]] double room(PlaceId place) const;          ///< capacity - level, not negative
    [[nodiscard]] double net_rate(PlaceId place) const;      ///< per hour, in less out
    [[nodiscard]] bool inflow_stopped(PlaceId place) const;  ///< by full, until `resume_below`
    [[nodiscard]] bool outflow_stopped(PlaceId place) const; ///< by empty, until `resume_above`
    [[nodiscard]] double limit(MachineId machine) const;
    [[nodiscard]] double throughput(MachineId machine) const; ///< per hour, all that passes now
    [[nodiscard]] PlaceId from(RouteId route) const;
    [[nodiscard]] PlaceId to(RouteId route) const;
    [[nodiscard]] std::string name(PlaceId place) const;
    [[nodiscard]] std::string name(MachineId machine) const;
    [[nodiscard]] std::string name(RouteId route) const;
    [[nodiscard]] std::string name(TransferId transfer) const;

    // -- Watches
    /// Calls `action` once, at `ends` of the exact instant at which the level reaches `x`; of this instant if it has.
    WatchId watch(PlaceId place, Reach reach, double x, FlowAction action);
    /// @return whether it still stood
    bool cancel(WatchId watch);

    // -- Waits for processes (include sim/flow_waits.h). Each gives the amount moved, or the level.
    /// `const double got = co_await network.move(spec);` interrupted or destroyed, it stops the transfer.
    [[nodiscard]] MoveWait move(const TransferSpec& spec);
    /// Waits for a transfer to be done or stopped by others; given up, it leaves the transfer alone.
    [[nodiscard]] FinishedWait finished(TransferId transfer);
    [[nodiscard]] LevelWait reaches(PlaceId place, Reach reach, double x);

    // -- Books
    void observe(FlowObserver* observer); ///< one at most; null: none. What moved before is told to the one before
    void flush();                         ///< tells the observer what moved up to now
    void decide();                        ///< finds the rates now, if anything is marked; the engine does it by itself

    [[nodiscard]] std::uint64_t decisions() const;   ///< rounds in which rates were found, so far
    [[nodiscard]] std::uint64_t allocations() const; ///< groups of joined flows that were solved, so far
    [[nodiscard]] Simulation& simulation() const;

private:
    friend class TransferWait;
    friend class LevelWait;
    std::unique_ptr<detail::FlowState> state_;
};

} // namespace sim
