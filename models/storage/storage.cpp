#include "models/storage/storage.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

double passes(const MachineSpec& machine)
{
    return machine.rate.value * machine.efficiency.value;
}

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

double threshold(const std::optional<Mass>& level)
{
    return level ? level->value : sim::no_threshold;
}

} // namespace

Storage::Storage(sim::Simulation& sim, const Scenario& scenario, const Periods& periods, Ledger& ledger,
                 Weather& weather, std::uint64_t seed, std::uint64_t replication)
    : Watcher(weather), sim_(sim), scenario_(&scenario), periods_(periods), ledger_(ledger), weather_(weather),
      seed_(seed), replication_(replication), books_(*this), network_(sim), orders_(scenario.trades.size()),
      afloat_(scenario.categories.size()), in_lines_(scenario.categories.size())
{
    const auto n = at(periods.count());
    network_.observe(&books_);
    land_ = network_.add_place({.name = {"the land"}, .level = sim::endless});
    for (const StoreSpec& store : scenario.stores) {
        stores_.push_back(network_.add_place({.name = {store.name},
                                              .capacity = store.capacity.value,
                                              .level = std::min(store.opening.value, store.capacity.value),
                                              .floor = store.heel.value,
                                              .resume_below = threshold(store.fills_again_below),
                                              .resume_above = threshold(store.empties_again_above)}));
        stocks_.push_back({std::vector<double>(n), std::vector<double>(n)});
    }
    for (const MachineSpec& machine : scenario.machines)
        machines_.push_back(
            &equip({machine.name, passes(machine), machine.equipment, -1, machine.breakdowns, machine.maintenance}));
}

Equipment& Storage::equip(Plant plant)
{
    Equipment& made = equipment_.emplace_back(network_, weather_, periods_, std::move(plant), seed_, replication_);
    const std::size_t index = made.machine().index;
    if (index >= by_machine_.size()) by_machine_.resize(index + 1, nullptr);
    by_machine_[index] = &made;
    made.when_turned([this](const Equipment& equipment) { equipment_turned(equipment); });
    return made;
}

void Storage::weather_changed()
{
    for (Equipment& equipment : equipment_) equipment.weather_changed();
}

std::vector<sim::MachineId> Storage::machines(const std::vector<std::string>& names) const
{
    std::vector<sim::MachineId> ids;
    for (const std::string& name : names) ids.push_back(machines_[at(index_of(scenario_->machines, name))]->machine());
    return ids;
}

bool Storage::any_down(const std::vector<sim::MachineId>& machines) const
{
    return std::any_of(machines.begin(), machines.end(), [&](sim::MachineId machine) {
        const Equipment* own = equipment(machine);
        return own && own->is_down();
    });
}

bool Storage::any_stopped_by_weather(const std::vector<sim::MachineId>& machines) const
{
    return std::any_of(machines.begin(), machines.end(), [&](sim::MachineId machine) {
        const Equipment* own = equipment(machine);
        return own && own->stopped_by_weather();
    });
}

sim::RouteId Storage::route(const sim::RouteSpec& spec, Ledger::LineId line, int store, int sign)
{
    const sim::RouteId id = network_.add_route(spec);
    if (id.index >= routes_.size()) routes_.resize(id.index + 1);
    RouteBook& book = routes_[id.index];
    book.line = line;
    book.store = store;
    book.sign = sign;
    book.through.clear();
    for (const sim::MachineId machine : spec.machines)
        if (Equipment* passes = equipment(machine)) book.through.push_back(passes);
    return id;
}

void Storage::remove(sim::RouteId route)
{
    network_.remove(route);
}

sim::TransferId Storage::start(const sim::TransferSpec& spec, Follower& follower, sim::FlowAction done)
{
    const sim::TransferId id = network_.start(spec, done);
    if (id.index >= followed_.size()) followed_.resize(id.index + 1);
    Followed& f = followed_[id.index];
    f.transfer = id;
    f.follower = &follower;
    f.rate = 0;
    f.limit = sim::Limit::none;
    f.routes.assign(spec.routes.begin(), spec.routes.end());
    return id;
}

void Storage::forget(sim::TransferId transfer)
{
    if (transfer.index >= followed_.size() || followed_[transfer.index].transfer != transfer) return;
    followed_[transfer.index].follower = nullptr;
    tell_equipment(followed_[transfer.index], true);
}

