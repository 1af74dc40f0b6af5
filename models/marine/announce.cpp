#include "models/marine/traffic.h"
#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {

sim::Time Traffic::notice(std::size_t trade, sim::Time arrives) const
{
    const sim::Duration early = std::min(ticks(scenario_->trades[trade].notice), arrives - sim::start_of_time);
    return std::max(sim_.now(), arrives - early);
}

/// Whether the trade's drawn calls have come to their number.
bool Traffic::was_last(std::size_t trade, std::uint64_t number) const
{
    const int most = scenario_->trades[trade].most_calls;
    return most > 0 && number >= static_cast<std::uint64_t>(most);
}

/// Calls as the demand asks for them, by the trade's arrival law.
sim::Process Traffic::announce_drawn(std::size_t trade)
{
    Trade& own = trades_[trade];
    double calls = own.law->first(own.arrivals);
    for (std::uint64_t number = 1;; ++number) {
        const sim::Time planned = demand_[trade].when(calls);
        if (planned == sim::end_of_time) co_return;
        const sim::Duration early = sim::from_seconds(own.law->earliest());
        const sim::Time soonest = planned - std::min(early, planned - sim::start_of_time);
        auto due = sim::until(sim_, notice(trade, soonest), sim::Priority::begins);
        co_await due;
        sim::Stream how_late = own.calls.child(number, 4);
        const sim::Duration late = sim::from_seconds(own.law->lateness(how_late));
        announce(draw(trade, number, std::max(sim_.now(), planned + late)), own.calls, number);
        if (was_last(trade, number)) co_return;
        calls += own.law->gap(own.arrivals);
    }
}

/// The ships that are in port when the run begins: at a berth, or at anchor ahead of all that come.
void Traffic::open_with_ships(std::size_t trade)
{
    const sim::Stream hers = trades_[trade].calls.child(0).child(1);
    for (std::uint64_t number = 1; const ShipInPort& ship : scenario_->trades[trade].in_port) {
        sim::Stream how_long = hers.child(number, 2);
        Call call{trade,      index_of(scenario_->ships, ship.ship), ship.parcel.value, 0,
                  sim_.now(), work_of(trade, ship.ship, how_long)};
        call.moved = ship.moved.value;
        if (call.work) *call.work *= 1 - call.moved / call.parcel;
        call.from_before = true;
        if (!ship.berth.empty()) call.lies_at = index_of(scenario_->berths, ship.berth);
        announce(std::move(call), hers, number++);
    }
}

/// Calls at gaps of a law of time, whatever the demand.
sim::Process Traffic::announce_by_gaps(std::size_t trade)
{
    Trade& own = trades_[trade];
    sim::Time arrives = sim::start_of_time;
    for (std::uint64_t number = 1;; ++number) {
        arrives += sim::from_seconds(own.gaps->draw(own.arrivals).value_or(0));
        if (arrives >= periods_.horizon() + ticks(scenario_->trades[trade].notice)) co_return;
        auto due = sim::until(sim_, notice(trade, arrives), sim::Priority::begins);
        co_await due;
        announce(draw(trade, number, arrives), own.calls, number);
        if (was_last(trade, number)) co_return;
    }
}

sim::Process Traffic::announce_listed(std::size_t trade)
{
    const std::vector<ListedCall> listed = scenario_->trades[trade].calls;
    std::vector<std::pair<sim::Time, const ListedCall*>> in_order;
    for (const ListedCall& given : listed) {
        const sim::Time arrives =
            given.on ? calendar_.at(*given.on) : calendar_.start() + ticks(given.at.value_or(Span{}));
        in_order.emplace_back(arrives, &given);
    }
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const sim::Stream hers = trades_[trade].calls.child(0);
    for (std::uint64_t number = 1; const auto& [arrives, call] : in_order) {
        const ListedCall& given = *call;
        auto due = sim::until(sim_, notice(trade, arrives), sim::Priority::begins);
        co_await due;
        sim::Stream how_long = trades_[trade].calls.child(number, 3);
        announce({trade, index_of(scenario_->ships, given.ship), given.parcel.value, 0, arrives,
                  work_of(trade, given.ship, how_long),
                  given.laydays ? std::optional(calendar_.at(*given.laydays)) : std::nullopt},
                 hers, number++);
    }
}

/// The cargo work of a listed ship: her class's own law where the trade gives one.
std::optional<double> Traffic::work_of(std::size_t trade, const std::string& ship, sim::Stream& stream) const
{
    const std::vector<CallSpec>& ships = scenario_->trades[trade].ships;
    for (std::size_t i = 0; i < ships.size(); ++i)
        if (ships[i].ship == ship && ships[i].work.name != "none") return trades_[trade].ships[i].work->draw(stream);
    return trades_[trade].work->draw(stream);
}

