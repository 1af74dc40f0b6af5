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
        jerk_ += std::abs(c.amplitude.value) * omega * omega * omega;
    }
}

Tide::Tide(const TideSpec& spec, const Calendar& calendar) : Tide(spec, calendar.start())
{
    std::vector<LevelTable::Given> rows;
    for (const TideHeight& row : spec.heights) rows.push_back({calendar.at(row.at), row.height.value});
    if (!rows.empty()) table_.emplace(rows);
}

Tide::Point Tide::at(sim::Time time) const
{
    const std::int64_t t = (time - start_).count();
    Point point{mean_, 0, 0};
    for (const Harmonic& h : harmonics_) {
        const double angle = static_cast<double>(t % h.period) * 1e-9 * h.omega - h.phase;
        const double cosine = h.amplitude * std::cos(angle);
        const double sine = h.amplitude * std::sin(angle);
        point.level += cosine;
        point.slope -= h.omega * sine;
        point.curve -= h.omega * h.omega * cosine;
    }
    return point;
}

double Tide::height(sim::Time time) const
{
    return table_ ? table_->height(time) : at(time).level;
}

/// Looks for one more turn behind the last one, but not beyond `limit`.
bool Tide::find_turn(sim::Time limit) const
{
    constexpr sim::Duration close{1000};
    sim::Time t = std::max(searched_, turns_.back().at + close);
    Point p = at(t);
    const double sign = p.slope < 0 ? -1 : 1;
    while (t < limit) {
        // The slope's size falls no faster than -growth x s + J s^2 / 2: solve for s, in the form that keeps its
        // digits, and stop just short of it.
        const double speed = std::abs(p.slope);
        const double growth = sign * p.curve;
        const double root = std::sqrt(growth * growth + 2 * jerk_ * speed);
        const double s = growth >= 0 ? (growth + root) / jerk_ : 2 * speed / (root - growth);
        const auto jump = static_cast<std::int64_t>(std::min(s * 1e9, 4e18));
        // At a turn, or where the tide stands for a moment and goes on: look a little further.
        t = limit - t < sim::Duration{jump} ? limit : t + std::max(sim::Duration{jump - jump / 1'000'000}, close);
        p = at(t);
        if (sign * p.slope >= 0) continue;
        turns_.push_back({t, p.level});
        searched_ = t;
        return true;
    }
    searched_ = std::max(searched_, limit);
    return false;
}

/// The last turn at or before `time`.
std::size_t Tide::stretch_of(sim::Time time, sim::Time limit) const
{
    if (turns_.empty() || time < turns_.front().at) {
        turns_.assign(1, {time, height(time)});
        searched_ = time;
    }
    while (turns_.back().at <= time && searched_ <= time && find_turn(limit)) {
    }
    const auto after =
        std::upper_bound(turns_.begin(), turns_.end(), time, [](sim::Time t, const Turn& turn) { return t < turn.at; });
    return static_cast<std::size_t>(after - turns_.begin()) - 1;
}

std::optional<sim::Time> Tide::crosses(double height, bool up, sim::Time from, sim::Time limit) const
{
    if (table_) return table_->crosses(height, up, from, limit);
    const auto reached = [&](double level) { return (level >= height) == up; };
    if (reached(at(from).level)) return from;
    if (up ? highest() < height : lowest() >= height) return std::nullopt;
    if (jerk_ == 0) return std::nullopt; // it never moves
    std::size_t k = stretch_of(from, limit);
    for (sim::Time begin = from; begin < limit; ++k) {
        const bool turns = k + 1 < turns_.size() || find_turn(limit);
        const sim::Time end = turns ? turns_[k + 1].at : limit;
        if (reached(turns ? turns_[k + 1].level : at(end).level)) {
            const sim::Time found = edge(height, up, begin, end);
            return found <= limit ? std::optional(found) : std::nullopt;
        }
        begin = end;
    }
    return std::nullopt;
}

/// The edge between an instant at which the level asked for is not reached and one at which it is; between them it only
/// rises or only falls.
sim::Time Tide::edge(double height, bool up, sim::Time before, sim::Time after) const
{
    sim::Time t = before + (after - before) / 2;
    for (std::int64_t near = 4; after - before > sim::Duration{1};) {
        const Point p = at(t);
        const bool reached = (p.level >= height) == up;
        (reached ? after : before) = t;
        const double step = p.slope != 0 ? (height - p.level) / p.slope * 1e9 : 4e18;
        if (std::abs(step) < 2) { // there but for a tick: the other side of the edge is close by
            t += sim::Duration{reached ? -near : near};
            near *= 4;
        } else if (std::abs(step) < 4e18) {
            t += sim::Duration{std::llround(step)};
        }
        if (t <= before || t >= after) t = before + (after - before) / 2;
    }
    return after;
}

std::optional<sim::Time> Tide::rises_to(double height, sim::Time from, sim::Time limit) const
{
    return crosses(height, true, from, limit);
}

std::optional<sim::Time> Tide::falls_below(double height, sim::Time from, sim::Time limit) const
{
    return crosses(height, false, from, limit);
}

std::optional<sim::Time> Tide::high_for(double height, sim::Duration stay, sim::Time from, sim::Time limit) const
{
    for (sim::Time at = from;;) {
        const auto rises = rises_to(height, at, limit);
        if (!rises) return std::nullopt;
        const auto falls = falls_below(height, *rises, limit + stay);
        if (!falls || *rises + stay <= *falls) return rises;
        at = *falls;
    }
}

} // namespace port
