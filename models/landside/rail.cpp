#include "models/landside/rail.h"

#include "models/landside/rail_wait.h"
#include "models/scenario/freight_paths.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port {
Rail::Rail(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           Storage& storage, Ledger& ledger, std::uint64_t seed, std::uint64_t replication)
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
    for (std::size_t s = 0; s < storage.slots().size(); ++s) rooms_.emplace_back(sim);
    storage.tell([this] {
        for (Room& room : rooms_) LookAgain{&room}();
    });
    for (std::size_t s = 0; s < scenario.rail_services.size(); ++s) add_service(s, periods, seed, replication);
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        loads_.push_back({index_of(scenario.categories, scenario.trades[t].category), storage.slot(t),
                          scenario.trades[t].direction == Direction::loaded, 0, 0});
    lay_paths();
    for (std::size_t s = 0; s < services_.size(); ++s) open_with_trains(s);
    for (std::size_t s = 0; s < services_.size(); ++s) add_source(s);
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (std::size_t way = 0; way < scenario.trades[t].land.size(); ++way)
            for (std::size_t s = 0; s < services_.size(); ++s)
                if (const LandShare& land = scenario.trades[t].land[way]; scenario.rail_services[s].name == land.by)
                    storage.orders().take(t, way, land.share.value,
                                          [source = services_[s].source.get(), t](double tonnes) {
                                              if (source && tonnes > 0) source->ordered(t, tonnes);
                                          });
}

void Rail::lay_paths()
{
    for (std::size_t line = 0; line < lines_.size(); ++line)
        lines_[line].paths = freight_paths(scenario_->railways[line]);
}

sim::Time Rail::next_path(std::size_t line, sim::Time from) const
{
    const std::vector<sim::Duration>& paths = lines_[line].paths;
    if (paths.empty()) return sim::end_of_time;
    const sim::Time day = calendar_.midnight(calendar_.date(from));
    const auto next = std::lower_bound(paths.begin(), paths.end(), from - day);
    return next == paths.end() ? day + one_day + paths.front() : day + *next;
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
        sim_.start(train(index, order),
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
        add_dumpers(service, spec);
        service.dumpers.resize(spec.places);
        service.clock.units(spec.places, now);
        service.show_closed(now);
        service.trains_of.spec = &spec;
        set_rates(s);
    }
    for (Room& room : rooms_) { // capacities may be others
        room.changed.trigger();
        room.changed.reset();
    }
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
