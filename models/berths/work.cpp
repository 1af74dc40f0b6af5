#include "models/berths/work.h"

#include "models/berths/working.h"
#include "models/scenario/name_index.h"
#include "sim/flow_waits.h"

#include <algorithm>
#include <utility>

namespace port {
namespace {

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

const HandlingSpec& handling_of(const Berths& berths, const BerthLease& berth, int category)
{
    const std::vector<HandlingSpec>& all = berths.spec(*berth).handles;
    const auto own =
        std::find_if(all.begin(), all.end(), [&](const HandlingSpec& h) { return berths.category(h) == category; });
    sim::expects(own != all.end(), "a ship lies at a berth that handles her cargo");
    return *own;
}

/// Tonnes of the parcel after which she still floats at the lowest tide: all of it where she need not wait for water.
double afloat(const Berths& berths, const Berth& berth, const Parcel& parcel)
{
    const bool grows = parcel.direction == Direction::loaded && parcel.draught_a_tonne > 0;
    if (!grows || berth.at_low_water != AtLowWater::waits_for_water) return parcel.tonnes;
    const double floats = berth.depth + berths.tide().lowest() - berth.clearance;
    constexpr double close = 1e-6; // t: a draught is no sharper
    const double tonnes = (floats - parcel.draught) / parcel.draught_a_tonne;
    return tonnes > parcel.tonnes - close ? parcel.tonnes : std::max(0.0, tonnes);
}

sim::Duration hours_of(double tonnes, double rate)
{
    constexpr double a_year = 24 * 366; // no tide is looked for beyond it
    return rate > 0 ? sim::from_seconds(3600 * std::min(tonnes / rate, a_year)) : sim::Duration{};
}

/// When she may load the rest, which takes so long, and be away before the water is.
sim::Time water_from(const Berths& berths, const Berth& berth, const Parcel& parcel, sim::Duration rest)
{
    constexpr sim::Duration far = std::chrono::hours(24 * 400); // how far ahead water is looked for
    const double level = parcel.draught + parcel.draught_a_tonne * parcel.tonnes + berth.clearance - berth.depth;
    const Tide& tide = berths.tide();
    const sim::Time now = berths.now();
    if (const auto whole = tide.high_for(level, rest + parcel.after, now, now + far)) return *whole;
    return tide.rises_to(level, now, now + far).value_or(now);
}

} // namespace

sim::Task<double> work(Berths& berths, BerthLease& berth, const Parcel& parcel, Alongside& all)
{
    Storage& storage = berths.storage();
    sim::FlowNetwork& network = storage.network();
    const bool loads = parcel.direction == Direction::loaded;
    const HandlingSpec& handling = handling_of(berths, berth, parcel.category);
    std::vector<sim::MachineId> machines{berth->machine[static_cast<std::size_t>(parcel.category)]};
    for (const sim::MachineId shared : storage.machines(handling.through)) machines.push_back(shared);
    const sim::Duration restart = ticks(handling.restart);

    const ShipMachine ship(network, parcel); // it outlives the route, as the pool's do
    if (ship.id) machines.push_back(*ship.id);
    Alongside::Part part(all);
    std::optional<PoolLease> pool;
    std::vector<sim::MachineId> passes = machines;
    if (!handling.pool.empty()) {
        const auto waits_for = [&part](Cause why) { part.stands(why, 0); };
        waits_for(Cause::machine_taken);
        auto request = storage.pool(handling.pool)
                           .ask(handling.least, handling.most, storage.priority(parcel.priority), waits_for);
        PoolLease hers = co_await request;
        pool.emplace(std::move(hers));
        for (const sim::MachineId of_pool : pool->machines()) passes.push_back(of_pool);
    }

    const sim::PlaceId ashore = parcel.lot ? parcel.lot->pile
                                : loads    ? storage.out_of(parcel.store, berth->line)
                                           : storage.into(parcel.store, berth->line);
    const Ledger::LineId line =
        berths.ledger().line(loads ? AccountKind::store : AccountKind::ship,
                             loads ? AccountKind::ship : AccountKind::store, parcel.category, berth->name);
    sim::RouteSpec spec{.name = {berth->name},
                        .from = loads ? ashore : parcel.hold,
                        .to = loads ? parcel.hold : ashore,
                        .machines = passes};
    Route route(storage, storage.route(spec, line, parcel.store, loads ? -1 : 1, parcel.trade, berth->line));
    double moved = 0;
    for (const double upto : {afloat(berths, *berth, parcel), parcel.tonnes}) {
        if (upto <= moved && upto < parcel.tonnes) continue; // nothing of it floats at the lowest tide
        // One for each stretch of the work: what suspended one does not hold for the next.
        Working working(berths, part, machines, pool ? &*pool : nullptr, restart);
        if (upto == parcel.tonnes && afloat(berths, *berth, parcel) < parcel.tonnes) {
            part.stands(Cause::work_water, working.best());
            const sim::Duration rest = hours_of(parcel.tonnes - moved, working.best());
            auto tide = sim::until(berths.simulation(), water_from(berths, *berth, parcel, rest));
            co_await tide;
        }
        const sim::TransferSpec transfer{.name = {berth->name},
                                         .routes = {&route.id, 1},
                                         .amount = upto - moved,
                                         .priority = storage.priority(parcel.priority)};
        route.transfer = storage.start(transfer, working, {});
        working.follow(route.transfer);
        auto end = network.finished(route.transfer);
        const double stretch = co_await end;
        moved += stretch;
        if (upto == parcel.tonnes) break;
        storage.forget(std::exchange(route.transfer, {}));
    }
    co_return moved;
}

} // namespace port
