#include "models/results/candidates.h"

#include "models/results/more_of.h"
#include "models/results/settled.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace port {
namespace {

constexpr std::size_t most_tried = 6;
constexpr std::size_t most_busy = 5;

/// The hours of one year by resource and by the cause they passed for.
struct Blame {
    std::map<Resource, std::map<std::string, double>> hours;
    void add(const Resource& key, const std::string& cause, double more)
    {
        if (more > 0) hours[key][cause] += more;
    }
};

double value(const Summary& summary, std::string_view measure, std::string_view of, int year,
             std::string_view cause = "")
{
    const Figure* figure = summary.find(measure, of, year, cause);
    return figure ? figure->mean.value_or(0) : 0;
}

template <class Item> const Item* named(const std::vector<Item>& items, const std::string& name)
{
    for (const Item& item : items)
        if (item.name == name) return &item;
    return nullptr;
}

bool handles(const BerthSpec& berth, const std::string& category)
{
    return std::any_of(berth.handles.begin(), berth.handles.end(),
                       [&](const HandlingSpec& h) { return h.category == category; });
}

/// Shares the hours of one year out among the resources that they were spent waiting for.
class Year {
public:
    Year(const Summary& summary, const Scenario& scenario, int year)
        : summary_(summary), scenario_(scenario), year_(year)
    {
        for (const TradeSpec& trade : scenario_.trades) ships_of(trade);
        for (const RailService& service : scenario_.rail_services) trains_of(service);
    }

    Blame ships, trains;

    [[nodiscard]] double busy(const Resource& key) const
    {
        const auto& [kind, name] = key;
        if (kind == ResourceKind::store || kind == ResourceKind::depth) return 0;
        if (kind != ResourceKind::berth && kind != ResourceKind::equipment)
            return value(summary_, "utilisation", name, year_, "busy") +
                   value(summary_, "utilisation", name, year_, "slowed");
        const std::string measure = kind == ResourceKind::equipment ? "working share" : "berth occupancy";
        double most = value(summary_, measure, name, year_);
        for (int n = 2; summary_.find(measure, numbered(name, n), year_); ++n)
            most = std::max(most, value(summary_, measure, numbered(name, n), year_));
        return most;
    }

private:
    static std::string numbered(const std::string& name, int n) { return name + " (" + std::to_string(n) + ")"; }
    /// A cause's hours count less for a resource that is seldom busy.
    [[nodiscard]] double weight(const Resource& key) const { return std::max(0.3, busy(key)); }
    void blame(Blame& to, const Resource& key, const std::string& cause, double hours) const
    {
        to.add(key, cause, hours * weight(key));
    }

    void ships_of(const TradeSpec& trade)
    {
        const double calls =
            value(summary_, "calls", trade.name, year_) - value(summary_, "unfinished calls", trade.name, year_);
        for (std::size_t c = 0; c < causes; ++c) {
            const double hours = value(summary_, "time in port", trade.name, year_, cause_names[c]) +
                                 value(summary_, "working time lost", trade.name, year_, cause_names[c]);
            if (hours > 0 && calls > 0) ships_wait(trade, static_cast<Cause>(c), hours * calls);
        }
    }

    void ships_wait(const TradeSpec& trade, Cause cause, double hours)
    {
        const std::string name = cause_names[static_cast<std::size_t>(cause)];
        switch (cause) {
        case Cause::no_berth:
        case Cause::behind_another:
            for (const BerthSpec& berth : scenario_.berths)
                if (handles(berth, trade.category)) {
                    blame(ships, {ResourceKind::berth, berth.name}, name, hours);
                    blame(ships, {ResourceKind::equipment, berth.name}, name, hours);
                }
            break;
        case Cause::cargo_not_ready:
        case Cause::starved:
        case Cause::blocked:
            ashore(trade, name, hours);
            break;
        case Cause::water:
        case Cause::sail_water:
            if (!scenario_.marine.channel.empty()) ships.add({ResourceKind::depth, "channel"}, name, hours);
            break;
        case Cause::channel:
        case Cause::sail_channel:
            ships.add({ResourceKind::channel, channel_name()}, name, hours);
            break;
        case Cause::pilot:
        case Cause::sail_pilot:
            ships.add({ResourceKind::pilots, "pilots"}, name, hours);
            break;
        case Cause::tugs:
        case Cause::sail_tugs:
            ships.add({ResourceKind::tugs, "tugs"}, name, hours);
            break;
        case Cause::machine_taken:
        case Cause::machine_closed:
            for (const BerthSpec& berth : scenario_.berths)
                for (const HandlingSpec& h : berth.handles)
                    if (h.category == trade.category) machines(ships, h.through, name, hours);
            break;
        default:
            break; // moving, papers and work itself wait for nothing
        }
    }

