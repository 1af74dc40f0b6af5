#include "models/berths/berths.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {

BerthRequest::BerthRequest(Berths& berths, const BerthNeeds& needs, Visit& visit)
    : Wait(berths.simulation()), berths_(berths), needs_(needs), ship_(berths.in_line(needs, visit)), visit_(visit)
{
}

bool BerthRequest::begin()
{
    const auto place = std::upper_bound(
        berths_.queue_.begin(), berths_.queue_.end(), this, [this](const BerthRequest* a, const BerthRequest* b) {
            // One who shifts comes again, with the place that she had.
            if (berths_.order_->before(a->ship_, b->ship_)) return true;
            return a->ship_.number < b->ship_.number && !berths_.order_->before(b->ship_, a->ship_);
        });
    berths_.queue_.insert(place, this);
    berths_.ask_for_decision(berths_.sim_.now());
    return false;
}

void BerthRequest::withdraw() noexcept
{
    berths_.queue_.erase(std::find(berths_.queue_.begin(), berths_.queue_.end(), this));
}

void BerthRequest::forgo() noexcept
{
    if (granted_) berths_.release(*granted_, *stay_);
    granted_ = nullptr;
}

void BerthRequest::await_resume()
{
    Wait::await_resume();
    collected();
}

BerthLease BerthRequest::lease()
{
    return BerthLease(berths_, *std::exchange(granted_, nullptr), *stay_);
}

void BerthLease::give_back()
{
    if (berths_) std::exchange(berths_, nullptr)->release(*berth_, *stay_);
}

void BerthLease::state(State state)
{
    berth_->show(*stay_, state, berths_->simulation().now());
}

Berths::Berths(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
               Storage& storage, Ledger& ledger, Weather& weather, const Tide& tide)
    : Watcher(weather), sim_(sim), scenario_(&scenario), calendar_(calendar), periods_(periods), storage_(storage),
      ledger_(ledger), weather_(weather), tide_(tide), choice_(berth_choices().make(scenario.berth_rule.choice)),
      order_(berth_orders().make(scenario.berth_rule.order))
{
    for (std::size_t line = 0; line < scenario.berths.size(); ++line)
        for (int n = 0; n < scenario.berths[line].count; ++n) add(static_cast<int>(line), n);
    // Who waits for cargo or room may find it elsewhere.
    storage_.tell([this] {
        if (!queue_.empty()) ask_for_decision(sim_.now());
    });
    keep_stops();
}

/// Charter parties may except weather that stops a ship's work: the stops of each line of berths that works her cargo.
void Berths::keep_stops()
{
    const auto asks = [&](const std::string& category) {
        return std::any_of(scenario_->trades.begin(), scenario_->trades.end(), [&](const TradeSpec& trade) {
            return trade.category == category && !trade.laytime.empty() &&
                   trade.laytime.front().weather != ExceptedWeather::counts;
        });
    };
    for (std::size_t line = 0; line < scenario_->berths.size(); ++line)
        for (const HandlingSpec& h : scenario_->berths[line].handles) {
            if (!asks(h.category)) continue;
            std::vector<int> kinds{weather_.kind(h.equipment)};
            for (const std::string& machine : h.through) {
                const auto number = static_cast<std::size_t>(index_of(scenario_->machines, machine));
                kinds.push_back(weather_.kind(scenario_->machines[number].equipment));
            }
            const std::size_t stops = weather_.keep_stops(category(h), std::move(kinds));
            stopped_work_.push_back({static_cast<int>(line), category(h), stops});
        }
}

int Berths::category(const HandlingSpec& handling) const
{
    return index_of(scenario_->categories, handling.category);
}

/// t/h of the berth's own equipment; without any, what the machines that come to it can do.
double Berths::rate_of(const HandlingSpec& handling) const
{
    if (handling.rate.value > 0) return handling.rate.value * handling.efficiency.value;
    return storage_.pool(handling.pool).greatest(handling.most);
}

void Berths::add(int line, int number)
{
    const BerthSpec& from = scenario_->berths[static_cast<std::size_t>(line)];
    const std::string name = number == 0 ? from.name : from.name + " (" + std::to_string(number + 1) + ")";
    Berth& berth = berths_.emplace_back(sim_, periods_, calendar_, name, line, from);
    berth.exists(true, sim_.now());
    berth.machine.resize(scenario_->categories.size());
    for (const HandlingSpec& h : from.handles) {
        const int category = this->category(h);
        berth.machine[static_cast<std::size_t>(category)] =
            storage_
                .equip({berth.name + "/" + h.category, rate_of(h), h.equipment, category, h.breakdowns, h.maintenance})
                .machine();
    }
}

void Berths::fit_count(int line)
{
    const int wanted = scenario_->berths[static_cast<std::size_t>(line)].count;
    int number = 0;
    for (Berth& berth : berths_)
        if (berth.line == line) {
            berth.open = number < wanted;
            berth.exists(berth.open, sim_.now());
            ++number;
        }
    for (; number < wanted; ++number) add(line, number);
}

void Berths::change(const Scenario& scenario)
{
    scenario_ = &scenario;
    for (std::size_t line = 0; line < scenario.berths.size(); ++line) fit_count(static_cast<int>(line));
    for (Berth& berth : berths_) {
        berth.depth = spec(berth).depth.value;
        for (const HandlingSpec& h : spec(berth).handles)
            storage_.equipment(berth.machine[static_cast<std::size_t>(category(h))])->rate(rate_of(h));
    }
    ask_for_decision(sim_.now());
}

BerthLease Berths::lies_at(int line, const BerthNeeds& needs)
{
    const auto own = std::find_if(berths_.begin(), berths_.end(), [&](const Berth& berth) {
        return berth.line == line && berth.open && berth.free_for(needs.length);
    });
    sim::expects(own != berths_.end(), "ships in port have room at their berths");
    BerthLease lease(*this, *own, own->take(needs.length, sim_.now()));
    own->frees = gone_by(hours_at(*own, needs) + needs.papers);
    lease.state(State::waiting);
    return lease;
}

WaitingShip Berths::in_line(const BerthNeeds& needs, const Visit& visit) const
{
    double best = 0;
    for (const Berth& berth : berths_)
        if (const sim::MachineId own = berth.machine[static_cast<std::size_t>(needs.category)]; own != sim::MachineId{})
            best = std::max(best, storage_.equipment(own)->rated());
    const double by_rate = best > 0 ? needs.tonnes / best : 0;
    return {needs.priority, std::max(by_rate, needs.seconds.value_or(0) / 3600), visit.number()};
}

bool Berths::fits(const Berth& berth, const BerthNeeds& needs) const
{
    const BerthSpec& from = spec(berth);
    if (!berth.open || from.length.value < needs.length) return false;
    const auto floats = [&](double draught, double tide) {
        return from.depth.value + tide + 1e-9 >= draught + from.clearance.value;
    };
    const bool always = from.at_low_water == AtLowWater::does_not_come;
    if (!floats(needs.draught, always ? tide_.lowest() : tide_.highest())) return false;
    if (from.at_low_water == AtLowWater::waits_for_water && !floats(needs.comes_with, tide_.lowest())) return false;
    const auto handles = [&](int category) {
        return berth.machine[static_cast<std::size_t>(category)] != sim::MachineId{};
    };
    if (scenario_->berth_rule.shifting) return handles(needs.category);
    return handles(needs.category) && std::all_of(needs.also.begin(), needs.also.end(), handles);
}

} // namespace port
