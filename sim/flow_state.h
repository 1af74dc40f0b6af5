#pragma once
#include "sim/flow_network.h"
#include "sim/flow_rates.h"

#include <cmath>
#include <stdexcept>
#include <vector>

namespace sim::detail {

inline void require(bool condition, const char* what)
{
    if (!condition) throw std::invalid_argument(what);
}

/// A record for use: a free one if there is one, with whatever its last user left in it.
template <class Record> std::uint32_t take_slot(std::vector<Record>& records, std::vector<std::uint32_t>& free)
{
    if (free.empty()) {
        records.emplace_back();
        return static_cast<std::uint32_t>(records.size() - 1);
    }
    const std::uint32_t index = free.back();
    free.pop_back();
    return index;
}

/// Names in order of text, then number.
inline int compare(const Name& a, const Name& b)
{
    if (const int text = a.text.compare(b.text)) return text;
    return a.number < b.number ? -1 : a.number > b.number;
}

/// What stands behind a FlowNetwork. Internal to the engine: flow_network.cpp and flow_questions.cpp (what the
/// caller asks), flow_state.cpp (parts and flows), flow_rounds.cpp (rates), flow_amounts.cpp (what moved, levels,
/// events).
///
/// A flow is one route of one transfer. Its amount is settled lazily: `settle` brings what passed since `settled` into
/// the levels of both ends, into the transfer, and into `untold`, which is told to the observer when the rate changes.
/// A level changes by settled amounts (and put and take) alone, so what is told and what lies there can't part.
///
/// A place whose net rate is nought is `held` at `pinned`: sums of what enters and leaves may differ by rounding, but
/// its level must not. What rounding (of a tick, of a sum) leaves over at an exact level is handed on by `shed` along a
/// flow to a place whose level is free.
struct FlowState {
    using Index = std::uint32_t;
    static constexpr Index none = ~0u;
    static constexpr Time never = Time::min();

    struct Flow {
        Index transfer = none;
        Index route = none;
        Index from = none;
        Index to = none;
        double rate = 0;
        double untold = 0;
        Time settled{};
        Time told{};
        bool marked = false;
        std::uint64_t seen = 0; ///< the search that found it last
    };

    struct Place {
        Name name;
        double capacity = endless;
        double level = 0;
        double floor = 0;
        double resume_below = no_threshold;
        double resume_above = no_threshold;
        double pinned = 0;
        double crumb =
            0; ///< rounding of an exact level that could not be handed on yet; less than passes in some ticks
        Time exact = never; ///< when the level was last made exact: nothing is handed on to it at that instant
        double net = 0;
        bool used = false;
        bool account = false; ///< a count of what lies elsewhere
        bool held = false;
        bool over = false; ///< its capacity was cut below its level
        bool in_stopped = false;
        bool out_stopped = false;
        bool marked = false;
        bool full = false; ///< as of `classified`
        bool empty = false;
        std::uint64_t classified = 0;
        std::uint64_t seen = 0;    ///< the search that went through it last
        std::uint64_t touched = 0; ///< the decision that must look at it
        std::uint64_t in_problem = 0;
        Index problem_index = none;
        Index routes = 0;
        std::vector<Index> flows; ///< in canonical order
        std::vector<Index> watches;
        EventHandle event;
        EventHandle watch_call;
        double target = 0;
        double event_net = 0;

        /// What takes without end is never full, even if it also gives without end.
        [[nodiscard]] bool fills(double at) const { return capacity != endless && at >= capacity; }
    };

    struct Machine {
        Name name;
        double limit = 0;
        bool used = false;
        Index routes = 0;
        Index users = 0; ///< in the problem at hand
        std::uint64_t seen = 0;
        std::uint64_t in_problem = 0;
        Index problem_index = none;
        std::vector<Index> flows; ///< in canonical order
    };

    struct Route {
        Name name;
        Index from = none;
        Index to = none;
        bool used = false;
        Index transfers = 0;
        std::uint64_t number = 0; ///< of creation
        std::vector<Index> machines;
        double from_share = 1;
        struct Effect {
            Index place;
            double share; ///< of what moves, that comes to lie there; negative: that leaves
        };
        std::vector<Effect> further; ///< places that it leaves beside `from`, and accounts
    };

    struct Transfer {
        Name name;
        bool used = false;
        bool ended = false; ///< its flows are gone, its last call is under way
        bool paused = false;
        bool touched = false;
        int priority = 0;
        std::uint32_t serial = 0;
        std::uint64_t number = 0; ///< of creation
        double amount = 0;
        double moved = 0;
        double rate = 0; ///< that its end was computed with
        double told_rate = 0;
        Limit limit = Limit::none; ///< as told to the observer
        std::vector<Index> flows;  ///< in canonical order
        EventHandle event;
        FlowAction done;
        TransferWait* waiting = nullptr; ///< in order of beginning
    };

