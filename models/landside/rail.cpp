#include "models/landside/rail.h"

#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

/// The freight paths of a day: at the line's slots or evenly over its hours, but for those near a passenger train that
/// has a timetable.
std::vector<sim::Duration> paths_of(const RailLine& line)
{
    const int n = std::max(0, static_cast<int>(std::floor(line.left() + 1e-9)));
    const sim::Duration first = std::chrono::seconds(line.from.seconds);
    const sim::Duration span = std::chrono::seconds(line.to.seconds - line.from.seconds);
    std::vector<sim::Duration> paths;
    for (int k = 0; k < n; ++k)
        if (line.slots.empty())
            paths.push_back(first + sim::Duration{(2 * span.count() * k + n) / (2 * n)}); // the nearest tick
        else if (static_cast<std::size_t>(k) < line.slots.size())
            paths.push_back(std::chrono::seconds(line.slots[static_cast<std::size_t>(k)].seconds));
    std::erase_if(paths, [&](sim::Duration path) {
        return std::any_of(line.passengers.begin(), line.passengers.end(), [&](TimeOfDay passes) {
            const sim::Duration apart = std::chrono::abs(path - std::chrono::seconds(passes.seconds));
            return std::min(apart, one_day - apart) < ticks(line.blocking); // the day before is as near as the next
        });
    });
    return paths;
}

} // namespace

/// Waits for a path out of the port.
class Rail::PathWait final : public sim::Wait {
public:
    PathWait(Rail& rail, std::size_t line) : Wait(rail.sim_), rail_(rail), line_(line) {}
    ~PathWait() { leave(); }
    [[nodiscard]] std::string what() const override { return "a path out"; }

private:
    friend class Rail;
    bool begin() override
    {
        rail_.lines_[line_].leaving.push_back(this);
        rail_.look_for_path_out(line_);
        return false;
    }
    void withdraw() noexcept override
    {
        auto& leaving = rail_.lines_[line_].leaving;
        leaving.erase(std::find(leaving.begin(), leaving.end(), this));
    }
    Rail& rail_;
    std::size_t line_;
};

Rail::Rail(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           Storage& storage, Ledger& ledger)
    : sim_(sim), scenario_(&scenario), calendar_(calendar), periods_(periods), storage_(storage), ledger_(ledger)
{
    const auto n = static_cast<std::size_t>(periods.count());
    for (std::size_t i = 0; i < scenario.railways.size(); ++i) {
        lines_.emplace_back();
        use_.push_back({std::vector<double>(n), std::vector<double>(n)});
    }
    for (const RailStation& station : scenario.stations)
        stations_.emplace_back(StateClock(periods, station.name, station.tracks),
                               index_of(scenario.railways, station.line));
    for (const RailService& spec : scenario.rail_services) {
        Service& service = services_.emplace_back(sim, periods, spec, index_of(scenario.stations, spec.station),
                                                  scenario.trades.size());
        for (int place = 0; place < spec.places; ++place) {
            service.machine.push_back(storage.network().add_machine({spec.name, place + 1}, 0));
            service.taken.push_back(false);
        }
    }
    for (std::size_t t = 0; t < scenario.trades.size(); ++t) {
        const TradeSpec& trade = scenario.trades[t];
        const int category = index_of(scenario.categories, trade.category);
        const bool inbound = trade.direction == Direction::loaded;
        loads_.push_back({category, index_of(scenario.stores, trade.store), inbound, 0, 0});
        for (const LandShare& land : trade.land)
            for (std::size_t s = 0; s < services_.size(); ++s)
                if (scenario.rail_services[s].name == land.by)
                    storage.orders().take(t, land.share.value, [this, s, t](double tonnes) { order(s, t, tonnes); });
    }
    lay_paths();
    set_rates();
}

void Rail::set_rates()
{
    for (std::size_t s = 0; s < services_.size(); ++s) {
        const RailService& spec = scenario_->rail_services[s];
        for (const sim::MachineId machine : services_[s].machine)
            storage_.network().set_limit(machine, spec.rate.value * spec.efficiency.value);
    }
}

double Rail::payload(std::size_t service) const
{
    const RailService& spec = scenario_->rail_services[service];
    return spec.wagons * spec.net_load.value;
}

