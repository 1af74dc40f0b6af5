#pragma once
#include "models/environment/calendar.h"
#include "sim/process.h"

#include <functional>

namespace port {

/// Opens and closes something day after day, by calling `set`; once at the start if it is closed then, and never if it
/// is open round the clock. A closure ends before, and begins after, what else happens at that instant (RULES 1).
[[nodiscard]] sim::Process keep_hours(sim::Simulation& sim, const Calendar& calendar, TimeOfDay opens, TimeOfDay closes,
                                      std::function<void(bool open)> set);

} // namespace port
