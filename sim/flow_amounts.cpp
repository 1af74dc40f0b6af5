#include "sim/flow_state.h"
#include "sim/flow_waits.h"

#include <algorithm>
#include <utility>

// Amounts: what has passed, levels that are exact where something was reached, and the events that reach it.
namespace sim::detail {

void FlowState::add_amount(Index flow, double amount)
{
    Flow& f = flows[flow];
    f.untold += amount;
    transfers[f.transfer].moved += amount;
    const Route& route = routes[f.route];
    places[f.from].level -= route.from_share * amount;
    places[f.to].level += amount;
    for (const auto& [place, share] : route.further) places[place].level += share * amount;
}

void FlowState::settle(Index flow)
{
    Flow& f = flows[flow];
    const Time now = sim.now();
    if (f.settled == now) return;
    if (f.rate != 0) add_amount(flow, f.rate * hours_since(f.settled));
    f.settled = now;
}

/// Settles the held places that a transfer touches.
void FlowState::settle_held(const Transfer& t)
{
    for (const Index flow : t.flows)
        each_end(routes[flows[flow].route], [this](Index end) {
            if (places[end].held) settle_place(end);
        });
}

/// Settles all flows of a place; a held level stays what it was.
void FlowState::settle_place(Index index)
{
    Place& p = places[index];
    for (const Index flow : p.flows) settle(flow);
    if (p.held && (p.level != p.pinned || p.crumb != 0)) set_exactly(index, p.pinned);
}

/// Makes the level exactly `level`, which it is but for rounding; the difference is handed on along a flow, but not
/// through `except`. If there is no way now it is kept, to be handed on later.
void FlowState::set_exactly(Index index, double level, Index except)
{
    Place& p = places[index];
    for (const Index flow : p.flows) settle(flow);
    const double surplus = p.level + p.crumb - level;
    p.crumb = surplus == 0 || p.account || shed(index, surplus, except, 0) ? 0 : surplus;
    p.level = level;
    if (p.held) p.pinned = level;
    p.exact = sim.now();
}

/// Hands what a place has too much (or, negative, too little) on through one of its flows, but not through `except`: to
/// a place whose level is free if there is one, else further along held ones.
/// @return false if there was no way
bool FlowState::shed(Index index, double surplus, Index except, int depth)
{
    const auto correction = [&](const Flow& f) { return f.from == index ? surplus : -surplus; };
    const auto usable = [&](Index flow) {
        const Flow& f = flows[flow];
        // Along a blend nothing can be handed on for one of its places alone.
        return flow != except && f.rate > 0 && routes[f.route].from_share == 1 && f.untold + correction(f) >= 0;
    };
    for (const Index flow : places[index].flows) {
        const Flow& f = flows[flow];
        const Place& other = places[f.from == index ? f.to : f.from];
        if (!usable(flow) || other.held || other.exact == sim.now()) continue;
        add_amount(flow, correction(f));
        return true;
    }
    if (depth == 4) return false;
    for (const Index flow : places[index].flows) {
        const Flow& f = flows[flow];
        if (!usable(flow) || !shed(f.from == index ? f.to : f.from, surplus, flow, depth + 1)) continue;
        add_amount(flow, correction(f));
        return true;
    }
    return false;
}

/// Tells the observer what has been settled; what it is told runs up to now.
void FlowState::tell(Index flow)
{
    Flow& f = flows[flow];
    if (f.untold != 0 && observer)
        observer->moved(RouteId{f.route}, TransferId{f.transfer, transfers[f.transfer].serial}, f.untold, f.told,
                        sim.now());
    f.untold = 0;
    f.told = sim.now();
}

double FlowState::level_now(const Place& p) const
{
    if (p.held) return p.pinned;
    double level = p.level;
    const Index self = static_cast<Index>(&p - places.data());
    for (const Index flow : p.flows) {
        const Flow& f = flows[flow];
        if (f.rate != 0) level += share(f, self) * f.rate * hours_since(f.settled);
    }
    if (!p.over) level = std::min(level, p.capacity);
    return std::max(level, p.floor);
}

double FlowState::moved_now(const Transfer& t) const
{
    double moved = t.moved;
    for (const Index flow : t.flows) moved += flows[flow].rate * hours_since(flows[flow].settled);
    return std::min(moved, t.amount);
}

/// The nearest tick so many hours from now; the end of time if it lies beyond.
Time FlowState::due_in(double hours) const
{
    const double ticks = std::max(0.0, hours) * 3.6e12;
    const Duration left = end_of_time - sim.now();
    if (!(ticks < 9e18) || Duration{std::llround(ticks)} >= left) return end_of_time;
    return sim.now() + Duration{std::llround(ticks)};
}

/// Schedules the next instant at which the level reaches a bound, a threshold or a watch.
void FlowState::schedule_place(Index index)
{
    Place& p = places[index];
    if (p.net != 0) {
        const double level = level_now(p);
        double target = p.net > 0 ? p.capacity : p.floor; // due now if rounding has brought the level there
        const auto consider = [&](double x) {             // NaN is never considered
            if (p.net > 0 ? x > level && x < target : x < level && x > target) target = x;
        };
        if (p.net > 0 && p.out_stopped) consider(p.resume_above);
        if (p.net < 0 && p.in_stopped) consider(p.resume_below);
        for (const Index watch : p.watches)
            if ((watches[watch].reach == Reach::from_below) == (p.net > 0)) consider(watches[watch].x);
        if (std::isfinite(target)) {
            if (sim.pending(p.event) && target == p.target && p.net == p.event_net && !p.marked) return;
            sim.cancel(p.event);
            p.target = target;
            p.event_net = p.net;
            const Time when = due_in((target - level) / p.net);
            if (when != end_of_time)
                p.event = sim.at(
                    when, [this, index] { place_due(index); }, Priority::ends);
            return;
        }
    }
    sim.cancel(p.event);
}

namespace {
/// What lies within three quarters of a tick, or within the rounding of the numbers themselves, is reached.
bool within_a_tick(double gap, double rate, double rounding)
{
    return gap <= 0.75 * std::abs(rate) / 3.6e12 + rounding;
}
/// Each stop on its way rounds what a transfer has moved.
double rounding_of(double amount)
{
    return 1e-12 * amount;
}
} // namespace

void FlowState::schedule_transfer(Index index)
{
    Transfer& t = transfers[index];
    if (!t.used || t.ended) return;
    double rate = 0;
    for (const Index flow : t.flows) rate += flows[flow].rate;
    if (rate == t.rate && sim.pending(t.event)) return;
    const double was = std::exchange(t.rate, rate);
    if (t.amount == endless || t.amount == 0) return; // nought is due already
    sim.cancel(t.event);
    const double rest = t.amount - moved_now(t);
    if (rate == 0) {
        // Its source ran dry, or its destination full, by the rounding of a tick before its amount was done: no more
        // will ever come, and it is done.
        if (was <= 0 || !within_a_tick(rest, was, rounding_of(t.amount))) return;
        t.rate = was;
    }
    const Time when = rate == 0 ? sim.now() : due_in(rest / rate);
    if (when != end_of_time)
        t.event = sim.at(
            when, [this, index] { transfer_due(index); }, Priority::ends);
}

void FlowState::place_due(Index index)
{
    Place& p = places[index];
    for (const Index flow : p.flows) settle(flow);
    const double gap = p.net > 0 ? p.target - p.level : p.level - p.target;
    if (p.held || !within_a_tick(gap, p.net, 1e-14 * std::max(std::abs(p.level), std::abs(p.target)))) {
        mark_place(index); // changed at this instant, or moved by a tick since it was computed
        return;
    }
    set_exactly(index, p.target);
    level_changed(index);
}

void FlowState::transfer_due(Index index)
{
    Transfer& t = transfers[index];
    settle_held(t);
    for (const Index flow : t.flows) settle(flow);
    const double rest = t.amount - t.moved;
    if (!within_a_tick(rest, t.rate, rounding_of(t.amount))) {
        t.rate = -1; // schedules anew
        if (!t.flows.empty()) mark_flow(t.flows.front());
        return;
    }
    if (rest != 0 && !t.flows.empty()) {
        Index most = t.flows.front();
        for (const Index flow : t.flows)
            if (flows[flow].rate > flows[most].rate) most = flow;
        add_amount(most, rest);
        const Flow& f = flows[most];
        // What the one end lacks the other has too much: if they are joined it only goes round.
        Place& to = places[f.to];
        const bool held = std::exchange(to.held, false);
        to.exact = never;
        if (places[f.from].held) set_exactly(f.from, places[f.from].pinned, most);
        for (const auto& [further, share] : routes[f.route].further)
            if (places[further].held) set_exactly(further, places[further].pinned, most);
        to.held = held;
        if (held) set_exactly(f.to, to.pinned, most);
        t.moved = t.amount;
    }
    detach(index);
    FlowAction done = t.done;
    done(); // may start transfers: `t` is good no longer
    release(index);
}

/// Ends the ticket of a transfer whose flows are gone, and wakes who waits for it.
void FlowState::release(Index index)
{
    while (TransferWait* wait = transfers[index].waiting) {
        transfers[index].waiting = wait->next_;
        wait->moved_ = transfers[index].moved;
        wait->complete();
    }
    transfers[index].used = false;
    transfers[index].ended = false;
    free_transfers.push_back(index);
}

/// The inflow or outflow that a bound had stopped goes on once the level has come to its threshold.
void FlowState::lift_stops(Index index)
{
    Place& p = places[index];
    const double level = level_now(p);
    if (p.in_stopped && level <= p.resume_below) {
        p.in_stopped = false;
        mark_flows(p.flows);
    }
    if (p.out_stopped && level >= p.resume_above) {
        p.out_stopped = false;
        mark_flows(p.flows);
    }
}

/// Calls the watches that are satisfied now, in the order in which they were set.
void FlowState::call_watches(Index index)
{
    const double level = level_now(places[index]);
    const std::size_t begin = reached.size(); // an action may set watches that are called within it
    for (const Index watch : places[index].watches) {
        const Watch& w = watches[watch];
        if (w.reach == Reach::from_below ? level >= w.x : level <= w.x) reached.push_back({watch, w.serial});
    }
    for (std::size_t i = begin; i < reached.size(); ++i) {
        const WatchId id = reached[i];
        Watch& w = watches[id.index];
        if (!w.used || w.serial != id.serial) continue;
        FlowAction action = w.action;
        LevelWait* wait = w.wait;
        cancel_watch(id);
        if (wait) {
            wait->level_ = level;
            wait->complete();
        } else {
            action();
        }
    }
    reached.resize(begin);
}

void FlowState::schedule_watch_call(Index index)
{
    if (sim.pending(places[index].watch_call)) return;
    places[index].watch_call = sim.at(
        sim.now(), [this, index] { call_watches(index); }, Priority::ends);
}

WatchId FlowState::add_watch(PlaceId id, Reach reach, double x, FlowAction action, LevelWait* wait)
{
    Index index;
    if (free_watches.empty()) {
        index = static_cast<Index>(watches.size());
        watches.emplace_back();
    } else {
        index = free_watches.back();
        free_watches.pop_back();
    }
    watches[index] = {id.index, ++tickets, true, reach, x, action, wait};
    Place& p = places[id.index];
    p.watches.push_back(index);
    const double level = level_now(p);
    if (reach == Reach::from_below ? level >= x : level <= x) {
        schedule_watch_call(id.index);
    } else {
        mark_place(id.index);
    }
    return {index, tickets};
}

bool FlowState::cancel_watch(WatchId id) noexcept
{
    if (id.index >= watches.size() || !watches[id.index].used || watches[id.index].serial != id.serial) return false;
    watches[id.index].used = false;
    std::erase(places[watches[id.index].place].watches, id.index);
    free_watches.push_back(id.index);
    return true;
}

} // namespace sim::detail
