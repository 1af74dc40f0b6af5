#include "models/results/candidates.h"

#include "models/results/all_resources.h"
#include "models/results/more_of.h"
#include "models/results/settled.h"
#include "models/scenario/handles.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
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

/// Shares the hours of one year out among the resources that they were spent waiting for.
class Year {
public:
    Year(const Summary& summary, const Scenario& scenario, int year)
        : summary_(summary), scenario_(scenario), year_(year)
    {
        for (const TradeSpec& trade : scenario_.trades) ships_of(trade);
    }

    Blame ships;

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
    /// Hours count less for a resource that is seldom busy: a tenth more of it would hardly be used.
    void blame(const Resource& key, const std::string& cause, double hours)
    {
        const double share = busy(key);
        ships.add(key, cause, hours * std::max(0.1, share * share));
    }

    /// A berth is taken for as long as ships at it work or wait; so what they wait for there also keeps others from it.
    void ships_of(const TradeSpec& trade)
    {
        const double calls =
            value(summary_, "calls", trade.name, year_) - value(summary_, "unfinished calls", trade.name, year_);
        std::array<double, causes> hours{};
        double held = 0;
        double queueing = 0;
        for (std::size_t c = 0; c < causes; ++c) {
            const double spent = value(summary_, "time in port", trade.name, year_, cause_names[c]);
            const double lost = value(summary_, "working time lost", trade.name, year_, cause_names[c]);
            hours[c] += calls * (spent + lost);
            hours[static_cast<std::size_t>(Cause::working)] -= calls * lost;
            const auto cause = static_cast<Cause>(c);
            const bool at_anchor = cause == Cause::no_berth || cause == Cause::behind_another;
            (at_anchor ? queueing : held) += calls * spent;
        }
        const double for_each = held > 0 ? queueing / held : 0; // hours that others queue for each she holds her berth
        for (std::size_t c = 0; c < causes; ++c)
            if (hours[c] > 0) ships_wait(trade, static_cast<Cause>(c), hours[c], for_each);
    }

    void ships_wait(const TradeSpec& trade, Cause cause, double spent, double for_each)
    {
        const std::string name = cause_names[static_cast<std::size_t>(cause)];
        const double hours = spent * (1 + for_each);
        switch (cause) {
        case Cause::no_berth:
        case Cause::behind_another:
            for (const BerthSpec& berth : scenario_.berths)
                if (handles(berth, trade.category)) ships.add({ResourceKind::berth, berth.name}, name, spent);
            break;
        case Cause::working:
            for (const BerthSpec& berth : scenario_.berths)
                if (handles(berth, trade.category))
                    blame({ResourceKind::equipment, berth.name}, cause_names[0], spent * for_each);
            break;
        case Cause::cargo_not_ready:
        case Cause::starved:
        case Cause::blocked:
            ashore(trade, name, cause == Cause::blocked, hours);
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
        case Cause::ice_breaker:
        case Cause::sail_ice_breaker:
            ships.add({ResourceKind::ice_breakers, "ice-breakers"}, name, hours);
            break;
        case Cause::machine_taken:
        case Cause::machine_down:
            for (const BerthSpec& berth : scenario_.berths)
                for (const HandlingSpec& h : berth.handles)
                    if (h.category == trade.category) {
                        machines(h.through, name, hours);
                        if (!h.pool.empty()) blame({ResourceKind::pool, h.pool}, name, hours);
                    }
            break;
        default:
            break; // moving and papers wait for nothing
        }
    }

    [[nodiscard]] std::string channel_name() const
    {
        return scenario_.marine.channel.size() == 1 ? scenario_.marine.channel.front().name : "channel";
    }

    void machines(const std::vector<std::string>& through, const std::string& cause, double hours)
    {
        for (const std::string& machine : through) blame({ResourceKind::machine, machine}, cause, hours);
    }

    /// Ships have no cargo, or no room, ashore: their store, and all that fills or empties it. More room helps who was
    /// kept from bringing cargo before; a full store helps nobody.
    void ashore(const TradeSpec& trade, const std::string& cause, bool no_room, double hours)
    {
        double kept_out = no_room ? 1 : 0;
        for (const LandShare& land : trade.land) {
            const double part = hours * land.share.value;
            if (const RailService* rail = named(scenario_.rail_services, land.by)) {
                by_rail(*rail, cause, part);
                kept_out = std::max(kept_out, train_share(*rail, {TrainCause::blocked}));
            } else if (const RoadService* road = named(scenario_.road_services, land.by)) {
                blame({ResourceKind::gate, road->name}, cause, part);
                if (road->mode == RoadMode::one_by_one)
                    blame({ResourceKind::points, road->name + ", points"}, cause, part);
                machines(road->through, cause, part);
                kept_out = std::max(kept_out, value(summary_, "utilisation", road->name, year_, "blocked"));
                kept_out =
                    std::max(kept_out, value(summary_, "utilisation", road->name + ", points", year_, "blocked"));
            } else if (const Pipeline* pipe = named(scenario_.pipelines, land.by)) {
                blame({ResourceKind::pipeline, pipe->name}, cause, part);
                machines(pipe->through, cause, part);
                kept_out = std::max(kept_out, value(summary_, "utilisation", pipe->name, year_, "blocked"));
            }
        }
        ships.add({ResourceKind::store, trade.store}, cause, hours * std::clamp(2 * kept_out, 0.1, 1.0));
    }

    /// The part of its trains' hours that pass for these causes.
    [[nodiscard]] double train_share(const RailService& rail, std::initializer_list<TrainCause> which) const
    {
        double all = 0;
        double part = 0;
        for (std::size_t c = 0; c < train_causes; ++c) {
            const double hours = value(summary_, "train hours", rail.name, year_, train_cause_names[c]);
            all += hours;
            for (const TrainCause cause : which) part += static_cast<std::size_t>(cause) == c ? hours : 0;
        }
        return all > 0 ? part / all : 0;
    }

    /// Ships wait for trains, so what the trains wait for is what ships wait for.
    void by_rail(const RailService& rail, const std::string& cause, double hours)
    {
        blame({ResourceKind::dumper, rail.name}, cause, hours);
        machines(rail.through, cause, hours);
        const RailStation* station = named(scenario_.stations, rail.station);
        if (!station) return;
        ships.add({ResourceKind::tracks, station->name}, cause, hours * train_share(rail, {TrainCause::no_track}));
        const Resource line{ResourceKind::line, station->line};
        blame(line, cause, hours);
        ships.add(line, cause, hours * train_share(rail, {TrainCause::no_path, TrainCause::path_out}));
    }

    const Summary& summary_;
    const Scenario& scenario_;
    int year_;
};

/// Every resource of the scenario that can be busy.
std::vector<Resource> busy_resources(const Scenario& scenario)
{
    std::vector<Resource> all = all_resources(scenario);
    std::erase_if(all,
                  [](const Resource& r) { return r.kind == ResourceKind::depth || r.kind == ResourceKind::store; });
    return all;
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
    const std::vector<Resource> resources = busy_resources(scenario);
    Suspicions all;
    std::map<Resource, double> busy;
    for (const int year : summary.years) {
        const Year spent(summary, scenario, year);
        const double weight = is_pressed(summary, scenario, year) ? 1 : 1.0 / 3;
        add_hours(all, spent.ships, weight);
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
        c.score = s.hours + 0.3 * s.busy + (s.busy > 0.9 ? 0.5 : 0);
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