void Rail::lay_paths()
{
    for (std::size_t line = 0; line < lines_.size(); ++line) lines_[line].paths = paths_of(scenario_->railways[line]);
}

sim::Time Rail::next_path(std::size_t line, sim::Time from) const
{
    const std::vector<sim::Duration>& paths = lines_[line].paths;
    if (paths.empty()) return sim::end_of_time;
    const sim::Time day = calendar_.midnight(calendar_.date(from));
    const auto next = std::lower_bound(paths.begin(), paths.end(), from - day);
    return next == paths.end() ? day + one_day + paths.front() : day + *next;
}

void Rail::order(std::size_t service, std::size_t trade, double tonnes)
{
    Service& own = services_[service];
    double& rest = own.remainder[trade];
    rest += tonnes;
    const double load = payload(service);
    // Trains that bring cargo round up, or the last ship would wait for ever for a part of a train; what they bring too
    // much the next ship need not order. Trains that take it leave when they are full.
    const double least = loads_[trade].inbound ? load * 1e-12 : load * (1 - 1e-12);
    while (rest >= least) {
        rest -= load;
        own.waiting.push_back({++orders_, trade});
        own.book.add(own.why, 1, sim_.now());
    }
    look_for_path_in(static_cast<std::size_t>(stations_[static_cast<std::size_t>(own.station)].line));
}

void Rail::mark_waiting(std::size_t line, sim::Time now)
{
    for (Service& service : services_) {
        const Station& station = stations_[static_cast<std::size_t>(service.station)];
        if (static_cast<std::size_t>(station.line) != line) continue;
        const TrainCause why = station.taken < station.clock.units() ? TrainCause::no_path : TrainCause::no_track;
        service.book.move(service.why, why, static_cast<int>(service.waiting.size()), now);
        service.why = why;
    }
}

void Rail::look_for_path_in(std::size_t line)
{
    Line& own = lines_[line];
    mark_waiting(line, sim_.now());
    if (sim_.pending(own.next_in)) return;
    const bool wanted = std::any_of(services_.begin(), services_.end(), [&](const Service& s) {
        const Station& station = stations_[static_cast<std::size_t>(s.station)];
        return static_cast<std::size_t>(station.line) == line && !s.waiting.empty() &&
               station.taken < station.clock.units();
    });
    if (!wanted) return; // a path nobody can take lapses
    const sim::Time slot = next_path(line, std::max(sim_.now(), own.last_in + sim::Duration{1}));
    if (slot == sim::end_of_time) return;
    struct In {
        Rail* rail;
        std::size_t line;
        void operator()() const { rail->path_in(line); }
    };
    own.next_in = sim_.at(slot, In{this, line}, sim::decisions_at(1));
}

void Rail::path_in(std::size_t line)
{
    const sim::Time now = sim_.now();
    Service* first = nullptr;
    for (Service& service : services_) {
        const Station& station = stations_[static_cast<std::size_t>(service.station)];
        if (static_cast<std::size_t>(station.line) != line || service.waiting.empty() ||
            station.taken >= station.clock.units())
            continue;
        if (!first || service.waiting.front().number < first->waiting.front().number) first = &service;
    }
    if (first) {
        lines_[line].last_in = now;
        use_[line].used[static_cast<std::size_t>(periods_.current())] += 1;
        Station& station = stations_[static_cast<std::size_t>(first->station)];
        ++station.taken;
        station.clock.add(State::busy, 1, now);
        const Order order = first->waiting.front();
        first->waiting.pop_front();
        first->book.move(first->why, TrainCause::running, 1, now);
        std::size_t index = 0;
        while (&services_[index] != first) ++index;
        sim_.start(train(index, order.trade),
                   {scenario_->rail_services[index].name, static_cast<std::int64_t>(order.number)});
    }
    look_for_path_in(line);
}

void Rail::look_for_path_out(std::size_t line)
{
    Line& own = lines_[line];
    if (own.leaving.empty() || sim_.pending(own.next_out)) return;
    const sim::Time slot = next_path(line, std::max(sim_.now(), own.last_out + sim::Duration{1}));
    if (slot == sim::end_of_time) return;
    struct Out {
        Rail* rail;
        std::size_t line;
        void operator()() const { rail->path_out(line); }
    };
    own.next_out = sim_.at(slot, Out{this, line}, sim::decisions_at(1));
}

