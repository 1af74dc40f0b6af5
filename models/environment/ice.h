#pragma once
#include "models/environment/calendar.h"
#include "models/environment/level_table.h"
#include "models/record/periods.h"
#include "models/scenario/scenario.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace port {

/// The ice in the channel: how thick it is, and which band of it holds.
///
/// The thickness is a record, or comes from degree-days (Stefan 1891): at each midnight
///
///     F = max(0, F of the midnight before + (freezing point - T of that day)), what thaws weighed by `thawing`
///     thickness = growth x sqrt(F)
///
/// with T the table's mean of the month, plus what that winter (1 July to 30 June) is warmer or colder, drawn from the
/// stream `ice/winters`, child the year in which it begins. The sum begins at nought on 1 July, two years before that
/// of the run's first day. Between rows, or midnights, the thickness is linear, so each change of band is an exact
/// tick: a band holds from the first tick at which the ice is as thick as its `from`, to the last. Beyond the run the
/// ice stays as it is at the last row. All of it is known from the start, and a question costs a search among the
/// changes of band.
class Ice {
public:
    Ice(const Scenario& scenario, const Calendar& calendar, std::uint64_t seed, std::uint64_t replication);

    /// Metres; nought without ice.
    [[nodiscard]] double thickness(sim::Time time) const { return table_ ? table_->height(time) : 0; }
    /// The number of the band that holds; -1 in open water.
    [[nodiscard]] int band(sim::Time time) const;
    /// The first instant after `time` at which another band, or open water, begins; the end of time if none does.
    [[nodiscard]] sim::Time changes(sim::Time time) const;

    /// What a move means that starts at `time`; `ship` is a class.
    [[nodiscard]] double speed(int ship, double open_water, sim::Time time) const; ///< m/s
    [[nodiscard]] int more_tugs(int ship, sim::Time time) const;
    [[nodiscard]] bool needs_breaker(int ship, sim::Time time) const;
    [[nodiscard]] bool bars(int ship, IceCloses what, sim::Time time) const;
    /// The first instant from `time` on at which the class is not barred; the end of time if it always is.
    [[nodiscard]] sim::Time opens(int ship, IceCloses what, sim::Time time) const;

    /// Time that a band held in [from, to).
    [[nodiscard]] sim::Duration held(int band, sim::Time from, sim::Time to) const;

private:
    struct Effect {
        double speed = 1;
        double greatest = std::numeric_limits<double>::infinity(); ///< m/s
        int tugs = 0;
        bool breaker = false;
        bool arrivals = false, sailings = false; ///< closed
    };
    struct Turn {
        sim::Time at;
        int band;
    };
    [[nodiscard]] const Effect* effect(int ship, sim::Time time) const;
    void resolve(const Scenario& scenario);
    [[nodiscard]] int band_of(sim::Time time) const;
    void find_turns(sim::Time end);

    std::optional<LevelTable> table_;
    std::vector<double> from_;                 ///< m, of each band
    std::vector<std::vector<Effect>> effects_; ///< by band and class
    std::vector<Turn> turns_;                  ///< the first one holds from before the run
};

/// Thickness at the midnights from the start of the run to its end, by degree-days.
[[nodiscard]] std::vector<LevelTable::Given> ice_by_degree_days(const IceClimate& climate, const Calendar& calendar,
                                                                std::uint64_t seed, std::uint64_t replication);

} // namespace port
