#pragma once
#include "models/scenario/catalogue.h"
#include "sim/stream.h"

#include <optional>

namespace port {

/// How long a ship's cargo work takes when nothing holds it up; one file each in work_times/. A law that gives a time
/// makes the ship a machine of her own, as fast as her parcel over that time.
class WorkTime {
public:
    virtual ~WorkTime() = default;
    /// Seconds, above nought; none: as fast as the berth's equipment is.
    [[nodiscard]] virtual std::optional<double> draw(sim::Stream& stream) const = 0;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<WorkTime>& work_times();

} // namespace port
