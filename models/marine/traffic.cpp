#include "models/marine/traffic.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

Traffic::Traffic(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
                 Storage& storage, Ledger& ledger, Visits& visits, Marine& marine, Berths& berths, std::uint64_t seed,
                 std::uint64_t replication)
    : sim_(sim), scenario_(&scenario), calendar_(calendar), periods_(periods), storage_(storage), ledger_(ledger),
      visits_(visits), marine_(marine), berths_(berths)
{
    sim::StreamNames names;
    for (std::size_t t = 0; t < scenario.trades.size(); ++t) {
        const TradeSpec& from = scenario.trades[t];
        const std::string arrivals = from.name + "/arrivals";
        const std::string calls = from.name + "/calls";
        const std::string fleet = from.name + "/fleet";
        for (const std::string& name : {arrivals, calls, fleet}) names.add(name);
        const int category = index_of(scenario.categories, from.category);
        const bool loads = from.direction == Direction::loaded;
        trades_.push_back({category,
                           storage.slot(t),
                           from.direction,
                           ledger.line(loads ? AccountKind::ship : AccountKind::sea,
                                       loads ? AccountKind::sea : AccountKind::ship, category, from.name),
                           ledger.line(AccountKind::ship, AccountKind::sea, category, from.name + ", not served"),
                           time_laws().make(from.patience),
                           arrival_laws().make(from.arrivals),
                           time_laws().make(from.work),
                           time_laws().make(from.gaps),
                           sim::Stream(seed, replication, arrivals),
                           sim::Stream(seed, replication, calls),
                           sim::Stream(seed, replication, fleet),
                           {},
                           {}});
        double sum = 0;
        for (const CallSpec& spec : from.ships) {
            trades_.back().ships.push_back({index_of(scenario.ships, spec.ship), time_laws().make(spec.work)});
            trades_.back().upto.push_back(sum += spec.weight);
        }
        demand_.emplace_back(from, scenario.demand_factor, calendar,
                             periods.horizon() + ticks(from.notice) + one_day * 400, scenario.drivers);
    }
    berths_.ask_about_passages(marine_);
    if (scenario.berth_rule.given != BerthGiven::when_free) marine_.when_planned([this] { berths_.moves_planned(); });
    for (std::size_t t = 0; t < trades_.size(); ++t) open_with_ships(t);
    for (std::size_t t = 0; t < trades_.size(); ++t)
        if (trades_[t].law->called_by_stock()) look_at_stock(t);
    for (std::size_t t = 0; t < trades_.size(); ++t) {
        const sim::Name name{scenario.trades[t].name};
        const TradeSpec& from = scenario.trades[t];
        if (!from.laytime.empty()) visits.keep_stages(t);
        if (trades_[t].by_stock)
            announcers_.push_back(sim.start(announce_by_stock(t), name));
        else if (from.gaps.name != "none")
            announcers_.push_back(sim.start(announce_by_gaps(t), name));
        else if (has_demand(from))
            announcers_.push_back(sim.start(announce_drawn(t), name));
        if (!from.calls.empty()) announcers_.push_back(sim.start(announce_listed(t), name));
        for (std::size_t k = 0; k < from.fleet.size(); ++k) announcers_.push_back(sim.start(sail_fleet(t, k), name));
    }
}

CallRow Traffic::row(const Call& call) const
{
    const TradeSpec& trade = scenario_->trades[call.trade];
    CallRow row;
    row.trade = trade.name;
    row.category = trade.category;
    row.ship = scenario_->ships[at(call.ship)].name;
    row.ship_class = call.ship;
    row.direction = words<Direction>[static_cast<std::size_t>(trade.direction)];
    row.parcel = call.parcel;
    for (const Call::Further& more : call.also) row.further += more.tonnes;
    if (call.laydays) row.laydays = (*call.laydays - calendar_.start()).count();
    return row;
}

double Traffic::draught(const ShipClass& ship, double tonnes) const
{
    return ship.ballast_draught.value +
           (ship.laden_draught.value - ship.ballast_draught.value) * tonnes / ship.deadweight.value;
}

std::vector<double> Traffic::at_sea() const
{
    std::vector<double> tonnes(trades_.size());
    for (const InPort& ship : in_port_) {
        const double level = storage_.network().level(ship.hold);
        tonnes[ship.trade] += trades_[ship.trade].direction == Direction::loaded ? ship.parcel - level : level;
    }
    return tonnes;
}

bool Traffic::all_clear() const
{
    return in_port_.empty() && coming_ == 0 &&
           std::none_of(announcers_.begin(), announcers_.end(), [](const sim::ProcessRef& p) { return p.alive(); });
}

void Traffic::close(sim::Time now)
{
    Visit* last = nullptr;
    double moved = 0;
    const auto told = [&] {
        if (!last) return;
        last->moved(moved);
        last->unfinished(now);
    };
    for (const InPort& ship : in_port_) { // a ship's parcels stand beside each other
        if (ship.visit != last) {
            told();
            moved = 0;
        }
        last = ship.visit;
        const double level = storage_.network().level(ship.hold);
        moved += loads(ship.trade) ? level : ship.parcel - level;
    }
    told();
}

} // namespace port
