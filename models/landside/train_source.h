#pragma once
#include "models/chance/time_law.h"
#include "models/environment/calendar.h"
#include "sim/simulation.h"
#include "sim/stream.h"

#include <functional>
#include <memory>
#include <vector>

namespace port {

/// What decides when the trains of one service come; one file each in trains/.
class TrainSource {
public:
    virtual ~TrainSource() = default;
    /// Ships ask for this service's part of their cargo.
    virtual void ordered(std::size_t trade, double tonnes) { static_cast<void>(trade), static_cast<void>(tonnes); }
    /// A train of the service is clear of the port.
    virtual void cleared(std::uint64_t train) { static_cast<void>(train); }
};

/// What a source is given; it lives as long as the railway does.
struct TrainService {
    sim::Simulation& sim;
    const Calendar& calendar;
    const RailService* spec;                        ///< as it stands today
    std::size_t trade;                              ///< the one it serves; the stem may serve several
    std::vector<bool> brings;                       ///< by trade: trains bring its cargo
    sim::Stream chance;                             ///< of the service's trains
    std::function<std::uint64_t(std::size_t)> come; ///< a train for that trade wants a path in; gives its number
    [[nodiscard]] double payload() const { return spec->wagons * spec->net_load.value; }
};

/// As ships order cargo, in whole trains: those that bring it round up, those that take it leave when they are full.
[[nodiscard]] std::unique_ptr<TrainSource> trains_by_stem(TrainService& service);
/// At given times each day.
[[nodiscard]] std::unique_ptr<TrainSource> trains_by_timetable(TrainService& service);
/// A drawn time apart, several at once.
[[nodiscard]] std::unique_ptr<TrainSource> trains_by_spread(TrainService& service);
/// The same sets again and again: inland, to the port, and back.
[[nodiscard]] std::unique_ptr<TrainSource> trains_of_fleet(TrainService& service);

} // namespace port
