#include "sim/flow_state.h"

#include <algorithm>
#include <stdexcept>

// Looking up parts, the canonical order, and what makes and unmakes flows.
namespace sim::detail {
FlowState::Place& FlowState::place(PlaceId id)
{
    require(id.index < places.size() && places[id.index].used, "no such place in the flow network");
    return places[id.index];
}

FlowState::Machine& FlowState::machine(MachineId id)
{
    require(id.index < machines.size() && machines[id.index].used, "no such machine in the flow network");
    return machines[id.index];
}

FlowState::Route& FlowState::route(RouteId id)
{
    require(id.index < routes.size() && routes[id.index].used, "no such route in the flow network");
    return routes[id.index];
}

FlowState::Transfer& FlowState::transfer(TransferId id)
{
    require(id.index < transfers.size() && transfers[id.index].used && transfers[id.index].serial == id.serial,
            "the transfer has ended, or never was");
    return transfers[id.index];
}

void FlowState::check_shares(const RouteSpec& spec)
{
    double sum = spec.from_share;
    bool positive = spec.from_share > 0;
    for (std::size_t i = 0; i < spec.also_from.size(); ++i) {
        const RouteSpec::Draw& draw = spec.also_from[i];
        require(!place(draw.place).account, "a route leads from and to no account");
        require(draw.place != spec.from && draw.place != spec.to, "a route leaves each of its places once");
        for (std::size_t j = 0; j < i; ++j)
            require(draw.place != spec.also_from[j].place, "a route leaves each of its places once");
        positive = positive && draw.share > 0;
        sum += draw.share;
    }
    require(positive && std::abs(sum - 1) <= 1e-9, "the shares of a route's places must be above 0 and add up to 1");
    std::vector<PlaceId> all(spec.counts_in.begin(), spec.counts_in.end());
    all.insert(all.end(), spec.counts_out.begin(), spec.counts_out.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        require(place(all[i]).account, "a route counts in accounts alone");
        for (std::size_t j = 0; j < i; ++j) require(all[i] != all[j], "a route counts once in each account");
    }
}

/// The canonical order of flows: by name of the route, of its places, of the transfer; then of creation.
bool FlowState::before(Index a, Index b) const
{
    const Flow& f = flows[a];
    const Flow& g = flows[b];
    if (f.route != g.route) {
        const Route& r = routes[f.route];
        const Route& s = routes[g.route];
        if (const int order = compare(r.name, s.name)) return order < 0;
        if (const int order = compare(places[r.from].name, places[s.from].name)) return order < 0;
        if (const int order = compare(places[r.to].name, places[s.to].name)) return order < 0;
        return r.number < s.number;
    }
    const Transfer& t = transfers[f.transfer];
    const Transfer& u = transfers[g.transfer];
    if (const int order = compare(t.name, u.name)) return order < 0;
    return t.number < u.number;
}

void FlowState::sort_flows(std::vector<Index>& which) const
{
    std::sort(which.begin(), which.end(), [this](Index a, Index b) { return before(a, b); });
}

void FlowState::sort_places(std::vector<Index>& which) const
{
    std::sort(which.begin(), which.end(), [this](Index a, Index b) {
        const int order = compare(places[a].name, places[b].name);
        return order ? order < 0 : a < b;
    });
}

/// Makes the flows of a transfer and puts them into the lists of its places and machines.
void FlowState::attach(Index index, std::span<const RouteId> over)
{
    const auto in_order = [this](Index a, Index b) { return before(a, b); };
    const auto insert = [&](std::vector<Index>& list, Index flow) {
        list.insert(std::upper_bound(list.begin(), list.end(), flow, in_order), flow);
    };
    for (const RouteId id : over) {
        const Index slot = take_slot(flows, free_flows);
        Route& r = routes[id.index];
        ++r.transfers;
        Flow& f = flows[slot];
        f.transfer = index;
        f.route = id.index;
        f.from = r.from;
        f.to = r.to;
        f.rate = 0;
        f.untold = 0;
        f.settled = f.told = sim.now();
        insert(transfers[index].flows, slot);
        each_end(r, [&](Index end) { insert(places[end].flows, slot); });
        for (const Index machine : r.machines) insert(machines[machine].flows, slot);
        mark_flow(slot);
    }
}

/// Takes the flows of a transfer away: all that moved is settled and told, and whoever may gain is marked.
void FlowState::detach(Index index)
{
    Transfer& t = transfers[index];
    settle_held(t);
    for (const Index flow : t.flows) {
        settle(flow);
        tell(flow);
        if (flows[flow].rate != 0) mark_neighbours(flow);
        Flow& f = flows[flow];
        each_end(routes[f.route], [&](Index end) {
            mark_place(end);
            std::erase(places[end].flows, flow);
        });
        for (const Index machine : routes[f.route].machines) std::erase(machines[machine].flows, flow);
        --routes[f.route].transfers;
        f.rate = 0;
        f.transfer = none;
        free_flows.push_back(flow);
    }
    t.flows.clear();
    sim.cancel(t.event);
    t.ended = true;
}

double FlowState::stop(Index index)
{
    detach(index);
    Transfer& t = transfers[index];
    t.moved = std::min(t.moved, t.amount);
    const double moved = t.moved;
    release(index);
    return moved;
}

/// After a level or a bound has jumped or was reached.
void FlowState::level_changed(Index index)
{
    Place& p = places[index];
    lift_stops(index);
    if (p.full || p.empty || p.fills(p.level) || p.level <= p.floor) mark_flows(p.flows);
    mark_place(index);
    for (const Index watch : p.watches) {
        const Watch& w = watches[watch];
        if (w.reach == Reach::from_below ? p.level < w.x : p.level > w.x) continue;
        schedule_watch_call(index);
        break;
    }
}

} // namespace sim::detail
