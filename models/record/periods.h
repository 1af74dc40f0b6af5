#pragma once
#include "sim/expects.h"
#include "sim/time.h"

#include <vector>

namespace port {

/// The stretches of a run that figures are kept apart for: 0 is the warm-up (which may take no time), then the reported
/// ones, each [start, end). What happens at an end belongs to the next period, flows up to it to the one that ends.
class Periods {
public:
    /// @param bounds  start of the run, end of the warm-up, then the end of each reported period
    /// @param years   the calendar year of each reported period; 0 where it is not a whole year
    Periods(std::vector<sim::Time> bounds, std::vector<int> years)
        : bounds_(std::move(bounds)), years_(std::move(years))
    {
        sim::expects(bounds_.size() == years_.size() + 2, "a year for each reported period");
    }

    [[nodiscard]] int count() const { return static_cast<int>(bounds_.size()) - 1; }
    [[nodiscard]] sim::Time start(int period) const { return bounds_[static_cast<std::size_t>(period)]; }
    [[nodiscard]] sim::Time end(int period) const { return bounds_[static_cast<std::size_t>(period) + 1]; }
    [[nodiscard]] sim::Time horizon() const { return bounds_.back(); }
    [[nodiscard]] int year(int period) const { return years_[static_cast<std::size_t>(period) - 1]; }

    /// The period that runs now. Turned by the run at each end, after the books of that period were closed.
    [[nodiscard]] int current() const { return current_; }
    void turn()
    {
        if (current_ + 1 < count()) ++current_;
    }

    /// The last period ends before its time.
    void end_now(sim::Time now)
    {
        sim::expects(current_ + 1 == count() && now > start(current_), "a run is cut in its last period");
        bounds_.back() = now;
    }

    /// The period an instant lies in.
    [[nodiscard]] int at(sim::Time time) const
    {
        int period = 0;
        while (period + 1 < count() && time >= end(period)) ++period;
        return period;
    }

private:
    std::vector<sim::Time> bounds_;
    std::vector<int> years_;
    int current_ = 0;
};

} // namespace port
