#pragma once
#include "models/berths/alongside.h"
#include "models/berths/berths.h"
#include "sim/process.h"

#include <optional>

namespace port {

/// One parcel that is worked at a berth.
struct Parcel {
    int category = 0;
    Direction direction = Direction::loaded;
    int store = 0; ///< slot of the storage: where her trade's cargo lies
    double tonnes = 0;
    sim::PlaceId hold;             ///< the ship's
    std::optional<double> seconds; ///< least time of the work, if it is hers and not the berth's
    std::size_t trade = 0;
    const Assembly::Lot* lot = nullptr; ///< her pile in an assembled yard
    double draught = 0;                 ///< m, before it is worked
    double draught_a_tonne = 0;         ///< m that a tonne more aboard makes
    sim::Duration after{};              ///< from the end of the work until she has unberthed
    int priority = 0;                   ///< of her class; smaller goes first where it pre-empts
};

/// Moves a parcel between the hold and its store over the berth's equipment; what becomes of it is told to `all`:
/// working at any rate above nought, else starved, blocked, machine taken or closed, and what slows it. Where a pool
/// works there, she waits for her least number of its machines first, and has them until the work ends. Where ships
/// wait for water, she loads what floats at the lowest tide, and the rest from the first instant on from which there is
/// water for her whole draught until she has unberthed; if no tide of the next 400 days lasts so long, from when it is
/// first that high, and if none is, at once.
/// @return tonnes moved, the whole parcel
sim::Task<double> work(Berths& berths, BerthLease& berth, const Parcel& parcel, Alongside& all);

} // namespace port
