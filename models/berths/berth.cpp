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

Berth::Berth(sim::Simulation& sim, const Periods& periods, const Calendar& calendar, std::string its_name, int spec,
             const BerthSpec& from)
    : name(std::move(its_name)), line(spec), length(from.length.value), gap(from.gap.value),
      continuous(from.continuous), opens(from.opens, calendar), crew(from.crew, calendar), clock(periods, name, 0),
      units(continuous ? decimetres(length) : 1), gone(sim, {"a ship that leaves"})
{
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
    Stay& own = stays.emplace_back(stay);
    if (!must_wait(own)) clock.add(own.state, own.units, now); // else her time begins when the other has gone
    return own;
}

void Berth::show(Stay& stay, State state, sim::Time now)
{
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
