#pragma once
#include "models/environment/calendar.h"
#include "models/environment/level_table.h"
#include "models/scenario/marine.h"
#include "sim/time.h"

#include <optional>
#include <vector>

namespace port {

/// The sea level above chart datum as a sum of harmonics, or as a record of heights (see `LevelTable`), and its
/// windows, found exactly.
///
///     h(t) = mean + sum of amplitude x cos(2 pi t / period - phase),  t in ticks since the scenario's start
///
/// A window's edge is the first tick at which the level is (no longer) high enough. Between two turns of the tide the
/// level only rises or only falls, so each stretch has one edge at most, found there by Newton's steps kept in a
/// bracket and then exact to the tick. The turns are found once a run, as far ahead as was asked, by safe marching, not
/// by stepping: with J = sum of amplitude x (2 pi / period)^3, a bound on the third derivative, one knows from the
/// first two a distance within which the first can't reach nought. Phases are reduced in integers, so an edge is as
/// sharp after ten years as on the first day. Not for two threads at once: what was found is kept.
class Tide {
public:
    /// @param start  when the scenario's first reported day begins; t is counted from there (phases are given for it)
    Tide(const TideSpec& spec, sim::Time start);
    /// The same, or the record of heights if the scenario gives one.
    Tide(const TideSpec& spec, const Calendar& calendar);

    /// Metres above chart datum.
    [[nodiscard]] double height(sim::Time time) const;
    /// Below this it never falls.
    [[nodiscard]] double lowest() const { return table_ ? table_->lowest() : mean_ - sum_; }
    /// Above this it never rises.
    [[nodiscard]] double highest() const { return table_ ? table_->highest() : mean_ + sum_; }

    /// The first instant from `from` on at which the level is at least `height`; nothing if not until `limit`.
    [[nodiscard]] std::optional<sim::Time> rises_to(double height, sim::Time from, sim::Time limit) const;
    /// The first instant from `from` on at which the level is below `height`; nothing if not until `limit`.
    [[nodiscard]] std::optional<sim::Time> falls_below(double height, sim::Time from, sim::Time limit) const;

    /// The first instant from `from` on from which the level is at least `height` for so long; nothing if not until
    /// `limit`.
    [[nodiscard]] std::optional<sim::Time> high_for(double height, sim::Duration stay, sim::Time from,
                                                    sim::Time limit) const;

private:
    struct Harmonic {
        double amplitude;
        double omega;        ///< radians a second
        double phase;        ///< radians
        std::int64_t period; ///< ticks
    };
    struct Point {
        double level, slope, curve; ///< metres, metres a second, metres a second squared
    };
    struct Turn {
        sim::Time at; ///< to a few microseconds, within which the level is the same to 1e-18 m
        double level;
    };
    [[nodiscard]] Point at(sim::Time time) const;
    /// The first tick from `from` on with (h >= height) == up.
    [[nodiscard]] std::optional<sim::Time> crosses(double height, bool up, sim::Time from, sim::Time limit) const;
    [[nodiscard]] sim::Time edge(double height, bool up, sim::Time before, sim::Time after) const;
    [[nodiscard]] std::size_t stretch_of(sim::Time time, sim::Time limit) const;
    bool find_turn(sim::Time limit) const;

    std::optional<LevelTable> table_;
    double mean_;
    double sum_ = 0;
    double jerk_ = 0; ///< the bound J
    sim::Time start_;
    std::vector<Harmonic> harmonics_;
    mutable std::vector<Turn> turns_;                 ///< ascending; the first is where the search began
    mutable sim::Time searched_ = sim::start_of_time; ///< no turn lies between the last one and this
};

} // namespace port
