#include "models/landside/roads.h"

#include <cmath>

namespace port {

Roads::Roads(const Scenario& scenario, const Periods& periods)
    : scenario_(&scenario), periods_(periods), trucks_(scenario.roads.size())
{
    const auto n = static_cast<std::size_t>(periods.count());
    for (std::size_t i = 0; i < scenario.roads.size(); ++i)
        use_.push_back({std::vector<double>(n), std::vector<double>(n)});
}

void Roads::LastHour::forget(sim::Time now)
{
    while (count > 0 && ring[first] <= now - std::chrono::hours(1)) {
        first = (first + 1) % ring.size();
        --count;
    }
}

void Roads::LastHour::add(sim::Time now)
{
    if (count == ring.size()) {
        std::vector<sim::Time> larger(2 * ring.size());
        for (std::size_t k = 0; k < count; ++k) larger[k] = ring[(first + k) % ring.size()];
        ring = std::move(larger);
        first = 0;
    }
    ring[(first + count) % ring.size()] = now;
    ++count;
}

sim::Duration Roads::takes(std::size_t road, double traffic) const
{
    const RoadSpec& spec = scenario_->roads[road];
    const double free = spec.length.value / spec.free_speed.value;
    return sim::from_seconds(free * (1 + spec.a * std::pow(traffic / spec.capacity, spec.b)));
}

sim::Duration Roads::enter(std::size_t road, Way way, sim::Time now)
{
    LastHour& trucks = trucks_[road][static_cast<std::size_t>(way)];
    trucks.forget(now);
    trucks.add(now);
    use_[road].entered[static_cast<std::size_t>(periods_.current())] += 1;
    return takes(road, scenario_->roads[road].other_traffic + static_cast<double>(trucks.count));
}

sim::Duration Roads::flow(std::size_t road, double trucks, sim::Time now)
{
    LastHour& others = trucks_[road][static_cast<std::size_t>(Way::to_port)];
    others.forget(now);
    return takes(road, scenario_->roads[road].other_traffic + static_cast<double>(others.count) + trucks);
}

void Roads::change(const Scenario& scenario, sim::Time now)
{
    settle(now);
    scenario_ = &scenario;
}

void Roads::settle(sim::Time now)
{
    const auto period = static_cast<std::size_t>(periods_.current());
    const double hours = sim::to_hours(now - since_);
    since_ = now;
    for (std::size_t road = 0; road < use_.size(); ++road) {
        use_[road].entered[period] += 2 * hours * scenario_->roads[road].other_traffic;
        use_[road].possible[period] += 2 * hours * scenario_->roads[road].capacity;
    }
}

} // namespace port
