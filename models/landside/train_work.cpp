#include "models/landside/rail.h"
#include "sim/flow_waits.h"

namespace port {
namespace {

/// Keeps a train's cause and its dumper's state true while tonnes move.
class TrainWork final : public Follower {
public:
    TrainWork(sim::Simulation& sim, TrainBook& book, StateClock& clock, const bool& open, const Storage& storage,
              const std::vector<sim::MachineId>& machines)
        : sim_(sim), book_(book), clock_(clock), open_(open), storage_(storage), machines_(machines)
    {
        book_.add(cause_, 1, sim_.now());
        clock_.add(state_, 1, sim_.now());
    }
    TrainWork(const TrainWork&) = delete;
    ~TrainWork()
    {
        book_.add(cause_, -1, sim_.now());
        clock_.add(state_, -1, sim_.now());
    }

    void goes(double rate, sim::Limit limit) override
    {
        if (rate > 0)
            become(TrainCause::working, State::busy);
        else if (limit == sim::Limit::full_destination)
            become(TrainCause::blocked, State::blocked);
        else if (limit == sim::Limit::empty_source)
            become(TrainCause::starved, State::starved);
        else if (limit == sim::Limit::machine_down && !open_)
            become(TrainCause::closed, State::closed);
        else if (limit == sim::Limit::machine_down && (storage_.any_down(machines_) || storage_.beyond(transfer_).down))
            become(TrainCause::dumper_down, State::down);
        else if (limit == sim::Limit::machine_down)
            become(TrainCause::weather, State::weather);
        else
            become(TrainCause::machine_taken, State::waiting);
    }

    /// Its work goes on as this transfer.
    void follow(sim::TransferId transfer) { transfer_ = transfer; }

private:
    void become(TrainCause cause, State state)
    {
        book_.move(cause_, cause, 1, sim_.now());
        clock_.move(state_, state, sim_.now());
        cause_ = cause;
        state_ = state;
    }
    sim::Simulation& sim_;
    TrainBook& book_;
    StateClock& clock_;
    const bool& open_; ///< whether it is within the dumper's hours
    const Storage& storage_;
    const std::vector<sim::MachineId>& machines_; ///< of her route
    sim::TransferId transfer_;
    TrainCause cause_ = TrainCause::working;
    State state_ = State::busy;
};

} // namespace

/// On the track: waits for a dumper or loader, and is unloaded or loaded there. Called, and left, with no cause.
sim::Task<void> Rail::handle(std::size_t service, std::size_t trade, sim::PlaceId wagons, double tonnes)
{
    Service& own = services_[service];
    const Load& load = loads_[trade];
    sim::Lease dumper;
    auto turn = take_dumper(service, trade, tonnes, dumper);
    co_await turn;
    std::size_t place = 0;
    while (place + 1 < own.taken.size() && own.taken[place]) ++place;
    own.taken[place] = true;
    own.show_closed(sim_.now());

    const RailService& spec = scenario_->rail_services[service];
    std::vector<sim::MachineId> machines = storage_.machines(spec.through);
    machines.insert(machines.begin(), own.machine[place]);
    const Ledger::LineId line =
        ledger_.line(load.inbound ? AccountKind::train : AccountKind::store,
                     load.inbound ? AccountKind::store : AccountKind::train, load.category, spec.name);
    const int user = storage_.rail_user(service);
    const sim::PlaceId yard = load.inbound ? storage_.into(load.store, user) : storage_.out_of(load.store, user);
    const sim::RouteId route = storage_.route({.name = {spec.name},
                                               .from = load.inbound ? wagons : yard,
                                               .to = load.inbound ? yard : wagons,
                                               .machines = machines},
                                              line, load.store, load.inbound ? 1 : -1, trade, user);
    Room& room = rooms_[static_cast<std::size_t>(load.store)];
    const bool whole = spec.whole && load.inbound;
    {
        TrainWork work(sim_, own.book, own.clock, own.open, storage_, machines);
        const sim::TransferId transfer = storage_.start({.name = {spec.name},
                                                         .routes = {&route, 1},
                                                         .amount = tonnes,
                                                         .priority = storage_.priority(spec.priority)},
                                                        work, {});
        work.follow(transfer);
        if (whole) room.unloading.push_back({transfer, trade});
        auto end = storage_.network().finished(transfer);
        co_await end;
        storage_.forget(transfer);
        std::erase_if(room.unloading, [&](const Unloading& its) { return its.transfer == transfer; });
    }
    storage_.remove(route);
    own.taken[place] = false;
    own.show_closed(sim_.now());
    dumper.give_back();
    if (!whole) co_return;
    room.changed.trigger();
    room.changed.reset();
}

} // namespace port
