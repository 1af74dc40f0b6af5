#include "models/bound/links.h"
#include "models/chance/time_law.h"
#include "models/scenario/freight_paths.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port::bound {
namespace {

constexpr double an_hour = 3600; // s
constexpr double a_day = 24;     // h

double payload_of(const RailService& service)
{
    return service.wagons * service.net_load.value;
}

Machinery dumper(const Scenario& s, std::size_t number)
{
    const RailService& r = s.rail_services[number];
    return {r.places * r.rate.value,
            r.efficiency.value,
            &r.breakdowns,
            &r.maintenance,
            {r.equipment},
            nullptr,
            r.opens,
            r.closes};
}

Machinery pipeline(const Scenario& s, std::size_t number)
{
    const Pipeline& p = s.pipelines[number];
    return {p.rate.value, p.efficiency.value, &p.breakdowns, &p.maintenance, {p.equipment}};
}

Machinery gate(const Scenario& s, std::size_t number)
{
    const RoadService& r = s.road_services[number];
    const double seconds = time_laws().make(r.gate_law)->mean().value_or(r.gate_time.value);
    return {r.lanes * r.payload.value / (std::max(seconds, 1.0) / an_hour),
            1,
            nullptr,
            nullptr,
            {},
            nullptr,
            r.opens,
            r.closes};
}

/// Tonnes of the demand that each way over land carries, by its name, of all trades.
double over(const Scenario& s, const std::vector<Offered>& all, const std::string& way)
{
    double sum = 0;
    for (std::size_t t = 0; t < s.trades.size(); ++t)
        for (const LandShare& land : s.trades[t].land)
            if (land.by == way) sum += land.share.value * all[t].tonnes;
    return sum;
}

/// The mean load of the trains that the demand asks for on a line or station; of all alike if it asks for none.
double mean_load(const Scenario& s, const std::vector<Offered>& all, const std::function<bool(const RailService&)>& on)
{
    double tonnes = 0;
    double trains = 0;
    double sum = 0;
    double count = 0;
    for (const RailService& service : s.rail_services) {
        if (!on(service)) continue;
        const double own = over(s, all, service.name);
        tonnes += own;
        trains += own / payload_of(service);
        sum += payload_of(service);
        count += 1;
    }
    return trains > 0 ? tonnes / trains : count > 0 ? sum / count : 0;
}

/// Tonnes of the demand over the trains of a line or station.
double by_rail(const Scenario& s, const std::vector<Offered>& all, const std::function<bool(const RailService&)>& on)
{
    double sum = 0;
    for (const RailService& service : s.rail_services)
        if (on(service)) sum += over(s, all, service.name);
    return sum;
}

/// The tracks of a station: each holds a train from its path in, while it is shunted and worked, at least.
Waterfall tracks(const Plan& plan, const std::vector<Offered>& all, int period, std::size_t number)
{
    const RailStation& station = plan.scenario().stations[number];
    const auto on = [&](const RailService& service) { return service.station == station.name; };
    Waterfall own{.kind = LinkKind::station, .name = station.name};
    double best = 0; // t a track and hour
    double most = 0; // t a train
    for (const Piece& piece : plan.pieces(period)) {
        const Scenario& s = *piece.now;
        const double hours = hours_of({piece.when}) * s.stations[number].tracks;
        double fastest = 0;
        double tonnes = 0;
        double taken = 0; // h on the track
        for (std::size_t r = 0; r < s.rail_services.size(); ++r) {
            const RailService& service = s.rail_services[r];
            const RailService& greatest = piece.most->rail_services[r];
            if (!on(service)) continue;
            const double rate = service.rate.value * service.efficiency.value;
            const double load = payload_of(service);
            const double before = (s.stations[number].run.value + greatest.shunting.value) / an_hour;
            const double stays = before + load / rate;
            const double weight = std::max(over(s, all, service.name), 1e-9);
            tonnes += weight;
            taken += weight / load * stays;
            fastest = std::max(fastest, load / stays);
            best = std::max(best, payload_of(greatest) / (before + payload_of(greatest) / rate));
            most = std::max(most, payload_of(greatest));
        }
        own.rated += hours * fastest;
        own.efficiency += taken > 0 ? hours * tonnes / taken : 0;
    }
    own.calendar = own.breakdowns = own.rated;
    own.weather = own.rated;
    own.others = own.efficiency;
    const double held = plan.greatest(period).stations[number].tracks;
    own.bound = held * (hours_of({plan.window(period)}) * best + most);
    own.used = by_rail(plan.usual(period), all, on);
    return own;
}

/// The paths of a line: one a train, both ways alike.
Waterfall paths(const Plan& plan, const std::vector<Offered>& all, int period, std::size_t number)
{
    const RailLine& line = plan.scenario().railways[number];
    const Scenario& greatest = plan.greatest(period);
    const auto on = [&](const RailService& service) {
        const RailStation* station = named(plan.scenario().stations, service.station);
        return station && station->line == line.name;
    };
    Waterfall own{.kind = LinkKind::railway, .name = line.name};
    double trains = 0;
    for (const Piece& piece : plan.pieces(period)) {
        const RailLine& now = piece.now->railways[number];
        const double days = hours_of({piece.when}) / a_day;
        const double load = mean_load(*piece.now, all, on);
        const auto left = static_cast<double>(freight_paths(now).size());
        own.rated += days * now.paths * load;
        own.others += days * left * load;
        trains += std::ceil(days) * left;
    }
    own.calendar = own.breakdowns = own.efficiency = own.rated;
    own.weather = own.rated;
    double most = 0;
    for (const RailService& service : greatest.rail_services)
        if (on(service)) most = std::max(most, payload_of(service));
    for (const RailStation& station : greatest.stations)
        if (station.line == line.name) trains += station.tracks; // those that are there at its start
    own.bound = trains * most;
    own.used = by_rail(plan.usual(period), all, on);
    return own;
}

/// The vehicles of a road, of one direction.
Waterfall vehicles(const Plan& plan, const std::vector<Offered>& all, int period, std::size_t number)
{
    Waterfall own{.kind = LinkKind::road, .name = plan.scenario().roads[number].name, .unit = "vehicles"};
    for (const Piece& piece : plan.pieces(period)) {
        const RoadSpec& now = piece.now->roads[number];
        const double hours = hours_of({piece.when});
        own.rated += hours * now.capacity;
        own.others += hours * std::max(0.0, now.capacity - now.other_traffic);
    }
    own.calendar = own.breakdowns = own.efficiency = own.rated;
    own.weather = own.rated;
    const Scenario& s = plan.usual(period);
    for (const RoadService& service : s.road_services)
        if (service.road == own.name) own.used += over(s, all, service.name) / service.payload.value;
    return own;
}

/// What trucks are loaded or unloaded at bounds their tonnes, not their gate: behind it any number may stand.
double points_bound(const Plan& plan, int period, std::size_t number)
{
    const RoadService& most = plan.greatest(period).road_services[number];
    return most.points * most.rate.value * hours_of({plan.window(period)});
}

/// Machines that ways over land pass.
void use_machines(const Scenario& s, const std::vector<std::string>& through, double tonnes, Links& links)
{
    for (const std::string& m : through)
        links.machines[static_cast<std::size_t>(index_of(s.machines, m))].used += tonnes;
}

} // namespace

