#include "models/berths/work.h"

#include "models/scenario/name_index.h"
#include "sim/flow_waits.h"

#include <algorithm>

namespace port {
namespace {

/// Follows one transfer and keeps the visit's cause and the berth's state true.
class Working final : public Follower {
public:
    Working(const sim::FlowNetwork& network, const std::vector<sim::MachineId>& machines, BerthLease& berth,
            Visit& visit)
        : sim_(network.simulation()), network_(network), machines_(machines), berth_(berth), visit_(visit)
    {
    }

    void goes(double rate, sim::Limit limit) override
    {
        settle();
        rate_ = rate;
        best_ = best();
        why_ = cause_of(limit);
        visit_.cause(rate > 0 ? Cause::working : why_, sim_.now());
        berth_.state(rate > 0                 ? State::busy
                     : why_ == Cause::starved ? State::starved
                     : why_ == Cause::blocked ? State::blocked
                                              : State::waiting);
    }

    /// Counts the hours lost so far at the present rate.
    void settle()
    {
        const double hours = sim::to_hours(sim_.now() - since_);
        since_ = sim_.now();
        if (rate_ > 0 && rate_ < best_ * (1 - 1e-9)) visit_.slowed(why_, hours * (1 - rate_ / best_));
    }

private:
    /// What her machines would pass today were they hers alone; a date may change it while she works.
    [[nodiscard]] double best() const
    {
        double least = sim::endless;
        for (const sim::MachineId machine : machines_) least = std::min(least, network_.limit(machine));
        return least;
    }
    static Cause cause_of(sim::Limit limit)
    {
        switch (limit) {
        case sim::Limit::empty_source:
            return Cause::starved;
        case sim::Limit::full_destination:
            return Cause::blocked;
        case sim::Limit::shared_machine:
            return Cause::machine_taken;
        case sim::Limit::machine_down:
            return Cause::machine_closed;
        default:
            return Cause::working;
        }
    }

    sim::Simulation& sim_;
    const sim::FlowNetwork& network_;
    const std::vector<sim::MachineId>& machines_;
    BerthLease& berth_;
    Visit& visit_;
    double best_ = 0;
    double rate_ = 0;
    Cause why_ = Cause::working;
    sim::Time since_ = sim_.now();
};

/// Takes the route and the books' entry away however the work ends.
struct Route {
    Route(Storage& its_storage, sim::RouteId its_id) : storage(its_storage), id(its_id) {}
    Route(const Route&) = delete;
    ~Route()
    {
        if (transfer.index != ~0u) {
            storage.forget(transfer);
            if (storage.network().active(transfer)) storage.network().stop(transfer);
        }
        storage.remove(id);
    }
    Storage& storage;
    sim::RouteId id;
    sim::TransferId transfer{};
};

/// The ship as a machine of the route: as fast as her parcel over the time that her work is to take.
struct ShipMachine {
    ShipMachine(sim::FlowNetwork& its_network, const Parcel& parcel) : network(its_network)
    {
        constexpr double least = 1e-6; // s: a law may draw nought
        if (parcel.seconds && parcel.tonnes > 0)
            id = network.add_machine({"ship"}, parcel.tonnes / std::max(*parcel.seconds, least) * 3600);
    }
    ShipMachine(const ShipMachine&) = delete;
    ~ShipMachine()
    {
        if (id) network.remove(*id);
    }
    sim::FlowNetwork& network;
    std::optional<sim::MachineId> id;
};

} // namespace

sim::Task<double> work(Berths& berths, BerthLease& berth, const Parcel& parcel, Visit& visit)
{
    Storage& storage = berths.storage();
    sim::FlowNetwork& network = storage.network();
    const bool loads = parcel.direction == Direction::loaded;
    std::vector<sim::MachineId> machines{berth->machine[static_cast<std::size_t>(parcel.category)]};
    for (const HandlingSpec& h : berths.spec(*berth).handles)
        if (berths.category(h) == parcel.category)
            for (const sim::MachineId shared : storage.machines(h.through)) machines.push_back(shared);

    const ShipMachine ship(network, parcel); // it outlives the route
    if (ship.id) machines.push_back(*ship.id);

    const sim::PlaceId ashore = storage.place(parcel.store);
    const Ledger::LineId line =
        berths.ledger().line(loads ? AccountKind::store : AccountKind::ship,
                             loads ? AccountKind::ship : AccountKind::store, parcel.category, berth->name);
    sim::RouteSpec spec{.name = {berth->name},
                        .from = loads ? ashore : parcel.hold,
                        .to = loads ? parcel.hold : ashore,
                        .machines = machines};
    Route route(storage, storage.route(spec, line, parcel.store, loads ? -1 : 1));
    Working working(network, machines, berth, visit);
    sim::TransferSpec transfer{.name = {berth->name}, .routes = {&route.id, 1}, .amount = parcel.tonnes};
    visit.cause(Cause::working, berths.simulation().now());
    berth.state(State::busy);
    route.transfer = storage.start(transfer, working, {});
    auto end = network.finished(route.transfer);
    const double moved = co_await end;
    working.settle();
    co_return moved;
}

} // namespace port
