#pragma once
#include "models/record/cause_book.h"

namespace port {

/// Why a truck's hours pass, from setting out to being clear of the port, or back where it came from if it has a road.
enum class TruckCause {
    road,
    gate_closed,
    lane_taken,
    gate, ///< in a lane: papers and weighing
    machine_taken,
    machine_down,
    no_cargo,
    no_room,
    working
};
inline constexpr int truck_causes = 9;
inline constexpr std::array<const char*, truck_causes> truck_cause_names = {
    "road", "gate closed", "lane taken", "gate", "machine taken", "machine down", "no cargo", "no room", "working"};

/// The hours of one service's trucks.
using TruckBook = CauseBook<TruckCause, truck_causes>;

} // namespace port