void add_land(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = plan.scenario();
    const Scenario& usual = plan.usual(period);
    for (std::size_t n = 0; n < s.rail_services.size(); ++n) {
        const std::string& name = s.rail_services[n].name;
        links.dumpers.push_back(waterfall(plan, weather, period, LinkKind::dumper, name,
                                          [&](const Scenario& now) { return dumper(now, n); }));
        links.dumpers.back().used = over(usual, all, name);
        use_machines(usual, usual.rail_services[n].through, over(usual, all, name), links);
    }
    for (std::size_t n = 0; n < s.stations.size(); ++n) links.stations.push_back(tracks(plan, all, period, n));
    for (std::size_t n = 0; n < s.railways.size(); ++n) links.railways.push_back(paths(plan, all, period, n));
    for (std::size_t n = 0; n < s.road_services.size(); ++n) {
        const std::string& name = s.road_services[n].name;
        links.gates.push_back(
            waterfall(plan, weather, period, LinkKind::gate, name, [&](const Scenario& now) { return gate(now, n); }));
        links.gates.back().used = over(usual, all, name);
        if (s.road_services[n].mode == RoadMode::one_by_one) links.gates.back().bound = points_bound(plan, period, n);
        use_machines(usual, usual.road_services[n].through, over(usual, all, name), links);
    }
    for (std::size_t n = 0; n < s.roads.size(); ++n) links.roads.push_back(vehicles(plan, all, period, n));
    for (std::size_t n = 0; n < s.pipelines.size(); ++n) {
        const std::string& name = s.pipelines[n].name;
        links.pipelines.push_back(waterfall(plan, weather, period, LinkKind::pipeline, name,
                                            [&](const Scenario& now) { return pipeline(now, n); }));
        links.pipelines.back().used = over(usual, all, name);
        use_machines(usual, usual.pipelines[n].through, over(usual, all, name), links);
    }
}

Links links_of(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all, int period)
{
    Links links;
    add_sea(plan, all, period, links);
    add_quay(plan, weather, all, period, links);
    add_land(plan, weather, all, period, links);
    add_ways(plan, all, period, links);
    return links;
}

std::vector<const Waterfall*> Links::all() const
{
    std::vector<const Waterfall*> list;
    const auto add = [&](const std::vector<Waterfall>& some) {
        for (const Waterfall& w : some) list.push_back(&w);
    };
    add(sea);
    for (const auto& line : handlings) add(line);
    for (const auto* some : {&pools, &machines, &dumpers, &stations, &railways, &gates, &roads, &pipelines, &ways})
        add(*some);
    return list;
}

} // namespace port::bound
