#pragma once
#include "sim/time.h"

#include <cstdint>

namespace sim {

/// Units times seconds: three tugs busy for a minute are 180. A floating chrono duration, so it converts to hours and
/// so on.
using UnitSeconds = std::chrono::duration<double>;

/// A whole number that changes over time (units in use, length of a queue) with its integral, exact to the
/// unit-nanosecond over the whole range of the clock: 64 bits would hold only 292 unit-years.
class UnitTime {
public:
    explicit UnitTime(Time now) : since_(now), changed_(now) {}

    void change(Time now, std::int64_t by)
    {
        total_ += static_cast<Wide>(value_) * (now - changed_).count();
        changed_ = now;
        value_ += by;
    }

    /// Forgets the past (a warm-up); the value stays.
    void reset(Time now)
    {
        change(now, 0);
        total_ = 0;
        since_ = now;
    }

    [[nodiscard]] std::int64_t value() const { return value_; }
    [[nodiscard]] UnitSeconds total(Time now) const
    {
        return UnitSeconds(static_cast<double>(unit_nanoseconds(now)) * 1e-9);
    }

    /// Mean over the time since the start or the reset; the value itself if no time has passed.
    [[nodiscard]] double mean(Time now) const
    {
        if (now == since_) return static_cast<double>(value_);
        return static_cast<double>(unit_nanoseconds(now)) / static_cast<double>((now - since_).count());
    }

private:
    __extension__ typedef __int128 Wide;

    [[nodiscard]] Wide unit_nanoseconds(Time now) const
    {
        return total_ + static_cast<Wide>(value_) * (now - changed_).count();
    }

    Wide total_ = 0;
    std::int64_t value_ = 0;
    Time since_;
    Time changed_;
};

} // namespace sim