    [[nodiscard]] std::string channel_name() const
    {
        return scenario_.marine.channel.size() == 1 ? scenario_.marine.channel.front().name : "channel";
    }

    void machines(Blame& to, const std::vector<std::string>& through, const std::string& cause, double hours)
    {
        for (const std::string& machine : through) blame(to, {ResourceKind::machine, machine}, cause, hours);
    }

    void store(Blame& to, const std::string& name, const std::string& cause, double hours)
    {
        const StoreSpec* spec = named(scenario_.stores, name);
        if (!spec) return;
        const double full = spec->capacity.value > 0 ? value(summary_, "stock", name, year_) / spec->capacity.value : 0;
        to.add({ResourceKind::store, name}, cause, hours * std::clamp(full, 0.3, 1.0));
    }

    /// Ships have no cargo, or no room, ashore: their store, and all that fills or empties it.
    void ashore(const TradeSpec& trade, const std::string& cause, double hours)
    {
        store(ships, trade.store, cause, hours);
        for (const LandShare& land : trade.land) {
            const double part = hours * land.share.value;
            if (const RailService* rail = named(scenario_.rail_services, land.by)) {
                blame(ships, {ResourceKind::dumper, rail->name}, cause, part);
                machines(ships, rail->through, cause, part);
                if (const RailStation* station = named(scenario_.stations, rail->station)) {
                    blame(ships, {ResourceKind::tracks, station->name}, cause, part);
                    blame(ships, {ResourceKind::line, station->line}, cause, part);
                }
            } else if (const RoadService* road = named(scenario_.road_services, land.by)) {
                blame(ships, {ResourceKind::gate, road->name}, cause, part);
                machines(ships, road->through, cause, part);
            } else if (const Pipeline* pipe = named(scenario_.pipelines, land.by)) {
                blame(ships, {ResourceKind::pipeline, pipe->name}, cause, part);
                machines(ships, pipe->through, cause, part);
            }
        }
    }

    void trains_of(const RailService& service)
    {
        const RailStation* station = named(scenario_.stations, service.station);
        for (std::size_t c = 0; c < train_causes; ++c) {
            const std::string cause = train_cause_names[c];
            const double hours = value(summary_, "train hours", service.name, year_, cause);
            if (hours <= 0) continue;
            switch (static_cast<TrainCause>(c)) {
            case TrainCause::no_path:
            case TrainCause::path_out:
                if (station) blame(trains, {ResourceKind::line, station->line}, cause, hours);
                break;
            case TrainCause::no_track:
                blame(trains, {ResourceKind::tracks, service.station}, cause, hours);
                break;
            case TrainCause::dumper_taken:
                blame(trains, {ResourceKind::dumper, service.name}, cause, hours);
                break;
            case TrainCause::machine_taken:
                machines(trains, service.through, cause, hours);
                break;
            case TrainCause::blocked:
            case TrainCause::starved:
                for (const TradeSpec& trade : scenario_.trades)
                    if (std::any_of(trade.land.begin(), trade.land.end(),
                                    [&](const LandShare& land) { return land.by == service.name; }))
                        store(trains, trade.store, cause, hours);
                break;
            default:
                break;
            }
        }
    }

