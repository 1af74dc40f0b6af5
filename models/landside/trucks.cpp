#include "models/landside/trucks.h"

#include "models/landside/opening_hours.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

// Gates and points are given after all that ends or begins at an instant, and before rates are found.
constexpr sim::Granting in_turn{sim::Grant::in_decisions, 1, false};

} // namespace

Trucks::Service::Service(sim::Simulation& sim, const Periods& periods, const RoadService& spec, std::size_t its_number,
                         int its_road, std::uint64_t seed, std::uint64_t replication)
    : number(its_number), road(its_road), lanes(sim, {spec.name}, spec.lanes, in_turn),
      gate(periods, spec.name, spec.lanes), points(sim, {spec.name}, spec.points, in_turn),
      work(periods, spec.name + ", points", spec.points), book(periods, spec.name),
      gate_law(time_laws().make(spec.gate_law)), between(time_laws().make(spec.between)),
      in_gate(seed, replication, spec.name + "/gate"), departures(seed, replication, spec.name + "/trucks")
{
}

void Trucks::Service::show_gate(sim::Time now)
{
    const int closed = open ? 0 : std::max(0, gate.units() - in_lane);
    if (in_lane != shown_busy) gate.add(State::busy, in_lane - shown_busy, now);
    if (closed != shown_closed) gate.add(State::closed, closed - shown_closed, now);
    shown_busy = in_lane;
    shown_closed = closed;
}

Trucks::Trucks(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
               Storage& storage, Ledger& ledger, Roads& roads, std::uint64_t seed, std::uint64_t replication)
    : sim_(sim), scenario_(&scenario), storage_(storage), ledger_(ledger), roads_(roads)
{
    sim::StreamNames names;
    for (std::size_t i = 0; i < scenario.road_services.size(); ++i) {
        const RoadService& road = scenario.road_services[i];
        names.add(road.name + "/gate");
        names.add(road.name + "/trucks");
        if (road.mode != RoadMode::one_by_one) continue;
        const int by = road.road.empty() ? -1 : index_of(scenario.roads, road.road);
        services_.emplace_back(sim, periods, road, i, by, seed, replication);
        add_points(services_.back());
        sim.start(keep_hours(sim, calendar, road.opens, road.closes,
                             [this, &own = services_.back()](bool open) { open_or_close(own, open); }),
                  {road.name});
    }
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (std::size_t way = 0; way < scenario.trades[t].land.size(); ++way)
            for (std::size_t s = 0; s < services_.size(); ++s)
                if (spec(services_[s]).name == scenario.trades[t].land[way].by) add(s, t, way);
}

const RoadService& Trucks::spec(const Service& service) const
{
    return scenario_->road_services[service.number];
}

/// As many points as the scenario has now, each at its rate. Points that were taken away only lose their turn.
void Trucks::add_points(Service& service)
{
    const RoadService& road = spec(service);
    while (static_cast<int>(service.machine.size()) < road.points) {
        const int point = static_cast<int>(service.machine.size()) + 1;
        service.machine.push_back(storage_.network().add_machine({road.name, point}, 0));
        service.taken.push_back(false);
    }
    for (const sim::MachineId machine : service.machine) storage_.network().set_limit(machine, road.rate.value);
}

void Trucks::add(std::size_t service, std::size_t trade, std::size_t way)
{
    const TradeSpec& from = scenario_->trades[trade];
    const bool inbound = from.direction == Direction::loaded;
    const Ledger::LineId line =
        ledger_.line(inbound ? AccountKind::land : AccountKind::store, inbound ? AccountKind::store : AccountKind::land,
                     index_of(scenario_->categories, from.category), spec(services_[service]).name);
    Task& task = tasks_.emplace_back(Task{service, trade, inbound, storage_.slot(trade), line, {}});
    storage_.orders().take(trade, way, from.land[way].share.value, [this, &task](double tonnes) {
        if (tonnes > 0) sim_.start(send(task, tonnes), {spec(services_[task.service]).name});
    });
}

/// Sends the trucks of one order, one after the other.
sim::Process Trucks::send(Task& task, double tonnes)
{
    Service& service = services_[task.service];
    const double payload = spec(service).payload.value;
    const auto count = static_cast<std::uint64_t>(std::max(1.0, std::ceil(tonnes / payload - 1e-9)));
    const sim::Time ordered = sim_.now();
    const double over = spec(service).over.value;
    sim::Stream chance = service.departures.child(++service.orders);
    sim::Time next = ordered;
    for (std::uint64_t k = 0; k < count; ++k) {
        if (k > 0) {
            const std::optional<double> gap = service.between->draw(chance);
            next = gap ? next + sim::from_seconds(*gap)
                       : ordered + sim::from_seconds(over * static_cast<double>(k) / static_cast<double>(count));
            auto turn = sim::until(sim_, next, sim::Priority::begins);
            co_await turn;
        }
        const double load = std::min(payload, tonnes - static_cast<double>(k) * payload);
        const std::uint64_t number = ++service.trucks;
        sim_.start(truck(task, number, load), {spec(service).name, static_cast<std::int64_t>(number)});
    }
}

sim::Duration Trucks::gate_time(Service& service, std::uint64_t truck) const
{
    sim::Stream chance = service.in_gate.child(truck);
    const std::optional<double> drawn = service.gate_law->draw(chance);
    return sim::from_seconds(drawn ? *drawn : spec(service).gate_time.value);
}

void Trucks::open_or_close(Service& service, bool open)
{
    service.open = open;
    service.lanes.resize(open ? spec(service).lanes : 0);
    service.book.move(open ? TruckCause::gate_closed : TruckCause::lane_taken,
                      open ? TruckCause::lane_taken : TruckCause::gate_closed, service.waiting, sim_.now());
    service.show_gate(sim_.now());
}

void Trucks::change(const Scenario& scenario)
{
    scenario_ = &scenario;
    for (Service& service : services_) {
        const RoadService& road = spec(service);
        if (service.open) service.lanes.resize(road.lanes);
        service.gate.units(road.lanes, sim_.now());
        service.show_gate(sim_.now());
        add_points(service);
        service.points.resize(road.points);
        service.work.units(road.points, sim_.now());
    }
}

void Trucks::settle(sim::Time now)
{
    for (Service& service : services_) {
        service.gate.settle(now);
        service.work.settle(now);
        service.book.settle(now);
    }
}

} // namespace port
