#include "sim/flow_network.h"

#include "sim/flow_state.h"
#include "sim/flow_waits.h"

#include <algorithm>
#include <utility>

// What the caller asks of a network: parts, transfers, changes, questions.
namespace sim {
using detail::FlowState;
using detail::require;
using detail::take_slot;

FlowNetwork::FlowNetwork(Simulation& sim, Priority decision) : state_(std::make_unique<FlowState>(sim, decision)) {}

FlowNetwork::~FlowNetwork()
{
    FlowState& s = *state_;
    s.sim.cancel(s.decision_event);
    for (auto& p : s.places) {
        s.sim.cancel(p.event);
        s.sim.cancel(p.watch_call);
    }
    for (auto& t : s.transfers) {
        s.sim.cancel(t.event);
        for (TransferWait* wait = t.waiting; wait; wait = wait->next_) wait->network_ = nullptr;
    }
    for (auto& w : s.watches)
        if (w.used && w.wait) w.wait->network_ = nullptr;
}

PlaceId FlowNetwork::add_place(const PlaceSpec& spec)
{
    require(spec.capacity >= 0, "the capacity of a place must not be negative");
    require(spec.floor >= 0 && spec.floor <= spec.capacity && std::isfinite(spec.floor),
            "the floor of a place must lie from 0 to its capacity");
    require(spec.level >= spec.floor && spec.level <= spec.capacity,
            "the level of a place must lie from its floor to its capacity");
    require(std::isnan(spec.resume_below) || (spec.resume_below >= spec.floor && spec.resume_below < spec.capacity),
            "the level at which an inflow resumes must lie below the capacity and not below the floor");
    require(std::isnan(spec.resume_above) || (spec.resume_above > spec.floor && spec.resume_above <= spec.capacity),
            "the level at which an outflow resumes must lie above the floor and not above the capacity");
    FlowState& s = *state_;
    const auto index = take_slot(s.places, s.free_places);
    auto& p = s.places[index];
    p.name = spec.name;
    p.capacity = spec.capacity;
    p.level = spec.level;
    p.floor = spec.floor;
    p.resume_below = spec.resume_below;
    p.resume_above = spec.resume_above;
    p.net = p.crumb = 0;
    p.exact = FlowState::never;
    p.held = p.over = p.in_stopped = p.out_stopped = p.full = p.empty = false;
    p.classified = 0;
    p.account = false;
    p.used = true;
    return {index};
}

PlaceId FlowNetwork::add_account(Name name, double most, double level)
{
    require(std::isfinite(most) && std::isfinite(level), "an account and its bound must be finite");
    require(level <= most, "an account must not be above its bound");
    const PlaceId id = add_place({.name = name});
    auto& p = state_->places[id.index];
    p.account = true;
    p.capacity = most;
    p.level = level;
    p.floor = -endless;
    return id;
}

MachineId FlowNetwork::add_machine(Name name, double limit)
{
    require(limit >= 0 && std::isfinite(limit), "the limit of a machine must be finite and not negative");
    FlowState& s = *state_;
    const auto index = take_slot(s.machines, s.free_machines);
    auto& m = s.machines[index];
    m.name = name;
    m.limit = limit;
    m.used = true;
    return {index};
}

RouteId FlowNetwork::add_route(const RouteSpec& spec)
{
    FlowState& s = *state_;
    require(!s.place(spec.from).account && !s.place(spec.to).account, "a route leads from and to no account");
    require(spec.from != spec.to, "a route must lead from one place to another");
    require(!spec.machines.empty(), "a route needs at least one machine, or its rate would have no limit");
    for (std::size_t i = 0; i < spec.machines.size(); ++i) {
        s.machine(spec.machines[i]);
        require(std::find(spec.machines.begin(), spec.machines.begin() + static_cast<std::ptrdiff_t>(i),
                          spec.machines[i]) == spec.machines.begin() + static_cast<std::ptrdiff_t>(i),
                "a route passes each of its machines once");
    }
    s.check_shares(spec);
    const auto index = take_slot(s.routes, s.free_routes);
    auto& r = s.routes[index];
    r.name = spec.name;
    r.from = spec.from.index;
    r.to = spec.to.index;
    r.used = true;
    r.transfers = 0;
    r.number = ++s.created;
    r.machines.clear();
    for (const MachineId machine : spec.machines) {
        r.machines.push_back(machine.index);
        ++s.machines[machine.index].routes;
    }
    std::sort(r.machines.begin(), r.machines.end(), [&s](auto a, auto b) {
        const int order = detail::compare(s.machines[a].name, s.machines[b].name);
        return order ? order < 0 : a < b;
    });
    r.from_share = spec.from_share;
    r.further.clear();
    for (const RouteSpec::Draw& draw : spec.also_from) r.further.push_back({draw.place.index, -draw.share});
    for (const PlaceId account : spec.counts_in) r.further.push_back({account.index, 1});
    for (const PlaceId account : spec.counts_out) r.further.push_back({account.index, -1});
    s.each_end(r, [&s](auto end) { ++s.places[end].routes; });
    return {index};
}

void FlowNetwork::remove(PlaceId id)
{
    FlowState& s = *state_;
    auto& p = s.place(id);
    require(p.routes == 0, "a place that a route touches, or counts in or out, can't be removed");
    while (!p.watches.empty()) s.cancel_watch({p.watches.back(), s.watches[p.watches.back()].serial});
    s.sim.cancel(p.event);
    s.sim.cancel(p.watch_call);
    p.used = false;
    s.free_places.push_back(id.index);
}

void FlowNetwork::remove(MachineId id)
{
    auto& m = state_->machine(id);
    require(m.routes == 0, "a machine that a route passes can't be removed");
    m.used = false;
    state_->free_machines.push_back(id.index);
}

void FlowNetwork::remove(RouteId id)
{
    FlowState& s = *state_;
    auto& r = s.route(id);
    require(r.transfers == 0, "a route that a transfer uses can't be removed");
    for (const auto machine : r.machines) --s.machines[machine].routes;
    s.each_end(r, [&s](auto end) { --s.places[end].routes; });
    r.used = false;
    s.free_routes.push_back(id.index);
}

TransferId FlowNetwork::start(const TransferSpec& spec, FlowAction done)
{
    FlowState& s = *state_;
    require(spec.amount >= 0, "the amount of a transfer must not be negative");
    require(!spec.routes.empty(), "a transfer needs a route");
    for (std::size_t i = 0; i < spec.routes.size(); ++i) {
        s.route(spec.routes[i]);
        for (std::size_t j = 0; j < i; ++j)
            require(spec.routes[i] != spec.routes[j], "a transfer uses each of its routes once");
    }
    const auto index = take_slot(s.transfers, s.free_transfers);
    auto& t = s.transfers[index];
    t.name = spec.name;
    t.used = true;
    t.ended = t.paused = t.touched = false;
    t.priority = spec.priority;
    t.serial = ++s.tickets;
    t.number = ++s.created;
    t.amount = spec.amount;
    t.moved = t.rate = t.told_rate = 0;
    t.limit = Limit::none;
    t.done = done;
    t.waiting = nullptr;
    const TransferId id{index, t.serial};
    if (spec.amount == 0) {
        FlowState* state = &s;
        t.event = s.sim.at(
            s.sim.now(), [state, index] { state->transfer_due(index); }, Priority::ends);
    } else {
        s.attach(index, spec.routes);
    }
    return id;
}

double FlowNetwork::stop(TransferId id)
{
    auto& t = state_->transfer(id);
    return t.ended ? t.moved : state_->stop(id.index);
}

void FlowNetwork::pause(TransferId id)
{
    auto& t = state_->transfer(id);
    if (std::exchange(t.paused, true)) return;
    state_->mark_flows(t.flows);
}

void FlowNetwork::resume(TransferId id)
{
    auto& t = state_->transfer(id);
    if (std::exchange(t.paused, false)) state_->mark_flows(t.flows);
}

void FlowNetwork::set_priority(TransferId id, int priority)
{
    auto& t = state_->transfer(id);
    if (std::exchange(t.priority, priority) != priority) state_->mark_flows(t.flows);
}

void FlowNetwork::set_limit(MachineId id, double limit)
{
    auto& m = state_->machine(id);
    require(limit >= 0 && std::isfinite(limit), "the limit of a machine must be finite and not negative");
    if (std::exchange(m.limit, limit) != limit) state_->mark_flows(m.flows);
}

void FlowNetwork::set_capacity(PlaceId id, double capacity)
{
    FlowState& s = *state_;
    auto& p = s.place(id);
    require(capacity >= p.floor, "the capacity of a place must not be below its floor");
    if (p.capacity == capacity) return;
    s.settle_place(id.index);
    p.capacity = capacity;
    p.over = p.level > capacity;
    s.level_changed(id.index);
}

double FlowNetwork::put(PlaceId id, double amount)
{
    FlowState& s = *state_;
    auto& p = s.place(id);
    require(amount >= 0 && std::isfinite(amount), "an amount put into a place must be finite and not negative");
    require(!p.account, "nothing lies in an account");
    s.settle_place(id.index);
    const double fits = p.capacity == endless ? amount : std::min(amount, std::max(0.0, p.capacity - p.level));
    if (fits <= 0) return 0;
    p.level = fits < amount ? p.capacity : std::min(p.capacity, p.level + fits);
    p.pinned = p.level;
    s.level_changed(id.index);
    return fits;
}

double FlowNetwork::take(PlaceId id, double amount)
{
    FlowState& s = *state_;
    auto& p = s.place(id);
    require(amount >= 0 && std::isfinite(amount), "an amount taken out of a place must be finite and not negative");
    require(!p.account, "nothing lies in an account");
    s.settle_place(id.index);
    const double there = std::min(amount, std::max(0.0, p.level - p.floor));
    if (there <= 0) return 0;
    p.level = there < amount ? p.floor : std::max(p.floor, p.level - there);
    p.pinned = p.level;
    s.level_changed(id.index);
    return there;
}

WatchId FlowNetwork::watch(PlaceId place, Reach reach, double x, FlowAction action)
{
    state_->place(place);
    require(std::isfinite(x), "the level to watch for must be finite");
    return state_->add_watch(place, reach, x, action, nullptr);
}

bool FlowNetwork::cancel(WatchId watch)
{
    return state_->cancel_watch(watch);
}

void FlowNetwork::observe(FlowObserver* observer)
{
    if (state_->observer) flush();
    state_->observer = observer;
}

void FlowNetwork::flush()
{
    FlowState& s = *state_;
    std::vector<FlowState::Index> all;
    for (FlowState::Index i = 0; i < s.flows.size(); ++i)
        if (s.flows[i].transfer != FlowState::none) all.push_back(i);
    s.sort_flows(all);
    for (const auto flow : all) s.settle(flow);
    std::vector<FlowState::Index> held;
    for (FlowState::Index i = 0; i < s.places.size(); ++i)
        if (s.places[i].used && s.places[i].held) held.push_back(i);
    s.sort_places(held);
    for (const auto place : held) s.settle_place(place);
    for (const auto flow : all) s.tell(flow);
}

void FlowNetwork::decide()
{
    state_->decide();
}

} // namespace sim
