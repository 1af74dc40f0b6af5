#pragma once
#include "sim/statistics/tally.h"
#include "sim/ties.h"

#include <cstdint>

namespace sim::examples {

/// What one run of the harbour says. Hours in it are from arriving outside to having left.
struct HarbourResult {
    Tally small, large;        ///< hours in the harbour of the ships that left after the warm-up
    std::uint64_t arrived = 0; ///< in the whole run
    std::uint64_t left = 0;
    std::uint64_t inside = 0; ///< at its end, waiting outside ones among them
    std::uint64_t events = 0;
};

/// A small harbour, as peers' tutorials have it: it shows waits that must hold all at one instant.
///
/// Ships come every 2 h on average (exponential), a quarter of them large. To enter, a small (large) ship needs at one
/// instant 1 (3) of 10 tugs, one of 6 (3) berths of her size, wind of at most 10 (12) m/s and a depth of at least 8
/// (13) m; else she waits until the hourly bulletin or a departure lets her in, in order of arrival among those that
/// can. She then holds berth and tugs, calls on the one radio channel for a gamma time (shape 5, scale 0.01 h), docks
/// for PERT(0.4, 0.5, 0.8) h and lets the tugs go; unloads for PERT(0.75 m, m, 2 m) h with m = 8 (12); waits for her
/// tugs again, calls again, undocks as she docked, and all is free.
///
/// Each hour the weather is drawn anew: wind = half of it before + 0.5 Rayleigh(5 m/s), direction PERT(0, 225, 360)
/// degrees, depth = 15 + sin(2 pi t / 12.4 h) + 0.5 sin(2 pi t / 24 h) + 0.25 sin(2 pi t / 354 h) + 0.5 wind (1 - sin
/// direction) m.
///
/// @param ties  in which order events of one instant run: what the harbour keeps it keeps in any
[[nodiscard]] HarbourResult harbour(std::uint64_t seed, std::uint64_t replication, double warm_up_hours = 30 * 24,
                                    double hours = 365 * 24, const Ties& ties = Ties::fifo());

} // namespace sim::examples
