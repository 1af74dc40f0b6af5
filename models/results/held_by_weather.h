#pragma once
#include "models/results/figures.h"

#include <optional>

namespace port {

/// Hours of a mean call that weather and ice take: at anchor, alongside, before sailing, and below the best rate.
struct HeldByWeather {
    double hours = 0; ///< a call
    double share = 0; ///< of all hours in which ships wait, or are worked below their best rate
};

/// Of the port in a year; nothing where weather takes none, or less than a tenth of what ships wait.
[[nodiscard]] std::optional<HeldByWeather> held_by_weather(const Summary& summary, int year);

} // namespace port
