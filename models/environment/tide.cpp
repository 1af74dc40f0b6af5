#include "models/environment/tide.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace port {

using std::numbers::pi;

Tide::Tide(const TideSpec& spec, sim::Time start) : mean_(spec.mean.value), start_(start)
{
    for (const TideConstituent& c : spec.constituents) {
        const std::int64_t period = ticks(c.period).count();
        const double omega = 2 * pi / (static_cast<double>(period) * 1e-9);
        harmonics_.push_back({c.amplitude.value, omega, c.phase.value * pi / 180, period});
        sum_ += std::abs(c.amplitude.value);
        bend_ += std::abs(c.amplitude.value) * omega * omega;
    }
}

Tide::Point Tide::at(sim::Time time) const
{
    const std::int64_t t = (time - start_).count();
    Point point{mean_, 0};
    for (const Harmonic& h : harmonics_) {
        const double angle = static_cast<double>(t % h.period) * 1e-9 * h.omega - h.phase;
        point.level += h.amplitude * std::cos(angle);
        point.slope -= h.amplitude * h.omega * std::sin(angle);
    }
    return point;
}

double Tide::height(sim::Time time) const
{
    return at(time).level;
}

std::optional<sim::Time> Tide::crosses(double height, bool up, sim::Time from, sim::Time limit) const
{
    const auto reached = [&](sim::Time t) { return (at(t).level >= height) == up; };
    if (reached(from)) return from;
    if (up ? highest() < height : lowest() >= height) return std::nullopt;
    const double sign = up ? 1 : -1;
    sim::Time t = from; // never reached at t
    while (t < limit) {
        const Point p = at(t);
        // The gap closes no faster than slope x s + B s^2 / 2: solve for s, and stop just short of it.
        const double gap = std::max(sign * (height - p.level), 0.0);
        const double rise = sign * p.slope;
        const double s = bend_ > 0 ? (std::sqrt(rise * rise + 2 * bend_ * gap) - rise) / bend_ : 0;
        // `s` loses its last digits where the gap is small against the slope: there the stable form of the root is
        // better.
        const double stable = rise > 0 && gap > 0 ? 2 * gap / (std::sqrt(rise * rise + 2 * bend_ * gap) + rise) : s;
        const auto jump = static_cast<std::int64_t>(std::min(stable * 1e9, 4e18));
        if (jump > 1000) {
            t = std::min(limit, t + sim::Duration{jump - jump / 1'000'000});
            if (!reached(t)) continue;
            break;
        }
        // Within a microsecond of the edge, or a tangent: look a little further, then narrow down to the tick.
        const sim::Time ahead = std::min(limit, t + sim::Duration{2000});
        if (reached(ahead)) {
            t = ahead;
            break;
        }
        t = ahead;
    }
    if (!reached(t)) return std::nullopt;
    // `t` is reached and lies within a few microseconds of the edge: find the first such tick behind it.
    sim::Time before = std::max(from, t - sim::Duration{5000});
    if (reached(before)) before = from;
    while (t - before > sim::Duration{1}) {
        const sim::Time middle = before + (t - before) / 2;
        (reached(middle) ? t : before) = middle;
    }
    return t;
}

std::optional<sim::Time> Tide::rises_to(double height, sim::Time from, sim::Time limit) const
{
    return crosses(height, true, from, limit);
}

std::optional<sim::Time> Tide::falls_below(double height, sim::Time from, sim::Time limit) const
{
    return crosses(height, false, from, limit);
}

} // namespace port
