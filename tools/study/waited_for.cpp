#include "tools/study/waited_for.h"

#include "models/record/clocks.h"
#include "models/scenario/handles.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <array>

namespace port::study {
namespace {

bool is_own(Cause cause)
{
    return cause == Cause::passage || cause == Cause::berthing || cause == Cause::unberthing ||
           cause == Cause::documents || cause == Cause::survey || cause == Cause::working;
}

} // namespace

void gather(std::vector<Spent>& all, const Spent& more)
{
    for (Spent& s : all)
        if (s.on == more.on && (s.on || s.cause == more.cause)) {
            s.amount += more.amount;
            return;
        }
    all.push_back(more);
}

double WaitedFor::value(std::string_view measure, std::string_view of, std::string_view cause) const
{
    const Figure* figure = summary_.find(measure, of, year_, cause);
    return figure ? figure->mean.value_or(0) : 0;
}

std::vector<Spent> WaitedFor::hours_of(const TradeSpec& trade) const
{
    const double calls = value("calls", trade.name) - value("unfinished calls", trade.name);
    std::array<double, causes> hours{};
    for (std::size_t c = 0; c < causes; ++c) {
        const double lost = value("working time lost", trade.name, cause_names[c]);
        hours[c] += calls * (value("time in port", trade.name, cause_names[c]) + lost);
        hours[static_cast<std::size_t>(Cause::working)] -= calls * lost;
    }
    std::vector<Spent> all;
    for (std::size_t c = 0; c < causes; ++c)
        all.push_back({cause_names[c], std::max(0.0, hours[c]), by_ships(trade, static_cast<Cause>(c))});
    return all;
}

std::vector<Spent> WaitedFor::waits_of(const TradeSpec& trade) const
{
    std::vector<Spent> waits;
    const std::vector<Spent> all = hours_of(trade);
    for (std::size_t c = 0; c < causes; ++c)
        if (!is_own(static_cast<Cause>(c))) gather(waits, all[c]);
    return waits;
}

double WaitedFor::greatest_of_line(const char* measure, const std::string& berth) const
{
    const auto numbered = [&](int n) { return berth + " (" + std::to_string(n) + ")"; };
    double most = value(measure, berth);
    for (int n = 2; summary_.find(measure, numbered(n), year_); ++n) most = std::max(most, value(measure, numbered(n)));
    return most;
}

double WaitedFor::in_use(const std::string& name) const
{
    double share = 0;
    for (std::size_t s = 0; s < states; ++s)
        if (static_cast<State>(s) != State::idle && static_cast<State>(s) != State::closed)
            share += value("utilisation", name, state_names[s]);
    return share;
}

std::optional<Resource> WaitedFor::by_ships(const TradeSpec& trade, Cause cause) const
{
    switch (cause) {
    case Cause::no_berth:
    case Cause::behind_another:
        return most_used_berth(trade);
    case Cause::cargo_not_ready:
    case Cause::starved:
    case Cause::blocked:
        return Resource{ResourceKind::store, trade.store};
    case Cause::water:
    case Cause::sail_water:
    case Cause::work_water:
        if (scenario_.marine.channel.empty()) return std::nullopt;
        return Resource{ResourceKind::depth,
                        scenario_.marine.channel.size() == 1 ? scenario_.marine.channel.front().name : "channel"};
    case Cause::channel:
    case Cause::sail_channel:
        return most_used_section();
    case Cause::pilot:
    case Cause::sail_pilot:
        return Resource{ResourceKind::pilots, "pilots"};
    case Cause::tugs:
    case Cause::sail_tugs:
        return Resource{ResourceKind::tugs, "tugs"};
    case Cause::ice_breaker:
    case Cause::sail_ice_breaker:
        return Resource{ResourceKind::ice_breakers, "ice-breakers"};
    case Cause::machine_taken:
    case Cause::machine_down:
        return most_used_machine(trade);
    default:
        return std::nullopt; // weather, light, hours and crews wait for nobody
    }
}

std::optional<Resource> WaitedFor::by_trains(const RailService& rail, TrainCause cause,
                                             const std::optional<Resource>& store) const
{
    const RailStation* station = named(scenario_.stations, rail.station);
    switch (cause) {
    case TrainCause::no_path:
    case TrainCause::path_out:
        if (!station) return std::nullopt;
        return Resource{ResourceKind::line, station->line};
    case TrainCause::no_track:
        return Resource{ResourceKind::tracks, rail.station};
    case TrainCause::dumper_taken:
    case TrainCause::dumper_down:
    case TrainCause::working:
        return Resource{ResourceKind::dumper, rail.name};
    case TrainCause::blocked:
    case TrainCause::starved:
        return store;
    case TrainCause::machine_taken:
        return most_used(rail.through);
    default:
        return std::nullopt;
    }
}

std::optional<Resource> WaitedFor::by_trucks(const std::string& road, TruckCause cause,
                                             const std::optional<Resource>& store) const
{
    switch (cause) {
    case TruckCause::lane_taken:
    case TruckCause::gate:
        return Resource{ResourceKind::gate, road};
    case TruckCause::machine_taken:
    case TruckCause::machine_down:
    case TruckCause::working:
        return Resource{ResourceKind::points, road + ", points"};
    case TruckCause::no_cargo:
    case TruckCause::no_room:
        return store;
    default:
        return std::nullopt;
    }
}

std::optional<Resource> WaitedFor::machine_of(const std::string& link) const
{
    if (const RailService* rail = named(scenario_.rail_services, link)) return most_used(rail->through);
    if (const RoadService* road = named(scenario_.road_services, link)) return most_used(road->through);
    if (const Pipeline* pipe = named(scenario_.pipelines, link)) return most_used(pipe->through);
    return std::nullopt;
}

std::optional<Resource> WaitedFor::link(const std::string& name) const
{
    if (named(scenario_.rail_services, name)) return Resource{ResourceKind::dumper, name};
    if (named(scenario_.road_services, name)) return Resource{ResourceKind::gate, name};
    if (named(scenario_.pipelines, name)) return Resource{ResourceKind::pipeline, name};
    return std::nullopt;
}

std::optional<Resource> WaitedFor::most_used_berth(const TradeSpec& trade) const
{
    std::optional<Resource> most;
    double use = -1;
    for (const BerthSpec& berth : scenario_.berths) {
        const double own = greatest_of_line("berth occupancy", berth.name);
        if (!handles(berth, trade.category) || own <= use) continue;
        use = own;
        most = Resource{ResourceKind::berth, berth.name};
    }
    return most;
}

std::optional<Resource> WaitedFor::most_used_section() const
{
    std::optional<Resource> most;
    double use = -1;
    for (const auto& section : scenario_.marine.channel) {
        const double own = in_use(section.name);
        if (own <= use) continue;
        use = own;
        most = Resource{ResourceKind::channel, section.name};
    }
    return most;
}

std::optional<Resource> WaitedFor::most_used_machine(const TradeSpec& trade) const
{
    std::vector<std::string> names;
    for (const BerthSpec& berth : scenario_.berths)
        for (const HandlingSpec& h : berth.handles) {
            if (h.category != trade.category) continue;
            if (!h.pool.empty()) return Resource{ResourceKind::pool, h.pool};
            names.insert(names.end(), h.through.begin(), h.through.end());
        }
    return most_used(names);
}

std::optional<Resource> WaitedFor::most_used(const std::vector<std::string>& machines) const
{
    std::optional<Resource> most;
    double use = -1;
    for (const std::string& name : machines) {
        const double own = value("utilisation", name, "busy");
        if (own <= use) continue;
        use = own;
        most = Resource{ResourceKind::machine, name};
    }
    return most;
}

} // namespace port::study
