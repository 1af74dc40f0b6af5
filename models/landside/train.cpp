#include "models/landside/rail.h"
#include "models/landside/rail_wait.h"
#include "models/scenario/dates.h"
#include "sim/flow_waits.h"

#include <algorithm>

namespace port {

/// A train's wagons, a place of the port while it is there.
sim::PlaceId Rail::add_wagons(std::size_t service, std::size_t trade, double level)
{
    const sim::PlaceId wagons = storage_.network().add_place(
        {.name = {scenario_->rail_services[service].name}, .capacity = payload(service), .level = level});
    storage_.afloat(loads_[trade].category, wagons, true);
    return wagons;
}

/// One train, from its path in until it is clear of the port.
sim::Process Rail::train(std::size_t service, Order order)
{
    Service& own = services_[service];
    const Load& load = loads_[order.trade];
    const double tonnes = payload(service);
    const sim::PlaceId wagons = add_wagons(service, order.trade, load.inbound ? tonnes : 0);
    if (load.inbound)
        ledger_.post(
            ledger_.line(AccountKind::land, AccountKind::train, load.category, scenario_->rail_services[service].name),
            tonnes);

    auto run_in = sim::delay(sim_, ticks(scenario_->stations[static_cast<std::size_t>(own.station)].run));
    co_await run_in;
    own.book.move(TrainCause::running, TrainCause::shunting, 1, sim_.now());
    auto shunting = sim::delay(sim_, ticks(scenario_->rail_services[service].shunting));
    co_await shunting;
    own.book.add(TrainCause::shunting, -1, sim_.now());
    if (load.inbound) {
        auto thawing = thaw(own, order.train);
        co_await thawing;
    }
    auto rest = work_and_leave(service, order.trade, wagons, tonnes);
    co_await rest;
    own.source->cleared(order.train);
}

/// A train that stood on a track, ready to be worked, when the run began.
sim::Process Rail::train_in_port(std::size_t service, std::size_t trade, double moved)
{
    const Load& load = loads_[trade];
    const double aboard = load.inbound ? payload(service) - moved : moved;
    const sim::PlaceId wagons = add_wagons(service, trade, aboard);
    storage_.opens_with(load.category, aboard);
    auto rest = work_and_leave(service, trade, wagons, payload(service) - moved);
    co_await rest;
}

/// From its track: unloads or loads `tonnes`, waits for a path out, and is gone.
sim::Task<void> Rail::work_and_leave(std::size_t service, std::size_t trade, sim::PlaceId wagons, double tonnes)
{
    Service& own = services_[service];
    Station& station = stations_[static_cast<std::size_t>(own.station)];
    const auto line = static_cast<std::size_t>(station.line);
    const Load& load = loads_[trade];
    const std::string& name = scenario_->rail_services[service].name;
    auto work = handle(service, trade, wagons, tonnes);
    co_await work;
    own.book.add(TrainCause::path_out, 1, sim_.now());
    PathWait path(*this, line);
    co_await path;

    own.book.move(TrainCause::path_out, TrainCause::running, 1, sim_.now());
    --station.taken;
    station.clock.add(State::busy, -1, sim_.now());
    look_for_path_in(line);
    const double taken = storage_.network().take(wagons, payload(service));
    if (!load.inbound) ledger_.post(ledger_.line(AccountKind::train, AccountKind::land, load.category, name), taken);
    storage_.afloat(load.category, wagons, false);
    storage_.network().remove(wagons);
    auto run_out = sim::delay(sim_, ticks(scenario_->stations[static_cast<std::size_t>(own.station)].run));
    co_await run_out;
    own.book.add(TrainCause::running, -1, sim_.now());
    own.book.cleared(sim_.now());
}

/// Stands on the track until its cargo can be dumped, in the months in which that takes time.
sim::Task<void> Rail::thaw(Service& own, std::uint64_t train)
{
    const std::vector<int>& months = own.trains_of.spec->thaws_in;
    const int month = to_civil(calendar_.date(sim_.now())).month;
    const bool freezes =
        months.empty() ? month == 12 || month <= 2 : std::find(months.begin(), months.end(), month) != months.end();
    if (!freezes) co_return;
    sim::Stream chance = own.thaws.child(train);
    const std::optional<double> time = own.thawing->draw(chance);
    if (!time) co_return;
    own.book.add(TrainCause::thawing, 1, sim_.now());
    auto thawing = sim::delay(sim_, sim::from_seconds(*time));
    co_await thawing;
    own.book.add(TrainCause::thawing, -1, sim_.now());
}

/// Room in a store beside what whole trains that unload into it still bring; negative if they bring more.
double Rail::room(std::size_t trade, std::size_t service) const
{
    const int store = loads_[trade].store;
    double free = storage_.room(store, storage_.rail_user(service));
    for (const Unloading& its : rooms_[static_cast<std::size_t>(store)].unloading)
        if (storage_.network().active(its.transfer)) free -= storage_.network().remaining(its.transfer);
    return free;
}

/// Likewise in the quota of the trade's owner.
double Rail::room_of_owner(std::size_t trade) const
{
    const Quotas& quotas = storage_.quotas();
    double free = quotas.room(static_cast<int>(trade));
    for (const Room& room : rooms_)
        for (const Unloading& its : room.unloading) {
            const bool theirs =
                quotas.of_trade(static_cast<int>(its.trade)) == quotas.of_trade(static_cast<int>(trade));
            if (theirs && storage_.network().active(its.transfer)) free -= storage_.network().remaining(its.transfer);
        }
    return free;
}

/// Waits for a dumper or loader and, if the train unloads only as a whole, for the room, which it looks for when it
/// comes, when the store's level has come down far enough, and when another such train has unloaded.
sim::Task<void> Rail::take_dumper(std::size_t service, std::size_t trade, double tonnes, sim::Lease& dumper)
{
    Service& own = services_[service];
    const Load& load = loads_[trade];
    const bool whole = own.trains_of.spec->whole && load.inbound;
    sim::FlowNetwork& network = storage_.network();
    Room& here = rooms_[static_cast<std::size_t>(load.store)];
    const auto fits = [&] {
        return !whole || std::min(room(trade, service), room_of_owner(trade)) >= tonnes * (1 - 1e-9);
    };
    for (;;) {
        if (fits()) {
            own.book.add(TrainCause::dumper_taken, 1, sim_.now());
            auto request = own.dumpers.take(1);
            dumper = co_await request;
            own.book.add(TrainCause::dumper_taken, -1, sim_.now());
            if (fits()) co_return;
            dumper.give_back();
        }
        own.book.add(TrainCause::blocked, 1, sim_.now());
        std::vector<sim::WatchId> watches;
        storage_.watch(load.store, false, tonnes - room(trade, service), LookAgain{&here}, watches);
        storage_.quotas().watch(static_cast<int>(trade), tonnes - room_of_owner(trade), LookAgain{&here}, watches);
        auto others = here.changed.wait();
        co_await others;
        for (const sim::WatchId watch : watches) network.cancel(watch);
        own.book.add(TrainCause::blocked, -1, sim_.now());
    }
}

} // namespace port
