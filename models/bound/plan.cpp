#include "models/bound/plan.h"

#include "models/hinterland/land_by_network.h"

#include <algorithm>

namespace port::bound {
namespace {

template <class T> void raise(T& value, const T& other)
{
    value = std::max(value, other);
}

/// What a ship, train or truck at work may still have of the days before.
void raise_to(Scenario& now, const Scenario& before)
{
    for (std::size_t i = 0; i < now.berths.size(); ++i) raise(now.berths[i].count, before.berths[i].count);
    for (std::size_t i = 0; i < now.machine_pools.size(); ++i)
        raise(now.machine_pools[i].count, before.machine_pools[i].count);
    for (std::size_t i = 0; i < now.stores.size(); ++i) {
        raise(now.stores[i].capacity, before.stores[i].capacity);
        raise(now.stores[i].volume, before.stores[i].volume);
    }
    for (std::size_t i = 0; i < now.stations.size(); ++i) raise(now.stations[i].tracks, before.stations[i].tracks);
    for (std::size_t i = 0; i < now.rail_services.size(); ++i) {
        RailService& service = now.rail_services[i];
        raise(service.places, before.rail_services[i].places);
        raise(service.wagons, before.rail_services[i].wagons);
        raise(service.net_load, before.rail_services[i].net_load);
    }
    for (std::size_t i = 0; i < now.road_services.size(); ++i) {
        RoadService& service = now.road_services[i];
        raise(service.lanes, before.road_services[i].lanes);
        raise(service.payload, before.road_services[i].payload);
        raise(service.points, before.road_services[i].points);
        raise(service.rate, before.road_services[i].rate);
    }
}

} // namespace

Plan::Plan(const Scenario& scenario, const Catalogues& catalogues)
    : scenario_(scenario), versions_{version_of(scenario, scenario.start, catalogues)}, calendar_(scenario),
      periods_(calendar_.periods()), from_{sim::start_of_time}
{
    for (const Date day : days_of_versions(scenario)) {
        versions_.push_back(version_of(scenario, day, catalogues));
        from_.push_back(calendar_.midnight(day));
    }
    for (Scenario& version : versions_) {
        Scenario& most = greatest_.emplace_back(version);
        if (greatest_.size() > 1) raise_to(most, greatest_[greatest_.size() - 2]);
    }
}

std::vector<Piece> Plan::pieces(int period) const
{
    const Window all = window(period);
    std::vector<Piece> pieces;
    for (std::size_t v = 0; v < versions_.size(); ++v) {
        const sim::Time from = std::max(all.from, from_[v]);
        const sim::Time to = std::min(all.to, v + 1 < from_.size() ? from_[v + 1] : sim::end_of_time);
        if (from < to) pieces.push_back({{from, to}, &versions_[v], &greatest_[v]});
    }
    return pieces;
}

const Scenario& Plan::usual(int period) const
{
    const std::vector<Piece> all = pieces(period);
    return *std::max_element(all.begin(), all.end(), [](const Piece& a, const Piece& b) {
                return a.when.to - a.when.from < b.when.to - b.when.from;
            })->now;
}

} // namespace port::bound