/// A ship of a closed fleet, call after call.
sim::Process Traffic::sail_fleet(std::size_t trade, std::size_t which)
{
    const FleetShip& ship = scenario_->trades[trade].fleet[which];
    const Trade& own = trades_[trade];
    const auto away = time_laws().make(ship.away);
    const auto work = time_laws().make(ship.work.name == "none" ? scenario_->trades[trade].work : ship.work);
    const sim::Stream hers = own.fleet.child(which);
    sim::Time arrives = sim::start_of_time + ticks(ship.first);
    for (std::uint64_t number = 1; arrives < periods_.horizon(); ++number) {
        auto due = sim::until(sim_, notice(trade, arrives), sim::Priority::begins);
        co_await due;
        sim::Stream how_much = hers.child(number, 1);
        sim::Stream how_long = hers.child(number, 2);
        sim::Stream how_far = hers.child(number, 3);
        const double parcel = drawn_parcel(ship.least, ship.usual, ship.most, how_much);
        const sim::ProcessRef call = announce(
            {trade, index_of(scenario_->ships, ship.ship), parcel, ship.aboard.value, arrives, work->draw(how_long)},
            hers, number);
        auto clear = sim::join(sim_, call);
        co_await clear;
        // At least a second: a ship that is never away would never let the clock go on.
        const double gone = std::max(1.0, away->draw(how_far).value_or(0));
        arrives = sim_.now() + sim::from_seconds(gone);
    }
}

double Traffic::drawn_parcel(Mass least, Mass usual, Mass most, sim::Stream& stream)
{
    return most.value > least.value ? sim::Triangular(least.value, usual.value, most.value)(stream) : least.value;
}

Traffic::Call Traffic::draw(std::size_t trade, std::uint64_t number, sim::Time arrives) const
{
    const Trade& own = trades_[trade];
    // Each purpose has a stream of its own: what one law draws moves no other's.
    sim::Stream which = own.calls.child(number, 0);
    sim::Stream how_much = own.calls.child(number, 1);
    sim::Stream how_long = own.calls.child(number, 2);
    const double pick = which.uniform() * own.upto.back();
    std::size_t i = 0;
    while (i + 1 < own.upto.size() && pick >= own.upto[i]) ++i;
    const CallSpec& spec = scenario_->trades[trade].ships[i];
    const double parcel = drawn_parcel(spec.least, spec.usual, spec.most, how_much);
    const TimeLaw& work = spec.work.name == "none" ? *own.work : *own.ships[i].work;
    return {trade, own.ships[i].number, parcel, spec.aboard.value, arrives, work.draw(how_long)};
}

/// Draws the further parcels of a call.
void Traffic::add_further(Call& call, const sim::Stream& ship) const
{
    const std::vector<FurtherParcel>& also = scenario_->trades[call.trade].also;
    for (std::size_t k = 0; k < also.size(); ++k) {
        sim::Stream how_much = ship.child(k);
        call.also.push_back({static_cast<std::size_t>(index_of(scenario_->trades, also[k].trade)),
                             drawn_parcel(also[k].least, also[k].usual, also[k].most, how_much)});
    }
}

/// Orders cargo from inland; in an assembled yard that waits for room. @return its pile there
Assembly::Lot* Traffic::call_forward(std::size_t trade, double tonnes)
{
    Assembly::Lot* const lot = storage_.assemble(trade, tonnes);
    if (!lot) storage_.orders().place(trade, tonnes);
    return lot;
}

/// @param ship    her streams, of which patience and further parcels have two
/// @return her call, which lies ahead; nobody's if she comes after the run
sim::ProcessRef Traffic::announce(Call call, const sim::Stream& ship, std::uint64_t number)
{
    sim::Stream patience = ship.child(number, 5);
    call.patience = trades_[call.trade].patience->draw(patience);
    add_further(call, ship.child(number, 6));
    // Cargo to be loaded is called forward from inland as soon as the ship is announced.
    if (loads(call.trade)) call.lot = call_forward(call.trade, call.parcel - call.moved);
    for (Call::Further& more : call.also)
        if (loads(more.trade)) more.lot = call_forward(more.trade, more.tonnes);
    if (call.arrives >= periods_.horizon()) return {};
    const sim::Time arrives = call.arrives;
    const sim::Name name{scenario_->ships[static_cast<std::size_t>(call.ship)].name};
    ++coming_;
    return sim_.start_at(arrives, ship_call(std::move(call)), name);
}

} // namespace port