    const Summary& summary_;
    const Scenario& scenario_;
    int year_;
};

/// Every resource of the scenario that can be busy.
std::vector<Resource> all_resources(const Scenario& scenario)
{
    std::vector<Resource> keys;
    for (const auto& berth : scenario.berths) {
        keys.push_back({ResourceKind::berth, berth.name});
        keys.push_back({ResourceKind::equipment, berth.name});
    }
    if (!scenario.marine.tugs.empty()) keys.push_back({ResourceKind::tugs, "tugs"});
    if (!scenario.marine.pilots.empty()) keys.push_back({ResourceKind::pilots, "pilots"});
    for (const auto& section : scenario.marine.channel) keys.push_back({ResourceKind::channel, section.name});
    for (const auto& machine : scenario.machines) keys.push_back({ResourceKind::machine, machine.name});
    for (const auto& line : scenario.railways) keys.push_back({ResourceKind::line, line.name});
    for (const auto& station : scenario.stations) keys.push_back({ResourceKind::tracks, station.name});
    for (const auto& service : scenario.rail_services) keys.push_back({ResourceKind::dumper, service.name});
    for (const auto& road : scenario.road_services) keys.push_back({ResourceKind::gate, road.name});
    for (const auto& pipe : scenario.pipelines) keys.push_back({ResourceKind::pipeline, pipe.name});
    return keys;
}

/// What is known of one resource over all years.
struct Suspicion {
    double hours = 0; ///< 0 to 1: over those of the year's greatest cause
    double busy = 0;
    std::string cause;
};
using Suspicions = std::map<Resource, Suspicion>;

void add_hours(Suspicions& all, const Blame& blame, double weight)
{
    double greatest = 0;
    std::map<Resource, double> sums;
    for (const auto& [key, by_cause] : blame.hours) {
        for (const auto& [cause, hours] : by_cause) sums[key] += hours;
        greatest = std::max(greatest, sums[key]);
    }
    for (const auto& [key, by_cause] : blame.hours) {
        const double hours = weight * sums[key] / greatest;
        Suspicion& s = all[key];
        if (hours <= s.hours) continue;
        s.hours = hours;
        s.cause = std::max_element(by_cause.begin(), by_cause.end(), [](const auto& a, const auto& b) {
                      return a.second < b.second;
                  })->first;
    }
}

Suspicions suspect(const Summary& summary, const Scenario& scenario)
{
    const std::vector<Resource> resources = all_resources(scenario);
    Suspicions all;
    std::map<Resource, double> busy;
    for (const int year : summary.years) {
        const Year spent(summary, scenario, year);
        const double weight = is_pressed(summary, scenario, year) ? 1 : 1.0 / 3;
        add_hours(all, spent.ships, weight);
        add_hours(all, spent.trains, 0.7 * weight); // a late train hurts only once a ship waits for it
        for (const Resource& key : resources) busy[key] = std::max(busy[key], spent.busy(key));
    }
    std::vector<std::pair<double, Resource>> order;
    for (const auto& [key, share] : busy)
        if (share > 0) order.emplace_back(share, key);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > most_busy) order.resize(most_busy);
    for (const auto& [share, key] : order) all[key];
    for (auto& [key, s] : all)
        if (const auto found = busy.find(key); found != busy.end()) s.busy = found->second;
    return all;
}

} // namespace

bool is_pressed(const Summary& summary, const Scenario& scenario, int year)
{
    if (!is_settled(unsettled(summary), "port", year)) return true;
    return std::any_of(scenario.categories.begin(), scenario.categories.end(), [&](const CategorySpec& category) {
        return value(summary, "waiting ratio", category.name, year) >= 0.1;
    });
}

std::vector<Candidate> candidates(const Summary& summary, const Scenario& scenario)
{
    std::vector<Candidate> tried;
    for (const auto& [key, s] : suspect(summary, scenario)) {
        Candidate c{key, more_of(key, scenario), s.cause, s.busy, 0};
        c.score = s.hours + s.busy + (s.busy > 0.9 ? 0.5 : 0);
        if (s.busy > 0)
            c.reason += (c.reason.empty() ? "" : ", ") + ("busy " + std::to_string(std::lround(100 * s.busy)) + " %");
        if (!c.more.scalings.empty()) tried.push_back(std::move(c)); // else no number of it can be raised
    }
    std::stable_sort(tried.begin(), tried.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    if (tried.size() > most_tried) tried.resize(most_tried);
    return tried;
}

} // namespace port
