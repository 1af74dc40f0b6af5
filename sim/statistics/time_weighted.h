#pragma once
#include "sim/expects.h"
#include "sim/time.h"

#include <algorithm>
#include <limits>

namespace sim {

/// A level that stays put between changes (a queue's length, a stock held, busy servers): its integral over simulated
/// time, mean, least and greatest.
///
/// mean = integral of level dt / time observed. Levels that lasted no time (up and down again within one instant) have
/// no part in anything, nor in min and max. Readers take `now`, which must not lie before the last change
/// (BrokenPromise); they change nothing. Over no time at all, mean, min and max are NaN.
class TimeWeighted {
public:
    explicit TimeWeighted(Time start = start_of_time, double level = 0) : since_(start), level_(level) {}

    /// The level is `level` from `now` on.
    void set(Time now, double level)
    {
        pass(now);
        level_ = level;
    }

    void add(Time now, double change) { set(now, level_ + change); }

    /// Forgets what was observed until `now` and goes on from the present level, as at the end of a warm-up.
    void reset(Time now)
    {
        pass(now);
        *this = TimeWeighted(now, level_);
    }

    /// Adds what `other` observed up to its last change (call `pass` on it first to close it), as a further span of the
    /// same thing: another replication, or another period. Level and last change stay this one's own.
    void merge(const TimeWeighted& other)
    {
        observed_ += other.observed_;
        integral_ += other.integral_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    /// Counts the present level up to `now`. Readers do not need it; `merge` does.
    void pass(Time now)
    {
        expects(now >= since_, "the clock of a time-weighted statistic does not run backwards");
        if (now == since_) return;
        const Duration lasted = now - since_;
        observed_ += lasted;
        integral_ += level_ * to_seconds(lasted);
        min_ = std::min(min_, level_);
        max_ = std::max(max_, level_);
        since_ = now;
    }

    [[nodiscard]] double level() const { return level_; }
    [[nodiscard]] Duration observed(Time now) const { return at(now).observed_; }
    /// In units of the level times seconds.
    [[nodiscard]] double integral(Time now) const { return at(now).integral_; }
    [[nodiscard]] double mean(Time now) const
    {
        const TimeWeighted all = at(now);
        return all.observed_ > Duration::zero() ? all.integral_ / to_seconds(all.observed_) : nothing;
    }
    [[nodiscard]] double min(Time now) const { return lasting(at(now).min_); }
    [[nodiscard]] double max(Time now) const { return lasting(at(now).max_); }

private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] TimeWeighted at(Time now) const
    {
        TimeWeighted copy = *this;
        copy.pass(now);
        return copy;
    }
    [[nodiscard]] static double lasting(double x) { return x == infinity || x == -infinity ? nothing : x; }

    Time since_;
    double level_;
    Duration observed_{};
    double integral_ = 0;
    double min_ = infinity;
    double max_ = -infinity;
};

} // namespace sim