/// What stands may stand for another reason from now on, at the same rate of nought.
void Storage::equipment_turned(const Equipment& equipment)
{
    for (const Followed& followed : followed_) {
        if (!followed.follower || followed.rate > 0) continue;
        const bool passes = std::any_of(followed.routes.begin(), followed.routes.end(), [&](sim::RouteId route) {
            const auto& through = routes_[route.index].through;
            return std::find(through.begin(), through.end(), &equipment) != through.end();
        });
        if (passes) followed.follower->goes(followed.rate, followed.limit);
    }
}

/// Equipment that wears at work is told which of its flows move.
void Storage::tell_equipment(Followed& followed, bool ended)
{
    for (const sim::RouteId route : followed.routes) {
        RouteBook& book = routes_[route.index];
        const bool runs = !ended && network_.rate(followed.transfer, route) > 0;
        if (runs == book.runs) continue;
        book.runs = runs;
        for (Equipment* equipment : book.through) equipment->runs(runs ? 1 : -1);
    }
}

void Storage::Books::moved(sim::RouteId route, sim::TransferId, double amount, sim::Time from, sim::Time to)
{
    const RouteBook& book = storage.routes_[route.index];
    storage.ledger_.post(book.line, amount);
    const auto period = at(storage.periods_.current());
    for (Equipment* equipment : book.through) equipment->use().passed[period] += amount;
    if (book.store < 0) return;
    // The amount came evenly over [from, to): until the period's end it lies there for that end less the middle of it.
    const sim::Time end = storage.periods_.end(storage.periods_.current());
    const double lies = static_cast<double>((end - from).count()) - 0.5 * static_cast<double>((to - from).count());
    storage.stocks_[at(book.store)].tonne_ticks[period] += book.sign * amount * lies;
}

void Storage::Books::rate_changed(sim::TransferId transfer, double rate)
{
    if (transfer.index >= storage.followed_.size()) return;
    Followed& f = storage.followed_[transfer.index];
    if (f.transfer != transfer) return;
    f.rate = rate;
    storage.tell_equipment(f, false);
    if (f.follower) f.follower->goes(f.rate, f.limit);
}

void Storage::Books::limit_changed(sim::TransferId transfer, sim::Limit, sim::Limit is)
{
    if (transfer.index >= storage.followed_.size()) return;
    Followed& f = storage.followed_[transfer.index];
    if (f.transfer != transfer) return;
    f.limit = is;
    if (f.follower) f.follower->goes(f.rate, f.limit);
}

void Storage::close_period()
{
    network_.flush();
    for (Equipment& equipment : equipment_) equipment.settle();
    const int period = periods_.current();
    const auto whole = static_cast<double>((periods_.end(period) - periods_.start(period)).count());
    for (std::size_t s = 0; s < stores_.size(); ++s) {
        StockBook& book = stocks_[s];
        const double opening = period == 0 ? scenario_->stores[s].opening.value : book.closing[at(period - 1)];
        book.tonne_ticks[at(period)] += opening * whole;
        book.closing[at(period)] = network_.level(stores_[s]);
    }
}

void Storage::afloat(int category, sim::PlaceId place, bool comes)
{
    auto& places = afloat_[at(category)];
    if (comes)
        places.push_back(place);
    else
        places.erase(std::find(places.begin(), places.end(), place));
}

double Storage::level(int category) const
{
    double sum = 0;
    for (std::size_t s = 0; s < stores_.size(); ++s)
        if (scenario_->stores[s].category == scenario_->categories[at(category)].name)
            sum += network_.level(stores_[s]);
    for (const sim::PlaceId place : afloat_[at(category)]) sum += network_.level(place);
    return sum;
}

double Storage::opening(int category) const
{
    double sum = in_lines_[at(category)];
    for (const StoreSpec& store : scenario_->stores)
        if (store.category == scenario_->categories[at(category)].name)
            sum += std::min(store.opening.value, store.capacity.value);
    return sum;
}

void Storage::change(const Scenario& scenario)
{
    for (std::size_t m = 0; m < machines_.size(); ++m) machines_[m]->rate(passes(scenario.machines[m]));
    for (std::size_t s = 0; s < stores_.size(); ++s)
        network_.set_capacity(stores_[s], scenario.stores[s].capacity.value);
}

} // namespace port
