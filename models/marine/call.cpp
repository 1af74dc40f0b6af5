#include "models/berths/work.h"
#include "models/marine/traffic.h"
#include "sim/any_of.h"

#include <algorithm>

namespace port {
namespace {

/// Of her cargo, or of the room for it, that must be there before she berths.
double ready_share(const TradeSpec& trade, const Assembly::Lot* assembled)
{
    return trade.ready.value_or(share(assembled ? 1 : 0)).value;
}

} // namespace

/// Keeps a ship's holds as places of the port while she is there, however her call ends.
class Traffic::Entry {
public:
    Entry(Traffic& traffic, Visit& visit, const Call& call) : traffic_(traffic), visit_(visit)
    {
        add({call.trade, call.parcel, call.work, {}, call.lot, call.moved}, call);
        by_stock_ = call.by_stock;
        for (const Call::Further& more : call.also) {
            add({more.trade, more.tonnes, {}, {}, more.lot}, call);
            traffic.visits_.offered(more.trade, more.tonnes, traffic.sim_.now());
        }
    }
    Entry(const Entry&) = delete;
    ~Entry()
    {
        std::erase_if(traffic_.in_port_, [&](const InPort& s) { return s.visit == &visit_; });
        for (const Cargo& own : cargo) {
            traffic_.storage_.afloat(traffic_.trades_[own.trade].category, own.hold, false);
            traffic_.storage_.network().remove(own.hold);
        }
        if (by_stock_) traffic_.promise_ends(cargo.front().trade, cargo.front().tonnes);
    }
    std::vector<Cargo> cargo; ///< in the order in which it is worked

private:
    void add(Cargo own, const Call& call)
    {
        const bool loads = traffic_.loads(own.trade);
        const double aboard = loads ? own.moved : own.tonnes - own.moved;
        own.hold = traffic_.storage_.network().add_place({.name = {"hold"}, .capacity = own.tonnes, .level = aboard});
        traffic_.storage_.afloat(traffic_.trades_[own.trade].category, own.hold, true);
        const bool by_stock = call.by_stock && cargo.empty(); // her first parcel alone
        traffic_.in_port_.push_back({&visit_, own.trade, own.tonnes, own.hold, by_stock});
        if (call.from_before)
            traffic_.storage_.opens_with(traffic_.trades_[own.trade].category, aboard);
        else if (!loads)
            traffic_.ledger_.post(traffic_.trades_[own.trade].sea_line, aboard);
        cargo.push_back(own);
    }

