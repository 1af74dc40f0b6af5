#pragma once
#include <chrono>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace sim {

/// Length of time: whole nanoseconds in an int64, so that sums are exact and portable (reaches 292 years).
using Duration = std::chrono::nanoseconds;

/// The simulated clock. It never runs by itself; `Simulation` moves it from event to event.
struct Clock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = Duration;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
};

/// An instant: nanoseconds since the start of the run.
using Time = Clock::time_point;

inline constexpr Time start_of_time{};
inline constexpr Time end_of_time = Time::max();

/// Seconds as a double to whole ticks, rounded to the nearest (halves away from nought).
/// @throws std::invalid_argument  if `seconds` is NaN, endless or beyond what 64 bits hold
[[nodiscard]] inline Duration from_seconds(double seconds)
{
    const double ticks = seconds * 1e9;
    if (!(std::abs(ticks) < 9.2e18))
        throw std::invalid_argument("a duration must be a finite number of nanoseconds within 292 years");
    return Duration{std::llround(ticks)};
}

[[nodiscard]] constexpr double to_seconds(Duration d)
{
    return static_cast<double>(d.count()) * 1e-9;
}
[[nodiscard]] constexpr double to_hours(Duration d)
{
    return static_cast<double>(d.count()) / 3.6e12;
}

/// Order within one instant: smaller runs first; equal ones run in the order they were scheduled.
enum class Priority : std::uint8_t {
    first = 0,
    ends = 64,       ///< a job ends, a closure ends, a level is reached; what a timed wait is unless it says otherwise
    begins = 128,    ///< an arrival, a closure begins
    decisions = 192, ///< who gets what came free; `decisions_at(n)` orders rounds within
    last = 255,
};

/// The n-th kind of decision within an instant: 0 comes first (0 <= n < 60).
[[nodiscard]] constexpr Priority decisions_at(int n)
{
    return static_cast<Priority>(static_cast<int>(Priority::decisions) + n);
}

} // namespace sim
