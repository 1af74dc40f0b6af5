#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace port {

/// The stages of a ship's call, in order (RULES 2 of the manual). Times are ticks since the scenario's start.
enum class Stage {
    arrived,
    assigned,
    passage,
    berthing,
    all_fast,
    work_starts,
    work_ends,
    unberthing,
    passage_out,
    clear
};
inline constexpr int stages = 10;
inline constexpr std::array<const char*, stages> stage_names = {"arrived",     "assigned",    "passage",   "berthing",
                                                                "all fast",    "work starts", "work ends", "unberthing",
                                                                "passage out", "clear"};

/// Why an hour in port passes. Each hour from arrived to clear has exactly one.
enum class Cause {
    weather, // at anchor, in order of precedence
    no_berth,
    behind_another,
    berth_closed,
    cargo_not_ready,
    water,
    light,
    channel,
    pilot,
    tugs,
    ice_breaker,
    passage, // moving
    berthing,
    unberthing,
    documents, // alongside, not working
    survey,
    working, // alongside
    starved,
    blocked,
    machine_taken,
    machine_down,
    work_weather,
    restart,
    crew,
    work_water,
    sail_weather, // waiting to sail
    sail_water,
    sail_light,
    sail_channel,
    sail_pilot,
    sail_tugs,
    sail_ice_breaker,
};
inline constexpr int causes = 32;
inline constexpr std::array<const char*, causes> cause_names = {"weather",
                                                                "no berth",
                                                                "behind another ship",
                                                                "berth closed",
                                                                "cargo not ready",
                                                                "water",
                                                                "light",
                                                                "channel taken",
                                                                "pilot",
                                                                "tugs",
                                                                "ice-breaker",
                                                                "passage",
                                                                "berthing",
                                                                "unberthing",
                                                                "documents",
                                                                "survey",
                                                                "working",
                                                                "starved",
                                                                "blocked",
                                                                "machine taken",
                                                                "machine down",
                                                                "stopped by weather",
                                                                "restart",
                                                                "crew",
                                                                "no water to go on",
                                                                "to sail: weather",
                                                                "to sail: water",
                                                                "to sail: light",
                                                                "to sail: channel taken",
                                                                "to sail: pilot",
                                                                "to sail: tugs",
                                                                "to sail: ice-breaker"};

/// One ship's call in the log. Whether a stage was reached by the end of the run, `reached` tells.
struct CallRow {
    int number = 0; ///< in order of arrival over the whole port, from 1
    std::string trade, category, ship, direction, berth;
    int ship_class = -1;                      ///< number of the class; -1: of none
    double further = 0;                       ///< tonnes of further parcels, of other trades
    double parcel = 0;                        ///< tonnes asked for
    double moved = 0;                         ///< tonnes loaded or unloaded so far
    bool gave_up = false;                     ///< left without having been served
    bool warm_up = false;                     ///< arrived before the reported time
    std::array<std::int64_t, stages> stage{}; ///< ns since the start of the reported time (less than 0: in the warm-up)
    std::array<bool, stages> reached{};
    std::optional<std::int64_t> laydays;      ///< when hers open, where a listed call says so; ns as `stage`
    std::array<std::int64_t, causes> spent{}; ///< ns by cause; adds up to clear - arrived
};

} // namespace port
