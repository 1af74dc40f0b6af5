#pragma once
#include "models/scenario/marine.h"
#include "sim/time.h"

#include <optional>
#include <vector>

namespace port {

/// The sea level above chart datum as a sum of harmonics, and its windows, found exactly.
///
///     h(t) = mean + sum of amplitude x cos(2 pi t / period - phase),  t in ticks since the scenario's start
///
/// A window's edge is the first tick at which the level is (no longer) high enough. It is found by safe marching, not
/// by stepping: |h''| <= B = sum of amplitude x (2 pi / period)^2, so from h and h' one knows a distance within which h
/// can't reach the level asked for; jumps end at the root as Newton's do, and a last search in whole ticks makes the
/// edge exact. Phases are reduced in integers, so an edge is as sharp after ten years as on the first day.
class Tide {
public:
    /// @param start  when the scenario's first reported day begins; t is counted from there (phases are given for it)
    Tide(const TideSpec& spec, sim::Time start);

    /// Metres above chart datum.
    [[nodiscard]] double height(sim::Time time) const;
    [[nodiscard]] double lowest() const { return mean_ - sum_; }  ///< below this it never falls
    [[nodiscard]] double highest() const { return mean_ + sum_; } ///< above this it never rises

    /// The first instant from `from` on at which the level is at least `height`; nothing if not until `limit`.
    [[nodiscard]] std::optional<sim::Time> rises_to(double height, sim::Time from, sim::Time limit) const;
    /// The first instant from `from` on at which the level is below `height`; nothing if not until `limit`.
    [[nodiscard]] std::optional<sim::Time> falls_below(double height, sim::Time from, sim::Time limit) const;

private:
    struct Harmonic {
        double amplitude;
        double omega;        ///< radians a second
        double phase;        ///< radians
        std::int64_t period; ///< ticks
    };
    struct Point {
        double level, slope; ///< metres, metres a second
    };
    [[nodiscard]] Point at(sim::Time time) const;
    /// The first tick from `from` on with (h >= height) == up.
    [[nodiscard]] std::optional<sim::Time> crosses(double height, bool up, sim::Time from, sim::Time limit) const;

    double mean_;
    double sum_ = 0;
    double bend_ = 0; ///< the bound B on |h''|
    sim::Time start_;
    std::vector<Harmonic> harmonics_;
};

} // namespace port
