#pragma once
#include "models/berths/berth.h"
#include "sim/time.h"

#include <limits>
#include <optional>
#include <vector>

namespace port {

enum class Way { in, out, shift }; ///< from one berth straight to another: no channel, no water to wait for

/// What a move asks for: all of it at its start, or none.
struct MoveNeeds {
    double draught = 0; ///< m, at the move
    double speed = 1;   ///< m/s in the channel, in open water
    int tugs = 0;       ///< in open water
    int pilots = 0;
    int ship = 0;           ///< class
    int priority = 0;       ///< of her class
    bool daylight = false;  ///< whether it must be light at its start
    double beam = 0;        ///< m
    Berth* berth = nullptr; ///< hers; that she leaves, where she shifts
    /// Of the berth that she goes to, where another ship may still lie; null where she goes out.
    const BerthLease* lease = nullptr;
    const ShipClass* hull = nullptr; ///< her class as the scenario has it, for her squat
};

/// A move to be planned.
struct Move {
    Move(Way its_way, const MoveNeeds& its_needs, std::size_t sections)
        : way(its_way), needs(its_needs), water(sections + 1)
    {
    }
    Way way;
    MoveNeeds needs;
    /// The last window found in which the sea is that high.
    struct Water {
        double level = 0;
        sim::Time from = sim::end_of_time, until = sim::start_of_time;
    };
    std::vector<Water> water; ///< by section, then alongside
    /// Of the ship ahead of her behind an ice-breaker, m/s: she is not faster. Nothing where she follows nobody.
    std::optional<double> pace{};
};

} // namespace port
