#include "models/bound/links.h"
#include "models/scenario/name_index.h"

#include <algorithm>

namespace port::bound {
namespace {

constexpr double an_hour = 3600; // s

/// h that a ship takes through the channel, at the speed that she may make there.
double transit(const Scenario& s, const ShipClass& ship)
{
    double sum = 0;
    for (const ChannelSection& section : s.marine.channel) {
        double speed = ship.channel_speed.value;
        if (section.greatest_speed) speed = std::min(speed, section.greatest_speed->value);
        sum += section.length.value / speed / an_hour;
    }
    return sum;
}

/// Calls of each class in the period.
std::vector<double> calls_by_class(const Scenario& s, const std::vector<Offered>& all)
{
    std::vector<double> calls(s.ships.size(), 0);
    for (const Offered& trade : all)
        for (const ClassCalls& of : trade.by_class) calls[of.ship] += of.calls;
    return calls;
}

/// The moves that a section lets pass: followers keep their headway; where ships do not meet, what opposite ones take
/// is that every other move waits until the one before is through. Nothing if it lets all pass, or nobody comes.
std::optional<Waterfall> section(const Plan& plan, const std::vector<double>& calls, int period, std::size_t number)
{
    const ChannelSection& its = plan.scenario().marine.channel[number];
    Waterfall own{.kind = LinkKind::channel, .name = its.name, .unit = "moves"};
    const double hours = hours_of({plan.window(period)});
    const double headway = its.headway.value / an_hour;
    const double ways = its.two_way ? 2 : 1;
    double taken = 0; // h of the section
    for (std::size_t c = 0; c < calls.size(); ++c) {
        const ShipClass& ship = plan.scenario().ships[c];
        double speed = ship.channel_speed.value;
        if (its.greatest_speed) speed = std::min(speed, its.greatest_speed->value);
        const double through = its.length.value / speed / an_hour;
        own.used += 2 * calls[c];
        taken += 2 * calls[c] * (its.two_way ? headway / ways : (headway + std::max(headway, through)) / 2);
    }
    if (taken <= 0) return std::nullopt;
    own.others = hours * own.used / taken;
    own.rated = headway > 0 ? hours / headway * ways : own.others;
    own.calendar = own.breakdowns = own.efficiency = own.rated;
    own.weather = own.rated;
    return own;
}

/// Moves that a pool of tugs or pilots can do, at the mean of what the period's calls need; nothing if none needs it.
/// @param needed  of a class, for one move in and one out together
std::optional<Waterfall> pool(const Plan& plan, const std::vector<double>& calls, int period, LinkKind kind,
                              const std::function<int(const Scenario&)>& count, Span travel_back,
                              const std::function<double(const ShipClass&)>& needed)
{
    const Scenario& s = plan.scenario();
    Waterfall own{.kind = kind, .name = word(kind), .unit = "moves"};
    double moves = 0;
    double taken = 0;
    for (std::size_t c = 0; c < calls.size(); ++c) {
        const double mooring = (s.marine.berthing.value + s.marine.unberthing.value) / 2 / an_hour;
        const double job = transit(s, s.ships[c]) + mooring + travel_back.value / an_hour;
        if (needed(s.ships[c]) <= 0) continue;
        moves += 2 * calls[c];
        taken += needed(s.ships[c]) * calls[c] * job;
    }
    if (taken <= 0) return std::nullopt;
    own.used = moves;
    double hours = 0;
    for (const Piece& piece : plan.pieces(period)) hours += count(*piece.now) * hours_of({piece.when});
    own.rated = own.calendar = own.breakdowns = own.efficiency = own.others = hours * moves / taken;
    own.weather = own.rated;
    return own;
}

} // namespace

void add_sea(const Plan& plan, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = plan.scenario();
    const std::vector<double> calls = calls_by_class(s, all);
    const auto add = [&](std::optional<Waterfall> link) {
        if (link) links.sea.push_back(std::move(*link));
    };
    for (std::size_t n = 0; n < s.marine.channel.size(); ++n) add(section(plan, calls, period, n));
    if (!s.marine.tugs.empty())
        add(pool(
            plan, calls, period, LinkKind::tugs, [](const Scenario& now) { return now.marine.tugs.front().count; },
            s.marine.tugs.front().travel_back,
            [](const ShipClass& ship) { return ship.tugs + ship.tugs_out.value_or(ship.tugs); }));
    if (!s.marine.pilots.empty())
        add(pool(
            plan, calls, period, LinkKind::pilots, [](const Scenario& now) { return now.marine.pilots.front().count; },
            s.marine.pilots.front().travel_back, [](const ShipClass& ship) { return ship.pilot ? 2.0 : 0.0; }));
}

} // namespace port::bound
