#include "models/berths/berth.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

int decimetres(double metres)
{
    return static_cast<int>(std::lround(metres * 10));
}

} // namespace

Berth::Berth(sim::Simulation& sim, const Periods& its_periods, const Calendar& calendar, std::string its_name, int spec,
             const BerthSpec& from)
    : name(std::move(its_name)), line(spec), length(from.length.value), gap(from.gap.value),
      continuous(from.continuous), at_low_water(from.at_low_water), depth(from.depth.value),
      clearance(from.clearance.value), opens(from.opens, calendar), crew(from.crew, calendar),
      clock(its_periods, name, 0), closures(from, calendar, its_periods.end(0)), periods(&its_periods),
      closed(static_cast<std::size_t>(its_periods.count())), closed_since(sim.now()),
      units(continuous ? decimetres(length) : 1), gone(sim, {"a ship that leaves"})
{
}

void Berth::exists(bool there, sim::Time now)
{
    settle(now);
    clock.units(there ? units : 0, now);
}

/// Hours in which it is closed by plan count where nobody has it, or a ship has not started her passage to it.
void Berth::settle(sim::Time now)
{
    if (!closures.never() && now > closed_since) {
        int idle = clock.units();
        int reserved = 0;
        for (const Stay& stay : stays) {
            if (must_wait(stay)) continue;
            idle -= stay.state == State::idle ? 0 : stay.units;
            reserved += stay.state == State::reserved ? stay.units : 0;
        }
        const UnitTicks ticks = closures.within(closed_since, now).count();
        ClosedTime::Ticks& spent = closed.by_period[static_cast<std::size_t>(periods->current())];
        spent.idle += ticks * std::max(idle, 0);
        spent.reserved += ticks * reserved;
    }
    closed_since = now;
    clock.settle(now);
}

std::optional<double> Berth::place_for(double ship_length) const
{
    constexpr double close = 1e-9; // m: sums of lengths round
    std::vector<std::pair<double, double>> taken;
    for (const Stay& stay : stays) taken.emplace_back(stay.from, stay.to);
    std::sort(taken.begin(), taken.end());
    double from = 0;
    for (const auto& [begin, end] : taken) {
        if (from + ship_length + gap <= begin + close) return from;
        from = std::max(from, end + gap);
    }
    return from + ship_length <= length + close ? std::optional(from) : std::nullopt;
}

Berth::Stay& Berth::take(double ship_length, sim::Time now)
{
    Stay stay;
    if (continuous) {
        stay.from = place_for(ship_length).value_or(0);
        stay.to = stay.from + ship_length;
        stay.units = decimetres(ship_length);
    }
    settle(now);
    Stay& own = stays.emplace_back(stay);
    if (!must_wait(own)) clock.add(own.state, own.units, now); // else her time begins when the other has gone
    return own;
}

void Berth::show(Stay& stay, State state, sim::Time now)
{
    settle(now);
    if (!must_wait(stay) && stay.state != state) {
        if (stay.state != State::idle) clock.add(stay.state, -stay.units, now);
        if (state != State::idle) clock.add(state, stay.units, now);
    }
    stay.state = state;
}

void Berth::leave(Stay& stay, sim::Time now)
{
    const bool was_first = !must_wait(stay);
    show(stay, State::idle, now);
    stays.remove_if([&](const Stay& s) { return &s == &stay; });
    if (continuous || !was_first) return;
    leaves = sim::end_of_time;
    if (!stays.empty() && stays.front().state != State::idle) clock.add(stays.front().state, stays.front().units, now);
    gone.trigger();
    gone.reset();
}

} // namespace port
