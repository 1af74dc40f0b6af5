#include "models/berths/work.h"
#include "models/marine/traffic.h"
#include "sim/any_of.h"

#include <algorithm>

namespace port {

/// Keeps a ship's hold as a place of the port while she is there, however her call ends.
class Traffic::Entry {
public:
    Entry(Traffic& traffic, Visit& visit, const Call& call, bool loads)
        : traffic_(traffic), visit_(visit), category_(traffic.trades_[call.trade].category)
    {
        sim::FlowNetwork& network = traffic.storage_.network();
        hold = network.add_place({.name = {"hold"}, .capacity = call.parcel, .level = loads ? 0 : call.parcel});
        traffic_.storage_.afloat(category_, hold, true);
        traffic_.in_port_.push_back({&visit, call.trade, call.parcel, {}, hold});
    }
    Entry(const Entry&) = delete;
    ~Entry()
    {
        std::erase_if(traffic_.in_port_, [&](const InPort& s) { return s.visit == &visit_; });
        traffic_.storage_.afloat(category_, hold, false);
        traffic_.storage_.network().remove(hold);
    }
    sim::PlaceId hold;

private:
    Traffic& traffic_;
    Visit& visit_;
    int category_;
};

/// One move in or out, from asking for it to its end; stages and causes are told to her visit as they come.
sim::Task<void> Traffic::move(Way way, const MoveNeeds& needs, Visit& visit, BerthLease& berth)
{
    auto request = marine_.ask(way, needs, visit);
    co_await request;
    const bool in = way == Way::in;
    const sim::Duration channel = marine_.passage(needs.speed);
    visit.reach(in ? Stage::passage : Stage::unberthing, sim_.now());
    if (in) berth.state(State::waiting);
    visit.cause(in ? Cause::passage : Cause::unberthing, sim_.now());
    const sim::Duration first_part = in ? channel : marine_.unberthing();
    auto first = sim::delay(sim_, first_part);
    co_await first;
    while (in && berth.must_wait()) { // the other's sailing was put off when she was in the channel already
        visit.cause(Cause::no_berth, sim_.now());
        auto gone = berth->gone.wait();
        co_await gone;
    }
    visit.reach(in ? Stage::berthing : Stage::passage_out, sim_.now());
    visit.cause(in ? Cause::berthing : Cause::passage, sim_.now());
    if (!in) berth.give_back(); // she has unberthed
    const sim::Duration second_part = in ? marine_.berthing() : channel;
    auto second = sim::delay(sim_, second_part);
    co_await second;
}

MoveNeeds Traffic::move_needs(const Call& call) const
{
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    MoveNeeds needs;
    needs.speed = ship.channel_speed.value;
    needs.tugs = ship.tugs;
    needs.pilots = ship.pilot ? 1 : 0;
    needs.ship = call.ship;
    needs.priority = ship.priority;
    needs.daylight = ship.daylight_only;
    needs.beam = ship.beam.value;
    return needs;
}

BerthNeeds Traffic::berth_needs(const Call& call, sim::PlaceId hold, double comes_with, double deepest) const
{
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    const Trade& trade = trades_[call.trade];
    const TradeSpec& spec = scenario_->trades[call.trade];
    BerthNeeds needs;
    needs.category = trade.category;
    needs.length = ship.length.value;
    needs.draught = deepest;
    needs.priority = ship.priority;
    needs.tonnes = call.parcel;
    needs.seconds = call.work;
    needs.move = {call.ship, ship.tugs > 0, ship.pilot};
    needs.papers = sim::to_hours(marine_.passage(ship.channel_speed.value) + marine_.berthing() + marine_.unberthing() +
                                 ticks(spec.before_work) + ticks(spec.after_work));
    needs.trade = static_cast<int>(call.trade);
    const bool loads = trade.direction == Direction::loaded;
    needs.ready = {storage_.place(trade.store), hold, loads, spec.ready.value * call.parcel};
    needs.speed = ship.channel_speed.value;
    needs.beam = ship.beam.value;
    needs.tugs = ship.tugs;
    needs.comes_with = comes_with;
    needs.daylight = ship.daylight_only;
    return needs;
}

/// She leaves without having been served.
void Traffic::give_up(const Call& call, sim::PlaceId hold, Visit& visit)
{
    const double aboard = storage_.network().take(hold, call.parcel);
    if (trades_[call.trade].direction == Direction::unloaded) ledger_.post(trades_[call.trade].given_up_line, aboard);
    visit.give_up(sim_.now());
}

/// One ship's call, from the anchorage back to the open sea; it reads in the order things happen.
sim::Process Traffic::ship_call(Call call)
{
    const Trade& trade = trades_[call.trade];
    const TradeSpec& spec = scenario_->trades[call.trade];
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    const bool loads = trade.direction == Direction::loaded;
    const double light = draught(ship, call.aboard);
    const double laden = draught(ship, call.aboard + call.parcel);
    MoveNeeds needs = move_needs(call);
    needs.draught = loads ? light : laden;
    Visit visit(visits_, call.trade, row(call), sim_.now());
    Entry entry(*this, visit, call, loads);
    if (!loads) ledger_.post(trade.sea_line, call.parcel);

    const BerthNeeds wanted = berth_needs(call, entry.hold, needs.draught, laden);
    if (spec.queue_limit > 0 && berths_.waiting(wanted.trade) >= spec.queue_limit) {
        give_up(call, entry.hold, visit);
        co_return;
    }
    auto request = berths_.allocate(wanted, visit);
    if (call.patience) {
        auto in_time = sim::within(sim_, sim::from_seconds(*call.patience), request);
        const bool served = co_await in_time;
        if (!served) {
            give_up(call, entry.hold, visit);
            co_return;
        }
    } else {
        co_await request;
    }
    BerthLease berth = request.lease(); // hers until she has unberthed
    visit.reach(Stage::assigned, sim_.now());
    visit.berth(berth->name);
    needs.berth = &*berth;
    needs.lease = &berth;

    co_await move(Way::in, needs, visit, berth);
    visit.reach(Stage::all_fast, sim_.now());
    visit.cause(Cause::documents, sim_.now());
    auto before = sim::delay(sim_, ticks(spec.before_work));
    co_await before;

    visit.reach(Stage::work_starts, sim_.now());
    if (!loads) storage_.orders().place(call.trade, call.parcel); // the land side may take it away from now on
    const Parcel parcel{trade.category, trade.direction, trade.store, call.parcel, entry.hold, call.work};
    const double moved = co_await work(berths_, berth, parcel, visit);
    visit.moved(moved);
    visit.reach(Stage::work_ends, sim_.now());
    visit.cause(Cause::survey, sim_.now());
    berth.state(State::waiting);
    auto after = sim::delay(sim_, ticks(spec.after_work));
    co_await after;

    needs.draught = loads ? laden : light;
    needs.lease = nullptr;
    berth.expect(sim_.now() + marine_.unberthing());
    co_await move(Way::out, needs, visit, berth);
    if (loads) ledger_.post(trade.sea_line, storage_.network().take(entry.hold, call.parcel));
    visit.clear(sim_.now());
}

} // namespace port
