#include "sim/flow_network.h"
#include "sim/flow_state.h"
#include "sim/flow_waits.h"

#include <algorithm>

// What a network answers, exactly now, and the waits it hands out.
namespace sim {

bool FlowNetwork::active(TransferId id) const
{
    const auto& all = state_->transfers;
    return id.index < all.size() && all[id.index].used && all[id.index].serial == id.serial;
}

double FlowNetwork::moved(TransferId id) const
{
    return state_->moved_now(state_->transfer(id));
}

double FlowNetwork::remaining(TransferId id) const
{
    const auto& t = state_->transfer(id);
    return t.amount - state_->moved_now(t);
}

double FlowNetwork::rate(TransferId id) const
{
    double rate = 0;
    for (const auto flow : state_->transfer(id).flows) rate += state_->flows[flow].rate;
    return rate;
}

double FlowNetwork::rate(TransferId id, RouteId route) const
{
    state_->route(route);
    for (const auto flow : state_->transfer(id).flows)
        if (state_->flows[flow].route == route.index) return state_->flows[flow].rate;
    return 0;
}

Limit FlowNetwork::limited_by(TransferId id) const
{
    return state_->limit_of(state_->transfer(id));
}

double FlowNetwork::level(PlaceId place) const
{
    return state_->level_now(state_->place(place));
}

double FlowNetwork::capacity(PlaceId place) const
{
    return state_->place(place).capacity;
}

double FlowNetwork::room(PlaceId place) const
{
    const auto& p = state_->place(place);
    return p.capacity == endless ? endless : std::max(0.0, p.capacity - state_->level_now(p));
}

double FlowNetwork::net_rate(PlaceId place) const
{
    const auto& p = state_->place(place);
    if (p.held) return 0;
    double in = 0;
    double out = 0;
    for (const auto flow : p.flows) state_->add_rate(flow, place.index, in, out);
    return in - out;
}

bool FlowNetwork::inflow_stopped(PlaceId place) const
{
    return state_->place(place).in_stopped;
}

bool FlowNetwork::outflow_stopped(PlaceId place) const
{
    return state_->place(place).out_stopped;
}

double FlowNetwork::limit(MachineId machine) const
{
    return state_->machine(machine).limit;
}

double FlowNetwork::throughput(MachineId machine) const
{
    double sum = 0;
    for (const auto flow : state_->machine(machine).flows) sum += state_->flows[flow].rate;
    return sum;
}

PlaceId FlowNetwork::from(RouteId route) const
{
    return {state_->route(route).from};
}

PlaceId FlowNetwork::to(RouteId route) const
{
    return {state_->route(route).to};
}

std::string FlowNetwork::name(PlaceId place) const
{
    return state_->place(place).name.str();
}

std::string FlowNetwork::name(MachineId machine) const
{
    return state_->machine(machine).name.str();
}

std::string FlowNetwork::name(RouteId route) const
{
    return state_->route(route).name.str();
}

std::string FlowNetwork::name(TransferId transfer) const
{
    return state_->transfer(transfer).name.str();
}

MoveWait FlowNetwork::move(const TransferSpec& spec)
{
    return MoveWait(*this, spec);
}

FinishedWait FlowNetwork::finished(TransferId transfer)
{
    return FinishedWait(*this, transfer);
}

LevelWait FlowNetwork::reaches(PlaceId place, Reach reach, double x)
{
    return LevelWait(*this, place, reach, x);
}

std::uint64_t FlowNetwork::decisions() const
{
    return state_->round;
}

std::uint64_t FlowNetwork::allocations() const
{
    return state_->solve;
}

Simulation& FlowNetwork::simulation() const
{
    return state_->sim;
}

} // namespace sim
