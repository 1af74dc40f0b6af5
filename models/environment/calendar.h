#pragma once
#include "models/record/periods.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace port {

/// Ties the simulated clock to civil time. Simulated time 0 is the start of the warm-up; the reported time begins at
/// midnight of the scenario's start. Every day has 24 hours (China Standard Time, no summer time).
class Calendar {
public:
    explicit Calendar(const Scenario& scenario);

    /// The reported time's first instant.
    [[nodiscard]] sim::Time start() const { return sim::start_of_time + warm_up_; }
    [[nodiscard]] sim::Time midnight(Date date) const;
    /// Of a point in civil time less than 285 years from the start; of a later one the end of time, of an earlier one
    /// the start of the run.
    [[nodiscard]] sim::Time at(Moment moment) const;
    [[nodiscard]] Date date(sim::Time time) const;
    /// Since the midnight before.
    [[nodiscard]] sim::Duration time_of_day(sim::Time time) const;
    /// The first instant from `time` on (`time` included) at which the clock shows `clock`; 24:00 is the next midnight.
    [[nodiscard]] sim::Time next(TimeOfDay clock, sim::Time time) const;

    /// The warm-up, then whole calendar years, or one period if the scenario gives a horizon.
    [[nodiscard]] Periods periods() const;

private:
    Date start_;
    int years_;
    sim::Duration horizon_;
    sim::Duration warm_up_;
};

inline constexpr sim::Duration one_day = std::chrono::hours(24);

} // namespace port
