#pragma once
#include "models/record/cause_book.h"

namespace port {

/// Why a train's hours pass, from being ordered to standing clear of the port.
enum class TrainCause {
    no_path,
    no_track,
    running,
    shunting,
    thawing,
    dumper_taken,
    blocked,
    starved,
    machine_taken,
    dumper_down,
    weather,
    closed,
    working,
    path_out
};
inline constexpr int train_causes = 14;
inline constexpr std::array<const char*, train_causes> train_cause_names = {
    "no path", "no track",      "running",     "shunting", "thawing", "dumper taken", "blocked",
    "starved", "machine taken", "dumper down", "weather",  "closed",  "working",      "waiting for a path out"};

/// The hours of one service's trains.
using TrainBook = CauseBook<TrainCause, train_causes>;

} // namespace port