    struct Watch {
        Index place = none;
        std::uint32_t serial = 0;
        bool used = false;
        Reach reach = Reach::from_below;
        double x = 0;
        FlowAction action;
        LevelWait* wait = nullptr; ///< instead of an action
    };

    FlowState(Simulation& simulation, Priority at) : sim(simulation), decision(at) {}

    // flow_state.cpp
    Place& place(PlaceId id);
    Machine& machine(MachineId id);
    Route& route(RouteId id);
    Transfer& transfer(TransferId id);
    void check_shares(const RouteSpec& spec); ///< accounts and further sources: throws if they are none, or one twice
    /// Every place whose level goes with a route.
    template <class Visit> static void each_end(const Route& route, Visit visit)
    {
        visit(route.from);
        visit(route.to);
        for (const auto& [place, share] : route.further) visit(place);
    }
    /// What of a flow a place that it touches gets; negative: gives.
    [[nodiscard]] double share(const Flow& flow, Index place) const
    {
        if (flow.to == place) return 1;
        const Route& route = routes[flow.route];
        if (flow.from == place) return -route.from_share;
        for (const auto& [further, share] : route.further)
            if (further == place) return share;
        return 0;
    }
    /// Adds what a flow brings into, or takes out of, a place.
    void add_rate(Index flow, Index place, double& in, double& out) const
    {
        const double part = share(flows[flow], place);
        (part > 0 ? in : out) += std::abs(part) * flows[flow].rate;
    }
    [[nodiscard]] bool before(Index a, Index b) const;
    void sort_flows(std::vector<Index>& which) const;  ///< into canonical order
    void sort_places(std::vector<Index>& which) const; ///< by name, then creation
    void attach(Index transfer, std::span<const RouteId> over);
    void detach(Index transfer);
    double stop(Index transfer);
    void level_changed(Index place);

    // flow_amounts.cpp
    void settle(Index flow);
    void settle_place(Index place);
    void settle_held(const Transfer& transfer);
    void tell(Index flow);
    void add_amount(Index flow, double amount);
    bool shed(Index place, double surplus, Index except, int depth);
    void set_exactly(Index place, double level, Index except = none);
    [[nodiscard]] double level_now(const Place& place) const;
    [[nodiscard]] double moved_now(const Transfer& transfer) const;
    [[nodiscard]] double hours_since(Time then) const { return to_hours(sim.now() - then); }
    void place_due(Index place);
    void transfer_due(Index transfer);
    void release(Index transfer);
    void call_watches(Index place);
    void schedule_watch_call(Index place);
    void lift_stops(Index place);
    void schedule_place(Index place);
    void schedule_transfer(Index transfer);
    [[nodiscard]] Time due_in(double hours) const;
    WatchId add_watch(PlaceId place, Reach reach, double x, FlowAction action, LevelWait* wait);
    bool cancel_watch(WatchId watch) noexcept;

    // flow_rounds.cpp
    void mark_flow(Index flow);
    void mark_flows(const std::vector<Index>& flows);
    void mark_neighbours(Index flow);
    void mark_place(Index place);
    void want_decision();
    void decide();
    void classify(Index place);
    void solve_from(Index flow);
    void visit(Index flow);
    void describe_problem();
    void set_rate(Index flow, double rate);
    void touch_place(Index place);
    void stop_at_bounds();
    void update_place(Index place);
    void tell_transfer(Index transfer);
    [[nodiscard]] bool stopped(const Flow& flow) const;
    [[nodiscard]] double own_limit(const Flow& flow) const;
    [[nodiscard]] bool holds_back(const Machine& machine, Index flow) const;
    [[nodiscard]] static bool is_at_its_most(const Place& place);
    [[nodiscard]] static bool is_at_its_least(const Place& place);
    [[nodiscard]] Limit limit_of(Index flow) const;
    [[nodiscard]] Limit limit_of(const Transfer& transfer) const;

    Simulation& sim;
    Priority decision;
    FlowObserver* observer = nullptr;

    std::vector<Place> places;
    std::vector<Machine> machines;
    std::vector<Route> routes;
    std::vector<Transfer> transfers;
    std::vector<Flow> flows;
    std::vector<Watch> watches;
    std::vector<Index> free_places, free_machines, free_routes, free_transfers, free_flows, free_watches;

    std::vector<Index> marked_flows, marked_places; ///< what the next decision must look at
    std::vector<Index> touched_places, touched_transfers;
    std::vector<Index> group;   ///< flows joined with each other, being solved
    std::vector<Index> solving; ///< those of them that can move
    std::vector<WatchId> reached;
    EventHandle decision_event;
    RateProblem problem;
    RateAllocator allocator;
    std::uint64_t round = 0;
    std::uint64_t search = 0;
    std::uint64_t solve = 0;
    std::uint64_t created = 0;
    std::uint32_t tickets = 0;
};

} // namespace sim::detail
