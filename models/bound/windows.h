#pragma once
#include "models/environment/calendar.h"
#include "models/environment/hours.h"
#include "models/scenario/down.h"

#include <vector>

namespace port::bound {

/// A stretch of time, [from, to).
struct Window {
    sim::Time from, to;
};
/// Stretches that ascend and do not touch each other, unless said otherwise.
using Windows = std::vector<Window>;

[[nodiscard]] double hours_of(const Windows& windows);
/// The parts of `all` in none of `stops`, which come in any order and may overlap.
[[nodiscard]] Windows without(const Windows& all, Windows stops);
/// When a calendar of hours is open.
[[nodiscard]] Windows open_windows(const Hours& hours, Window within);
/// When something is open that opens and closes at times of each day.
[[nodiscard]] Windows daily_windows(TimeOfDay opens, TimeOfDay closes, const Calendar& calendar, Window within);
/// When equipment stands by plan; in the order of the plans, so that those of two may overlap.
[[nodiscard]] Windows maintenance_windows(const std::vector<Maintenance>& plans, const Calendar& calendar,
                                          Window within);

} // namespace port::bound
