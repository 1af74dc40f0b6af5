#pragma once

namespace port {

/// Ticks of many units together: ship-, train- or berth-ticks. 64 bits would hold no more than 292 years of them, which
/// a queue of a thousand ships spends in four months.
__extension__ typedef __int128 UnitTicks;

[[nodiscard]] constexpr double unit_hours(UnitTicks ticks)
{
    return static_cast<double>(ticks) / 3.6e12;
}

} // namespace port