void Rail::path_out(std::size_t line)
{
    Line& own = lines_[line];
    if (!own.leaving.empty()) {
        own.last_out = sim_.now();
        use_[line].used[static_cast<std::size_t>(periods_.current())] += 1;
        PathWait* train = own.leaving.front();
        own.leaving.erase(own.leaving.begin());
        train->complete();
    }
    look_for_path_out(line);
}

sim::Process Rail::train(std::size_t service, std::size_t trade)
{
    Service& own = services_[service];
    Station& station = stations_[static_cast<std::size_t>(own.station)];
    const auto line = static_cast<std::size_t>(station.line);
    const Load& load = loads_[trade];
    const double tonnes = payload(service);
    const std::string& name = scenario_->rail_services[service].name;
    sim::FlowNetwork& network = storage_.network();
    const sim::PlaceId wagons =
        network.add_place({.name = {name}, .capacity = tonnes, .level = load.inbound ? tonnes : 0});
    storage_.afloat(load.category, wagons, true);
    if (load.inbound) ledger_.post(ledger_.line(AccountKind::land, AccountKind::train, load.category, name), tonnes);

    auto run_in = sim::delay(sim_, ticks(scenario_->stations[static_cast<std::size_t>(own.station)].run));
    co_await run_in;
    own.book.move(TrainCause::running, TrainCause::shunting, 1, sim_.now());
    auto shunting = sim::delay(sim_, ticks(scenario_->rail_services[service].shunting));
    co_await shunting;
    co_await handle(service, trade, wagons, tonnes);
    own.book.add(TrainCause::path_out, 1, sim_.now());
    PathWait path(*this, line);
    co_await path;

    own.book.move(TrainCause::path_out, TrainCause::running, 1, sim_.now());
    --station.taken;
    station.clock.add(State::busy, -1, sim_.now());
    look_for_path_in(line);
    const double taken = network.take(wagons, tonnes);
    if (!load.inbound) ledger_.post(ledger_.line(AccountKind::train, AccountKind::land, load.category, name), taken);
    storage_.afloat(load.category, wagons, false);
    network.remove(wagons);
    auto run_out = sim::delay(sim_, ticks(scenario_->stations[static_cast<std::size_t>(own.station)].run));
    co_await run_out;
    own.book.add(TrainCause::running, -1, sim_.now());
    own.book.cleared(sim_.now());
}

void Rail::change(const Scenario& scenario)
{
    const sim::Time now = sim_.now();
    count_paths(now); // at the number of the days before
    scenario_ = &scenario;
    lay_paths();
    for (std::size_t i = 0; i < stations_.size(); ++i) stations_[i].clock.units(scenario.stations[i].tracks, now);
    for (std::size_t s = 0; s < services_.size(); ++s) {
        Service& service = services_[s];
        const RailService& spec = scenario.rail_services[s];
        while (static_cast<int>(service.machine.size()) < spec.places) {
            service.machine.push_back(
                storage_.network().add_machine({spec.name, static_cast<int>(service.machine.size()) + 1}, 0));
            service.taken.push_back(false);
        }
        service.dumpers.resize(spec.places);
        service.clock.units(spec.places, now);
    }
    set_rates();
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        sim_.cancel(lines_[line].next_in);
        sim_.cancel(lines_[line].next_out);
        look_for_path_in(line);
        look_for_path_out(line);
    }
}

void Rail::settle(sim::Time now)
{
    for (Service& service : services_) {
        service.book.settle(now);
        service.clock.settle(now);
    }
    for (Station& station : stations_) station.clock.settle(now);
    count_paths(now);
}

/// Books the paths that the lines have offered since the last time.
void Rail::count_paths(sim::Time now)
{
    const auto period = static_cast<std::size_t>(periods_.current());
    const double days = sim::to_hours(now - paths_counted_) / 24;
    paths_counted_ = now;
    for (std::size_t line = 0; line < lines_.size(); ++line)
        use_[line].offered[period] += 2 * static_cast<double>(lines_[line].paths.size()) * days;
}

} // namespace port
