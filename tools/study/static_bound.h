#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace port::study {

/// What a category, or the port, can have over the quay in a reported period at most.
struct StaticBound {
    std::string of;
    int year = 0; ///< 0 where the time is not whole years
    double tonnes = 0;
    std::vector<std::string> cut; ///< the links whose bounds add up to it
    /// t of the demand that can pass with the land behind the port; nothing where no link bounds it
    std::optional<double> served;
    std::vector<std::string> stopped_by; ///< the links that let no more of the demand pass; none if all of it can
};

/// Of all reported periods; those that no link bounds are left out.
[[nodiscard]] std::vector<StaticBound> static_bounds(const Scenario& scenario);

/// A sentence on the first throughput of a replication that is above its bound, which only a fault of the model can
/// bring about; no text if none is.
[[nodiscard]] std::string above_bound(const std::vector<StaticBound>& bounds, const std::vector<Measured>& figures);

} // namespace port::study
