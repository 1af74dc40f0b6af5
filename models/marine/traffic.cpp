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
        names.add(arrivals);
        names.add(calls);
        const int category = index_of(scenario.categories, from.category);
        const bool loads = from.direction == Direction::loaded;
        trades_.push_back({category,
                           index_of(scenario.stores, from.store),
                           from.direction,
                           ledger.line(loads ? AccountKind::ship : AccountKind::sea,
                                       loads ? AccountKind::sea : AccountKind::ship, category, from.name),
                           arrival_laws().make(from.arrivals),
                           time_laws().make(from.work),
                           sim::Stream(seed, replication, arrivals),
                           sim::Stream(seed, replication, calls),
                           {},
                           {}});
        double sum = 0;
        for (const CallSpec& spec : from.ships) {
            trades_.back().ships.push_back(index_of(scenario.ships, spec.ship));
            trades_.back().upto.push_back(sum += spec.weight);
        }
        demand_.emplace_back(from, scenario.demand_factor, calendar,
                             periods.horizon() + ticks(from.notice) + one_day * 400);
    }
    for (std::size_t t = 0; t < trades_.size(); ++t) {
        const sim::Name name{scenario.trades[t].name};
        if (!scenario.trades[t].demand.empty()) sim.start(announce_drawn(t), name);
        if (!scenario.trades[t].calls.empty()) sim.start(announce_listed(t), name);
    }
}

sim::Time Traffic::notice(std::size_t trade, sim::Time arrives) const
{
    const sim::Duration early = std::min(ticks(scenario_->trades[trade].notice), arrives - sim::start_of_time);
    return std::max(sim_.now(), arrives - early);
}

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
        announce(draw(trade, number, std::max(sim_.now(), planned + late)));
        calls += own.law->gap(own.arrivals);
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
    for (std::uint64_t number = 1; const auto& [arrives, call] : in_order) {
        const ListedCall& given = *call;
        auto due = sim::until(sim_, notice(trade, arrives), sim::Priority::begins);
        co_await due;
        sim::Stream how_long = trades_[trade].calls.child(number++, 3);
        announce({trade, index_of(scenario_->ships, given.ship), given.parcel.value, 0, arrives,
                  trades_[trade].work->draw(how_long)});
    }
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
    const double a = spec.least.value;
    const double c = spec.most.value;
    const double parcel = c > a ? sim::Triangular(a, spec.usual.value, c)(how_much) : a;
    return {trade, own.ships[i], parcel, spec.aboard.value, arrives, own.work->draw(how_long)};
}

void Traffic::announce(const Call& call)
{
    // Cargo to be loaded is called forward from inland as soon as the ship is announced.
    if (trades_[call.trade].direction == Direction::loaded) storage_.orders().place(call.trade, call.parcel);
    if (call.arrives < periods_.horizon())
        sim_.start_at(call.arrives, ship_call(call), {scenario_->ships[at(call.ship)].name});
}

CallRow Traffic::row(const Call& call) const
{
    const TradeSpec& trade = scenario_->trades[call.trade];
    CallRow row;
    row.trade = trade.name;
    row.category = trade.category;
    row.ship = scenario_->ships[at(call.ship)].name;
    row.direction = words<Direction>[static_cast<std::size_t>(trade.direction)];
    row.parcel = call.parcel;
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

void Traffic::close(sim::Time now)
{
    for (const InPort& ship : in_port_) {
        const double level = storage_.network().level(ship.hold);
        ship.visit->moved(trades_[ship.trade].direction == Direction::loaded ? level : ship.parcel - level);
        ship.visit->unfinished(now);
    }
}

} // namespace port
