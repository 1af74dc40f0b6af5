#include "models/landside/trucks.h"
#include "sim/flow_waits.h"

#include <algorithm>

namespace port {
namespace {

/// Keeps a truck's cause and its point's state true while tonnes move.
class TruckWork final : public Follower {
public:
    TruckWork(sim::Simulation& sim, Trucks::Service& service) : sim_(sim), service_(service)
    {
        service_.book.add(cause_, 1, sim_.now());
        service_.work.add(state_, 1, sim_.now());
    }
    TruckWork(const TruckWork&) = delete;
    ~TruckWork()
    {
        service_.book.add(cause_, -1, sim_.now());
        service_.work.add(state_, -1, sim_.now());
    }

    void goes(double rate, sim::Limit limit) override
    {
        if (rate > 0)
            become(TruckCause::working, State::busy);
        else if (limit == sim::Limit::full_destination)
            become(TruckCause::no_room, State::blocked);
        else if (limit == sim::Limit::empty_source)
            become(TruckCause::no_cargo, State::starved);
        else if (limit == sim::Limit::machine_down)
            become(TruckCause::machine_down, State::down);
        else
            become(TruckCause::machine_taken, State::waiting);
    }

private:
    void become(TruckCause cause, State state)
    {
        if (cause == cause_) return;
        service_.book.move(cause_, cause, 1, sim_.now());
        service_.work.move(state_, state, sim_.now());
        cause_ = cause;
        state_ = state;
    }
    sim::Simulation& sim_;
    Trucks::Service& service_;
    TruckCause cause_ = TruckCause::working;
    State state_ = State::busy;
};

} // namespace

/// One truck, from setting out until it is back, or clear of the port if it has no road.
sim::Process Trucks::truck(Task& task, std::uint64_t number, double tonnes)
{
    Service& service = services_[task.service];
    auto road_in = travel(service, Roads::Way::to_port);
    co_await road_in;
    auto gate = pass_gate(service, number);
    co_await gate;
    auto loading = work(service, task, tonnes);
    co_await loading;
    auto road_back = travel(service, Roads::Way::from_port);
    co_await road_back;
    service.book.cleared(sim_.now());
}

/// Is on the road, for as long as its traffic makes it.
sim::Task<void> Trucks::travel(Service& service, Roads::Way way)
{
    if (service.road < 0) co_return;
    service.book.add(TruckCause::road, 1, sim_.now());
    const sim::Duration time = roads_.enter(static_cast<std::size_t>(service.road), way, sim_.now());
    auto arrival = sim::delay(sim_, time, sim::Priority::begins);
    co_await arrival;
    service.book.add(TruckCause::road, -1, sim_.now());
}

/// Waits for a lane while the gate is open, and is in it for papers and weighing.
sim::Task<void> Trucks::pass_gate(Service& service, std::uint64_t number)
{
    ++service.waiting;
    service.book.add(service.open ? TruckCause::lane_taken : TruckCause::gate_closed, 1, sim_.now());
    {
        auto request = service.lanes.take(1);
        const sim::Lease lane = co_await request;
        --service.waiting;
        service.book.move(TruckCause::lane_taken, TruckCause::gate, 1, sim_.now());
        ++service.in_lane;
        service.show_gate(sim_.now());
        auto papers = sim::delay(sim_, gate_time(service, number));
        co_await papers;
    }
    --service.in_lane;
    service.show_gate(sim_.now());
    service.book.add(TruckCause::gate, -1, sim_.now());
}

/// Waits for a point at the store, and loads or unloads there.
sim::Task<void> Trucks::work(Service& service, Task& task, double tonnes)
{
    service.book.add(TruckCause::machine_taken, 1, sim_.now());
    auto request = service.points.take(1);
    const sim::Lease at_point = co_await request;
    service.book.add(TruckCause::machine_taken, -1, sim_.now());
    const auto free = std::find(service.taken.begin(), service.taken.end(), false);
    const auto point = static_cast<std::size_t>(free - service.taken.begin());
    service.taken[point] = true;
    const sim::RouteId route = route_of(service, task, point);
    {
        TruckWork work(sim_, service);
        const sim::TransferId transfer = storage_.start({.name = {scenario_->trades[task.trade].name},
                                                         .routes = {&route, 1},
                                                         .amount = tonnes,
                                                         .priority = storage_.priority(spec(service).priority)},
                                                        work, {});
        auto end = storage_.network().finished(transfer);
        co_await end;
        storage_.forget(transfer);
    }
    service.taken[point] = false;
}

/// The way of a trade's cargo over one point, made when it is first used.
sim::RouteId Trucks::route_of(const Service& service, Task& task, std::size_t point)
{
    while (task.route.size() <= point) {
        std::vector<sim::MachineId> machines = storage_.machines(spec(service).through);
        machines.insert(machines.begin(), service.machine[task.route.size()]);
        const int user = storage_.road_user(service.number);
        const sim::PlaceId ashore = task.inbound ? storage_.into(task.store, user) : storage_.out_of(task.store, user);
        task.route.push_back(
            storage_.route({.name = {spec(service).name, static_cast<std::int64_t>(task.route.size()) + 1},
                            .from = task.inbound ? storage_.land() : ashore,
                            .to = task.inbound ? ashore : storage_.land(),
                            .machines = machines},
                           task.line, task.store, task.inbound ? 1 : -1, task.trade, user));
    }
    return task.route[point];
}

} // namespace port
