#include "models/storage/storage.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

double passes(const MachineSpec& machine)
{
    return machine.rate.value * machine.efficiency.value;
}

std::vector<double> holds_of(const Scenario& scenario, const StoreSpec& store, const std::vector<std::string>& grades)
{
    std::vector<double> tonnes;
    for (const std::string& grade : grades) tonnes.push_back(holds(scenario, store, grade));
    return tonnes;
}

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

Storage::Storage(sim::Simulation& sim, const Scenario& scenario, const Periods& periods, Ledger& ledger,
                 Weather& weather, std::uint64_t seed, std::uint64_t replication)
    : Watcher(weather), sim_(sim), scenario_(&scenario), periods_(periods), ledger_(ledger), weather_(weather),
      seed_(seed), replication_(replication), books_(*this), network_(sim), quotas_(network_, scenario),
      orders_(scenario.trades.size()), afloat_(scenario.categories.size()), in_lines_(scenario.categories.size())
{
    network_.observe(&books_);
    land_ = network_.add_place({.name = {"the land"}, .level = sim::endless});
    build_yards();
    for (const MachineSpec& machine : scenario.machines)
        machines_.push_back(
            &equip({machine.name, passes(machine), machine.equipment, -1, machine.breakdowns, machine.maintenance}));
    build_reach();
    build_pools();
    build_blends();
}

void Storage::build_yards()
{
    std::vector<std::size_t> grades;
    const auto add_slot = [&](std::size_t store, std::size_t grade) {
        slots_.push_back({static_cast<int>(store), grade});
        const auto n = at(periods_.count());
        stocks_.push_back({std::vector<double>(n), std::vector<double>(n)});
        opening_.push_back(yards_[store].level(grade));
    };
    const auto slot_of = [this](std::size_t store, std::size_t grade) {
        const auto found = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) {
            return at(slot.store) == store && slot.grade == grade;
        });
        return static_cast<std::size_t>(found - slots_.begin());
    };
    for (std::size_t s = 0; s < scenario_->stores.size(); ++s) {
        const StoreSpec& store = scenario_->stores[s];
        const std::vector<std::string> its = grades_of(*scenario_, store);
        yards_.emplace_back(network_, store, its, holds_of(*scenario_, store, its), quotas_,
                            [this, s, slot_of](std::size_t from, std::size_t to, double tonnes) {
                                // From now to the period's end they lie under the other grade.
                                const int period = periods_.current();
                                const auto left = static_cast<double>((periods_.end(period) - sim_.now()).count());
                                stocks_[slot_of(s, from)].tonne_ticks[at(period)] -= tonnes * left;
                                stocks_[slot_of(s, to)].tonne_ticks[at(period)] += tonnes * left;
                            });
        if (!store.quotas.empty())
            yards_[s].ask_before_new_places(
                [this, s](std::size_t grade, int user) { return may_bring(static_cast<int>(s), grade, user); });
        add_slot(s, 0);
    }
    for (std::size_t s = 0; s < yards_.size(); ++s)
        for (std::size_t grade = 1; grade < yards_[s].grades().size(); ++grade) add_slot(s, grade);
    for (const TradeSpec& trade : scenario_->trades) {
        const StoreSpec* store = named(scenario_->stores, trade.store);
        if (!store) { // a test may build a storage without a way to it
            slot_of_trade_.push_back(-1);
            continue;
        }
        const auto s = static_cast<std::size_t>(store - scenario_->stores.data());
        const std::vector<std::string>& its = yards_[s].grades();
        const std::string& first = trade.blend.empty() ? trade.grade : trade.blend.front().grade;
        const auto grade = std::find(its.begin(), its.end(), first) - its.begin();
        slot_of_trade_.push_back(static_cast<int>(slot_of(s, store->mixing ? 0 : static_cast<std::size_t>(grade))));
    }
}

void Storage::build_pools()
{
    for (const MachinePoolSpec& spec : scenario_->machine_pools)
        fit_pool(pools_.emplace_back(network_, spec, periods_), spec);
}

/// As many machines as there are now, each with breakdowns of its own.
void Storage::fit_pool(MachinePool& pool, const MachinePoolSpec& spec)
{
    const double rate = spec.rate.value * spec.efficiency.value;
    while (static_cast<int>(pool.size()) < spec.count)
        pool.add(equip({spec.name + " " + std::to_string(pool.size() + 1), rate, spec.equipment, -1, spec.breakdowns,
                        spec.maintenance}));
    pool.change(spec.count, rate);
}

MachinePool& Storage::pool(const std::string& name)
{
    const auto found =
        std::find_if(pools_.begin(), pools_.end(), [&](const MachinePool& pool) { return pool.name() == name; });
    sim::expects(found != pools_.end(), "a pool that check has let pass");
    return *found;
}

