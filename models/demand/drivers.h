#pragma once
#include "models/scenario/drivers.h"

#include <span>
#include <string_view>

namespace port {

/// A driver's value in a calendar year, in its own unit. Between two years that are given it grows by the same factor
/// each year where both are above nought, else by the same amount; before the first it is the first's, after the last
/// it grows by `growth`. A driver without values is nought.
[[nodiscard]] double driver_in_year(const DriverSpec& driver, int year);

/// Whether a driver's value of that year is given, not grown.
[[nodiscard]] bool is_given(const DriverSpec& driver, int year);

} // namespace port
