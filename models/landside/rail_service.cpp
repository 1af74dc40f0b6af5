#include "models/landside/opening_hours.h"
#include "models/landside/rail.h"
#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {

Rail::Service::Service(sim::Simulation& sim, const Calendar& calendar, const Periods& periods, const RailService& spec,
                       int its_station, std::uint64_t seed, std::uint64_t replication)
    : station(its_station), dumpers(sim, {spec.name}, spec.places), clock(periods, spec.name, spec.places),
      book(periods, spec.name), thawing(time_laws().make(spec.thawing)),
      thaws(seed, replication, spec.name + "/thawing"),
      trains_of{sim, calendar, &spec, 0, {}, sim::Stream(seed, replication, spec.name + "/trains"), {}}
{
}

void Rail::Service::show_closed(sim::Time now)
{
    const auto at_work = static_cast<int>(std::count(taken.begin(), taken.end(), true));
    const int closed = open ? 0 : std::max(0, clock.units() - at_work);
    if (closed != shown_closed) clock.add(State::closed, closed - shown_closed, now);
    shown_closed = closed;
}

void Rail::add_service(std::size_t number, const Periods& periods, std::uint64_t seed, std::uint64_t replication)
{
    const RailService& spec = scenario_->rail_services[number];
    Service& service = services_.emplace_back(sim_, calendar_, periods, spec,
                                              index_of(scenario_->stations, spec.station), seed, replication);
    add_dumpers(service, spec);
    set_rates(number);
    sim_.start(keep_hours(sim_, calendar_, spec.opens, spec.closes,
                          [this, number](bool open) { open_or_close(number, open); }),
               {spec.name});
}

/// What says when trains come; none for a service that no trade names, unless ships might order by it.
void Rail::add_source(std::size_t number)
{
    const RailService& spec = scenario_->rail_services[number];
    TrainService& given = services_[number].trains_of;
    bool used = false;
    for (std::size_t t = 0; t < scenario_->trades.size(); ++t) {
        given.brings.push_back(loads_[t].inbound);
        for (const LandShare& land : scenario_->trades[t].land)
            if (land.by == spec.name) {
                given.trade = t;
                used = true;
            }
    }
    given.come = [this, number](std::size_t trade) { return come(number, trade); };
    if (!used) return;
    switch (spec.come) {
    case TrainsCome::stem:
        services_[number].source = trains_by_stem(given);
        break;
    case TrainsCome::timetable:
        services_[number].source = trains_by_timetable(given);
        break;
    case TrainsCome::spread:
        services_[number].source = trains_by_spread(given);
        break;
    case TrainsCome::fleet:
        services_[number].source = trains_of_fleet(given);
        break;
    }
}

/// The trains that stand on its tracks when the run begins.
void Rail::open_with_trains(std::size_t service)
{
    Station& station = stations_[static_cast<std::size_t>(services_[service].station)];
    for (const TrainInPort& train : scenario_->rail_services[service].in_port) {
        ++station.taken;
        station.clock.add(State::busy, 1, sim_.now());
        const auto trade = static_cast<std::size_t>(index_of(scenario_->trades, train.trade));
        sim_.start(train_in_port(service, trade, train.moved.value), {scenario_->rail_services[service].name});
    }
}

/// One more train of a service wants a path in.
std::uint64_t Rail::come(std::size_t service, std::size_t trade)
{
    Service& own = services_[service];
    own.waiting.push_back({++orders_, ++own.trains, trade});
    own.book.add(own.why, 1, sim_.now());
    look_for_path_in(static_cast<std::size_t>(stations_[static_cast<std::size_t>(own.station)].line));
    return own.trains;
}

/// Each dumper or loader breaks down by itself.
void Rail::add_dumpers(Service& service, const RailService& spec)
{
    while (static_cast<int>(service.machine.size()) < spec.places) {
        const auto number = service.machine.size() + 1;
        const std::string name = number == 1 ? spec.name : spec.name + " (" + std::to_string(number) + ")";
        service.machine.push_back(
            storage_.equip({name, 0, spec.equipment, -1, spec.breakdowns, spec.maintenance}).machine());
        service.taken.push_back(false);
    }
}

void Rail::set_rates(std::size_t number)
{
    const RailService& spec = scenario_->rail_services[number];
    const Service& service = services_[number];
    const double rate = service.open ? spec.rate.value * spec.efficiency.value : 0;
    for (const sim::MachineId machine : service.machine) storage_.equipment(machine)->rate(rate);
}

void Rail::open_or_close(std::size_t number, bool open)
{
    services_[number].open = open;
    services_[number].show_closed(sim_.now());
    set_rates(number);
}

double Rail::payload(std::size_t service) const
{
    return services_[service].trains_of.payload();
}

} // namespace port