    Traffic& traffic_;
    Visit& visit_;
    bool by_stock_ = false;
};

/// A process that works one of her parcels; it ends with her.
struct Traffic::Beside {
    explicit Beside(sim::ProcessRef its_process) : process(std::move(its_process)) {}
    Beside(Beside&&) = default;
    Beside& operator=(Beside&&) = delete;
    ~Beside() { process.stop(); }
    sim::ProcessRef process;
};

/// One move in or out, from asking for it to its end; stages and causes are told to her visit as they come.
sim::Task<void> Traffic::move(Way way, const MoveNeeds& needs, Visit& visit, BerthLease& berth, bool logged)
{
    auto request = marine_.ask(way, needs, visit);
    co_await request;
    const bool in = way == Way::in;
    const sim::Duration channel = request.in_channel();
    if (logged) visit.reach(in ? Stage::passage : Stage::unberthing, sim_.now());
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
    if (logged) visit.reach(in ? Stage::berthing : Stage::passage_out, sim_.now());
    visit.cause(in ? Cause::berthing : Cause::passage, sim_.now());
    if (!in) berth.give_back(); // she has unberthed
    const sim::Duration second_part = in ? marine_.berthing() : channel;
    auto second = sim::delay(sim_, second_part);
    co_await second;
}

MoveNeeds Traffic::move_needs(const Call& call, Way way) const
{
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    MoveNeeds needs;
    needs.speed = ship.channel_speed.value;
    needs.tugs = way == Way::out     ? ship.tugs_out.value_or(ship.tugs)
                 : way == Way::shift ? ship.tugs_shift.value_or(ship.tugs)
                                     : ship.tugs;
    needs.pilots = ship.pilot ? 1 : 0;
    needs.ship = call.ship;
    needs.priority = ship.priority;
    needs.daylight = ship.daylight_only;
    needs.beam = ship.beam.value;
    needs.hull = &ship;
    return needs;
}

Traffic::Draughts Traffic::draughts(const Call& call) const
{
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    double aboard = call.aboard;
    if (!loads(call.trade)) aboard += call.parcel;
    for (const Call::Further& more : call.also)
        if (!loads(more.trade)) aboard += more.tonnes;
    Draughts all{draught(ship, aboard), 0, 0};
    double most = aboard;
    if (scenario_->trades[call.trade].parcels == ParcelsWorked::together) { // all may be loaded before any is unloaded
        if (loads(call.trade)) most += call.parcel;
        for (const Call::Further& more : call.also)
            if (loads(more.trade)) most += more.tonnes;
    }
    const auto worked = [&](std::size_t trade, double tonnes) {
        aboard += loads(trade) ? tonnes : -tonnes;
        most = std::max(most, aboard);
    };
    worked(call.trade, call.parcel);
    for (const Call::Further& more : call.also) worked(more.trade, more.tonnes);
    all.goes = draught(ship, aboard);
    all.deepest = draught(ship, most);
    return all;
}

BerthNeeds Traffic::berth_needs(const Call& call, sim::PlaceId hold, const Draughts& draughts) const
{
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    const Trade& trade = trades_[call.trade];
    const TradeSpec& spec = scenario_->trades[call.trade];
    BerthNeeds needs;
    needs.category = trade.category;
    needs.length = ship.length.value;
    needs.draught = draughts.deepest;
    for (const Call::Further& more : call.also) {
        needs.also.push_back(trades_[more.trade].category);
        needs.tonnes_also += more.tonnes;
    }
    needs.priority = ship.priority;
    needs.tonnes = call.parcel - call.moved;
    needs.seconds = call.work;
    needs.move = {call.ship, ship.tugs > 0, ship.pilot};
    needs.papers = sim::to_hours(marine_.passage(ship.channel_speed.value) + marine_.berthing() + marine_.unberthing() +
                                 ticks(spec.before_work) + ticks(spec.after_work));
    needs.trade = static_cast<int>(call.trade);
    needs.ready = {trade.store, hold, loads(call.trade), ready_share(spec, call.lot) * call.parcel, call.lot};
    needs.speed = ship.channel_speed.value;
    needs.beam = ship.beam.value;
    needs.tugs = ship.tugs;
    needs.comes_with = draughts.comes;
    needs.daylight = ship.daylight_only;
    needs.hull = &ship;
    return needs;
}

/// She leaves without having been served.
void Traffic::give_up(const std::vector<Cargo>& cargo, Visit& visit)
{
    for (const Cargo& own : cargo) {
        const double aboard = storage_.network().take(own.hold, own.tonnes);
        if (!loads(own.trade)) ledger_.post(trades_[own.trade].given_up_line, aboard);
        visits_.goes_unserved(own.trade, own.tonnes, &own == &cargo.front() ? nullptr : &visit);
    }
    visit.give_up(sim_.now());
}

/// One of her parcels, beside what else she does alongside.
/// @param draught  m, before it is worked
/// @return tonnes moved
sim::Task<double> Traffic::work_parcel(const Call& call, const Cargo& own, double draught, BerthLease& berth,
                                       Alongside& all)
{
    const Trade& trade = trades_[own.trade];
    const ShipClass& ship = scenario_->ships[static_cast<std::size_t>(call.ship)];
    const double left = own.tonnes - own.moved;
    if (!loads(own.trade)) storage_.orders().place(own.trade, left); // the land side may take it from now on
    const sim::Duration after = ticks(scenario_->trades[call.trade].after_work) + marine_.unberthing();
    const Parcel parcel{trade.category, trade.direction, trade.store, left,          own.hold, own.seconds,
                        own.trade,      own.lot,         draught,     a_tonne(ship), after,    ship.priority};
    auto worked = work(berths_, berth, parcel, all);
    const double moved = co_await worked;
    if (own.lot) storage_.give_up(own.trade, *own.lot);
    co_return moved;
}

sim::Process Traffic::work_beside(const Call& call, const Cargo& own, double draught, BerthLease& berth, Alongside& all,
                                  double& moved)
{
    auto worked = work_parcel(call, own, draught, berth, all);
    moved = co_await worked;
}

/// `count` of her parcels from the `first` on, one after the other or together.
sim::Task<void> Traffic::work_parcels(const Call& call, const std::vector<Cargo>& cargo, std::size_t first,
                                      std::size_t count, Visit& visit, BerthLease& berth, double& moved)
{
    Alongside all(sim_, berth, visit);
    const std::span<const Cargo> here(cargo.data() + first, count);
    if (scenario_->trades[call.trade].parcels == ParcelsWorked::in_order) {
        for (const Cargo& own : here) {
            auto worked = work_parcel(call, own, draught_now(call, cargo), berth, all);
            const double one = co_await worked;
            moved += one;
            visit.moved(moved);
        }
        co_return;
    }
    // Nobody knows which is worked first: each is loaded as if it were the last.
    const double deepest = draughts(call).deepest;
    const double more = a_tonne(scenario_->ships[static_cast<std::size_t>(call.ship)]);
    std::vector<double> each(count);
    std::vector<Beside> works;
    for (std::size_t k = 0; k < count; ++k) {
        const double before = deepest - more * (here[k].tonnes - here[k].moved);
        works.emplace_back(sim_.start(work_beside(call, here[k], before, berth, all, each[k]),
                                      {scenario_->trades[here[k].trade].name}));
    }
    for (const Beside& work : works) {
        auto end = sim::join(sim_, work.process);
        co_await end;
    }
    for (const double one : each) moved += one;
    visit.moved(moved);
}

/// From her first tonne until she is clear.
sim::Task<void> Traffic::work_and_sail(const Call& call, const std::vector<Cargo>& cargo, Visit& visit,
                                       std::optional<BerthLease>& berth, double goes_with)
{
    visit.reach(Stage::work_starts, sim_.now());
    auto worked = work_at_berths(call, cargo, visit, berth);
    co_await worked;
    visit.reach(Stage::work_ends, sim_.now());
    visit.cause(Cause::survey, sim_.now());
    berth->state(State::waiting);
    auto after = sim::delay(sim_, ticks(scenario_->trades[call.trade].after_work));
    co_await after;

    MoveNeeds needs = move_needs(call, Way::out);
    needs.draught = goes_with;
    needs.berth = &**berth;
    berth->expect(sim_.now() + marine_.unberthing());
    auto out = move(Way::out, needs, visit, *berth);
    co_await out;
    for (const Cargo& own : cargo)
        if (loads(own.trade)) ledger_.post(trades_[own.trade].sea_line, storage_.network().take(own.hold, own.tonnes));
    visit.clear(sim_.now());
}

/// One ship's call, from the anchorage back to the open sea; it reads in the order things happen.
sim::Process Traffic::ship_call(Call call)
{
    --coming_;
    const TradeSpec& spec = scenario_->trades[call.trade];
    const Draughts draughts = this->draughts(call);
    Visit visit(visits_, call.trade, row(call), sim_.now(), call.from_before);
    Entry entry(*this, visit, call);

    const BerthNeeds wanted = berth_needs(call, entry.cargo.front().hold, draughts);
    if (call.lies_at >= 0) {
        std::optional<BerthLease> berth(berths_.lies_at(call.lies_at, wanted));
        for (const Stage stage : {Stage::assigned, Stage::passage, Stage::berthing, Stage::all_fast})
            visit.reach(stage, sim_.now());
        visit.berth((*berth)->name, (*berth)->line);
        auto rest = work_and_sail(call, entry.cargo, visit, berth, draughts.goes);
        co_await rest;
        co_return;
    }
    if (!call.from_before && spec.queue_limit > 0 && berths_.waiting(wanted.trade) >= spec.queue_limit) {
        give_up(entry.cargo, visit);
        co_return;
    }
    auto request = berths_.allocate(wanted, visit);
    if (call.patience) {
        auto in_time = sim::within(sim_, sim::from_seconds(*call.patience), request);
        const bool served = co_await in_time;
        if (!served) {
            give_up(entry.cargo, visit);
            co_return;
        }
    } else {
        co_await request;
    }
    std::optional<BerthLease> berth(request.lease()); // hers until she has unberthed
    visit.reach(Stage::assigned, sim_.now());
    visit.berth((*berth)->name, (*berth)->line);
    MoveNeeds needs = move_needs(call, Way::in);
    needs.draught = draughts.comes;
    needs.berth = &**berth;
    needs.lease = &*berth;
    auto in = move(Way::in, needs, visit, *berth);
    co_await in;
    visit.reach(Stage::all_fast, sim_.now());
    visit.cause(Cause::documents, sim_.now());
    auto before = sim::delay(sim_, ticks(spec.before_work));
    co_await before;
    auto rest = work_and_sail(call, entry.cargo, visit, berth, draughts.goes);
    co_await rest;
}

} // namespace port
