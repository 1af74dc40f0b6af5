#include "models/results/candidates.h"

#include "models/results/settled.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace port {
namespace {

constexpr std::size_t most_tried = 6;
constexpr std::size_t most_busy = 5;
constexpr const char* one_more = "one more";
constexpr const char* more_rate = "10 % more rate";
constexpr const char* more_room = "10 % more room";
constexpr const char* more_depth = "10 % more depth";
constexpr const char* more_paths = "10 % more paths";
constexpr const char* faster = "10 % more rate";
constexpr const char* one_more_track = "one more track";
constexpr const char* one_more_lane = "one more lane";
constexpr const char* untried = "";

using Key = std::tuple<ResourceKind, std::string, std::string>; ///< kind, name, change

/// The hours of one year by resource and by the cause they passed for.
struct Blame {
    std::map<Key, std::map<std::string, double>> hours;
    void add(const Key& key, const std::string& cause, double more)
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

    [[nodiscard]] double busy(const Key& key) const
    {
        const auto& [kind, name, change] = key;
        if (kind == ResourceKind::store) return 0;
        if (kind != ResourceKind::berth)
            return value(summary_, "utilisation", name, year_, "busy") +
                   value(summary_, "utilisation", name, year_, "slowed");
        const std::string measure = change == faster ? "working share" : "berth occupancy";
        double most = value(summary_, measure, name, year_);
        for (int n = 2; summary_.find(measure, numbered(name, n), year_); ++n)
            most = std::max(most, value(summary_, measure, numbered(name, n), year_));
        return most;
    }

private:
    static std::string numbered(const std::string& name, int n) { return name + " (" + std::to_string(n) + ")"; }
    /// A cause's hours count less for a resource that is seldom busy.
    [[nodiscard]] double weight(const Key& key) const { return std::max(0.3, busy(key)); }
    void blame(Blame& to, const Key& key, const std::string& cause, double hours) const
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
                    blame(ships, {ResourceKind::berth, berth.name, one_more}, name, hours);
                    blame(ships, {ResourceKind::berth, berth.name, faster}, name, hours);
                }
            break;
        case Cause::cargo_not_ready:
        case Cause::starved:
        case Cause::blocked:
            ashore(trade, name, hours);
            break;
        case Cause::water:
        case Cause::sail_water:
            if (!scenario_.marine.channel.empty())
                ships.add({ResourceKind::channel, channel_name(), more_depth}, name, hours);
            break;
        case Cause::channel:
        case Cause::sail_channel:
            ships.add({ResourceKind::channel, channel_name(), untried}, name, hours);
            break;
        case Cause::pilot:
        case Cause::sail_pilot:
            ships.add({ResourceKind::pilots, "pilots", one_more}, name, hours);
            break;
        case Cause::tugs:
        case Cause::sail_tugs:
            ships.add({ResourceKind::tugs, "tugs", one_more}, name, hours);
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
        for (const std::string& machine : through) blame(to, {ResourceKind::machine, machine, more_rate}, cause, hours);
    }

    void store(Blame& to, const std::string& name, const std::string& cause, double hours)
    {
        const StoreSpec* spec = named(scenario_.stores, name);
        if (!spec) return;
        const double full = spec->capacity.value > 0 ? value(summary_, "stock", name, year_) / spec->capacity.value : 0;
        to.add({ResourceKind::store, name, more_room}, cause, hours * std::clamp(full, 0.3, 1.0));
    }

    /// Ships have no cargo, or no room, ashore: their store, and all that fills or empties it.
    void ashore(const TradeSpec& trade, const std::string& cause, double hours)
    {
        store(ships, trade.store, cause, hours);
        for (const LandShare& land : trade.land) {
            const double part = hours * land.share.value;
            if (const RailService* rail = named(scenario_.rail_services, land.by)) {
                blame(ships, {ResourceKind::dumper, rail->name, more_rate}, cause, part);
                machines(ships, rail->through, cause, part);
                if (const RailStation* station = named(scenario_.stations, rail->station)) {
                    blame(ships, {ResourceKind::tracks, station->name, one_more_track}, cause, part);
                    blame(ships, {ResourceKind::line, station->line, more_paths}, cause, part);
                }
            } else if (const RoadService* road = named(scenario_.road_services, land.by)) {
                blame(ships, {ResourceKind::gate, road->name, one_more_lane}, cause, part);
                machines(ships, road->through, cause, part);
            } else if (const Pipeline* pipe = named(scenario_.pipelines, land.by)) {
                blame(ships, {ResourceKind::pipeline, pipe->name, more_rate}, cause, part);
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
                if (station) blame(trains, {ResourceKind::line, station->line, more_paths}, cause, hours);
                break;
            case TrainCause::no_track:
                blame(trains, {ResourceKind::tracks, service.station, one_more_track}, cause, hours);
                break;
            case TrainCause::dumper_taken:
                blame(trains, {ResourceKind::dumper, service.name, more_rate}, cause, hours);
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
std::vector<Key> all_resources(const Scenario& scenario)
{
    std::vector<Key> keys;
    for (const auto& berth : scenario.berths) {
        keys.emplace_back(ResourceKind::berth, berth.name, one_more);
        keys.emplace_back(ResourceKind::berth, berth.name, faster);
    }
    if (!scenario.marine.tugs.empty()) keys.emplace_back(ResourceKind::tugs, "tugs", one_more);
    if (!scenario.marine.pilots.empty()) keys.emplace_back(ResourceKind::pilots, "pilots", one_more);
    for (const auto& section : scenario.marine.channel) keys.emplace_back(ResourceKind::channel, section.name, untried);
    for (const auto& machine : scenario.machines) keys.emplace_back(ResourceKind::machine, machine.name, more_rate);
    for (const auto& line : scenario.railways) keys.emplace_back(ResourceKind::line, line.name, more_paths);
    for (const auto& station : scenario.stations) keys.emplace_back(ResourceKind::tracks, station.name, one_more_track);
    for (const auto& service : scenario.rail_services) keys.emplace_back(ResourceKind::dumper, service.name, more_rate);
    for (const auto& road : scenario.road_services) keys.emplace_back(ResourceKind::gate, road.name, one_more_lane);
    for (const auto& pipe : scenario.pipelines) keys.emplace_back(ResourceKind::pipeline, pipe.name, more_rate);
    return keys;
}

/// A tenth of the freight paths that the line leaves to the port, at least one.
double more_paths_a_day(const RailLine& line)
{
    const double left = line.paths - line.passenger_trains * line.paths_per_passenger_train - line.other_freight;
    return std::max(1.0, std::floor(0.1 * left + 1e-9));
}

std::vector<Scaling> scalings(const Key& key, const Scenario& scenario)
{
    const auto& [kind, name, change] = key;
    const std::string item = "[" + name + "].";
    switch (kind) {
    case ResourceKind::berth:
        if (change == faster) return {{"berths" + item + "handles[*].rate", 1.1, 0}};
        return {{"berths" + item + "count", 1, 1}};
    case ResourceKind::tugs:
        return {{"marine.tugs[0].count", 1, 1}};
    case ResourceKind::pilots:
        return {{"marine.pilots[0].count", 1, 1}};
    case ResourceKind::channel:
        if (change == untried) return {};
        return {{"marine.channel" + (name == "channel" ? "[*]." : item) + "depth", 1.1, 0}};
    case ResourceKind::machine:
        return {{"machines" + item + "rate", 1.1, 0}};
    case ResourceKind::line:
        if (const RailLine* line = named(scenario.railways, name))
            return {{"railways" + item + "paths", 1, more_paths_a_day(*line)}};
        return {};
    case ResourceKind::tracks:
        return {{"stations" + item + "tracks", 1, 1}};
    case ResourceKind::dumper:
        return {{"rail_services" + item + "rate", 1.1, 0}};
    case ResourceKind::gate:
        return {{"road_services" + item + "lanes", 1, 1}};
    case ResourceKind::pipeline:
        return {{"pipelines" + item + "rate", 1.1, 0}};
    case ResourceKind::store:
        return {{"stores" + item + "capacity", 1.1, 0}};
    }
    return {};
}

/// What sort of thing it is, in a plain word.
std::string word_for(const Key& key)
{
    const auto& [kind, name, change] = key;
    switch (kind) {
    case ResourceKind::berth:
        return change == faster ? "berth's equipment" : "berth";
    case ResourceKind::tugs:
        return "tugs";
    case ResourceKind::pilots:
        return "pilots";
    case ResourceKind::channel:
        return "channel depth";
    case ResourceKind::machine:
        return "machine";
    case ResourceKind::line:
        return "railway paths";
    case ResourceKind::tracks:
        return "station tracks";
    case ResourceKind::dumper:
        return "dumper or loader";
    case ResourceKind::gate:
        return "road gate";
    case ResourceKind::pipeline:
        return "pipeline";
    case ResourceKind::store:
        return "store room";
    }
    return "";
}

/// What is known of one resource over all years.
struct Suspicion {
    double hours = 0; ///< 0 to 1: over those of the year's greatest cause
    double busy = 0;
    std::string cause;
};
using Suspicions = std::map<Key, Suspicion>;

void add_hours(Suspicions& all, const Blame& blame, double weight)
{
    double greatest = 0;
    std::map<Key, double> sums;
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
    const std::vector<Key> resources = all_resources(scenario);
    Suspicions all;
    std::map<Key, double> busy;
    for (const int year : summary.years) {
        const Year spent(summary, scenario, year);
        const double weight = is_pressed(summary, scenario, year) ? 1 : 1.0 / 3;
        add_hours(all, spent.ships, weight);
        add_hours(all, spent.trains, 0.7 * weight); // a late train hurts only once a ship waits for it
        for (const Key& key : resources) busy[key] = std::max(busy[key], spent.busy(key));
    }
    std::vector<std::pair<double, Key>> order;
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
        const auto& [kind, name, change] = key;
        const bool equipment = kind == ResourceKind::berth && change == faster;
        Candidate c{
            kind, equipment ? name + " equipment" : name, change, scalings(key, scenario), word_for(key), s.busy, 0};
        c.score = s.hours + s.busy + (s.busy > 0.9 ? 0.5 : 0);
        if (!s.cause.empty()) c.what += ", " + s.cause;
        if (s.busy > 0) c.what += ", busy " + std::to_string(std::lround(100 * s.busy)) + " %";
        if (!c.scalings.empty()) tried.push_back(std::move(c)); // else no number of it can be raised
    }
    std::stable_sort(tried.begin(), tried.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    if (tried.size() > most_tried) tried.resize(most_tried);
    return tried;
}

} // namespace port
