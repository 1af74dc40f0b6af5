#include "models/landside/rail.h"
#include "sim/flow_waits.h"

namespace port {
namespace {

/// Keeps a train's cause and its dumper's state true while tonnes move.
class TrainWork final : public Follower {
public:
    TrainWork(sim::Simulation& sim, TrainBook& book, StateClock& clock) : sim_(sim), book_(book), clock_(clock)
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
        else
            become(TrainCause::machine_taken, State::waiting);
    }

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
    TrainCause cause_ = TrainCause::working;
    State state_ = State::busy;
};

} // namespace

/// On the track: waits for a dumper or loader, and is unloaded or loaded there. Called with her cause `shunting`;
/// leaves her with none.
sim::Task<void> Rail::handle(std::size_t service, std::size_t trade, sim::PlaceId wagons, double tonnes)
{
    Service& own = services_[service];
    const Load& load = loads_[trade];
    own.book.move(TrainCause::shunting, TrainCause::dumper_taken, 1, sim_.now());
    auto request = own.dumpers.take(1);
    sim::Lease dumper = co_await request;
    own.book.add(TrainCause::dumper_taken, -1, sim_.now());
    std::size_t place = 0;
    while (place + 1 < own.taken.size() && own.taken[place]) ++place;
    own.taken[place] = true;

    const RailService& spec = scenario_->rail_services[service];
    std::vector<sim::MachineId> machines = storage_.machines(spec.through);
    machines.insert(machines.begin(), own.machine[place]);
    const Ledger::LineId line =
        ledger_.line(load.inbound ? AccountKind::train : AccountKind::store,
                     load.inbound ? AccountKind::store : AccountKind::train, load.category, spec.name);
    const sim::PlaceId yard = storage_.place(load.store);
    const sim::RouteId route = storage_.route({.name = {spec.name},
                                               .from = load.inbound ? wagons : yard,
                                               .to = load.inbound ? yard : wagons,
                                               .machines = machines},
                                              line, load.store, load.inbound ? 1 : -1);
    sim::TransferId transfer;
    {
        TrainWork work(sim_, own.book, own.clock);
        transfer = storage_.start({.name = {spec.name}, .routes = {&route, 1}, .amount = tonnes}, work, {});
        auto end = storage_.network().finished(transfer);
        co_await end;
        storage_.forget(transfer);
    }
    storage_.remove(route);
    own.taken[place] = false;
    dumper.give_back();
}

} // namespace port