sim::PlaceId Storage::into(int slot, int user) const
{
    return yard(slots_[at(slot)].store).into(slots_[at(slot)].grade, user);
}

sim::PlaceId Storage::out_of(int slot, int user) const
{
    return yard(slots_[at(slot)].store).out_of(slots_[at(slot)].grade, user);
}

double Storage::stock(int slot, int user) const
{
    return yard(slots_[at(slot)].store).stock(slots_[at(slot)].grade, user);
}

double Storage::room(int slot, int user) const
{
    return yard(slots_[at(slot)].store).room(slots_[at(slot)].grade, user);
}

Assembly::Lot* Storage::assemble(std::size_t trade, double tonnes)
{
    const Slot& slot = slots_[at(slot_of_trade_[trade])];
    Assembly* const assembly = yard(slot.store).assembly();
    if (!assembly) return nullptr;
    const int quota = quotas_.of_trade(static_cast<int>(trade));
    return &assembly->call(slot.grade, tonnes, quota, [this, trade, tonnes] { orders_.place(trade, tonnes); });
}

void Storage::give_up(std::size_t trade, Assembly::Lot& lot)
{
    yard(slots_[at(slot_of_trade_[trade])].store).assembly()->give_up(lot);
}

void Storage::watch(int slot, bool stock, double missing, sim::FlowAction action, std::vector<sim::WatchId>& watches)
{
    const Slot& of = slots_[at(slot)];
    for (const sim::WatchId watch : yards_[at(of.store)].watch(of.grade, stock, missing, action))
        watches.push_back(watch);
}

void Storage::tell(const std::function<void()>& told)
{
    told_.push_back(told);
    for (Yard& yard : yards_)
        yard.tell([this] {
            for (const auto& each : told_) each();
        });
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

sim::RouteId Storage::route(const sim::RouteSpec& spec, Ledger::LineId line, int slot, int sign, std::size_t trade,
                            int user)
{
    sim::RouteSpec counted = spec;
    if (const sim::PlaceId* const account = quotas_.account(static_cast<int>(trade)))
        (sign > 0 ? counted.counts_in : counted.counts_out) = {account, 1};
    const std::vector<Part> parts = parts_of(slot, sign, trade);
    const std::vector<sim::RouteSpec::Draw> draws = draws_of(parts, user);
    if (!draws.empty()) {
        counted.from_share = parts.front().share;
        counted.also_from = draws;
    }
    const sim::RouteId id = network_.add_route(counted);
    if (id.index >= routes_.size()) routes_.resize(id.index + 1);
    RouteBook& book = routes_[id.index];
    book.line = line;
    book.trade_line = trade_line(line, static_cast<int>(trade));
    book.made = true;
    book.parts = parts;
    book.sign = sign;
    book.user = user;
    book.trade = static_cast<int>(trade);
    book.through.clear();
    for (const sim::MachineId machine : spec.machines)
        if (Equipment* passes = equipment(machine)) book.through.push_back(passes);
    return id;
}

/// The entry of that line and trade; made at the first call.
std::size_t Storage::trade_line(Ledger::LineId line, int trade)
{
    std::size_t i = 0;
    while (i < trade_lines_.size() && (trade_lines_[i].line != line || trade_lines_[i].trade != trade)) ++i;
    if (i == trade_lines_.size()) trade_lines_.push_back({line, trade, std::vector<double>(at(periods_.count()))});
    return i;
}

void Storage::remove(sim::RouteId route)
{
    network_.remove(route);
    routes_[route.index].made = false;
    routes_[route.index].through.clear(); // its number may be used again
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
    for (std::size_t s = 0; s < yards_.size(); ++s)
        if (scenario_->stores[s].category == scenario_->categories[at(category)].name) sum += yards_[s].level();
    for (const sim::PlaceId place : afloat_[at(category)]) sum += network_.level(place);
    return sum;
}

double Storage::opening(int category) const
{
    double sum = in_lines_[at(category)];
    for (std::size_t s = 0; s < slots_.size(); ++s)
        if (scenario_->stores[at(slots_[s].store)].category == scenario_->categories[at(category)].name)
            sum += opening_[s];
    return sum;
}

void Storage::change(const Scenario& scenario)
{
    for (std::size_t m = 0; m < machines_.size(); ++m) machines_[m]->rate(passes(scenario.machines[m]));
    quotas_.change(scenario);
    orders_.change([&](std::size_t trade, std::size_t way) { return scenario.trades[trade].land[way].share.value; });
    for (std::size_t s = 0; s < yards_.size(); ++s)
        yards_[s].capacity(holds_of(scenario, scenario.stores[s], yards_[s].grades()));
    for (std::size_t p = 0; p < pools_.size(); ++p) fit_pool(pools_[p], scenario.machine_pools[p]);
}

} // namespace port
