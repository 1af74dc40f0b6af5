#pragma once
#include "models/results/figures.h"
#include "tools/study/measure_name.h"

#include <span>
#include <string>
#include <string_view>

namespace port::study {

/// What a port must keep to at its capacity.
struct CapacityRule {
    std::string text; ///< as it was written
    Quantity quantity;
    bool at_most = true; ///< or at least
    double limit = 0;    ///< in the figure's unit
};

/// Reads `waiting ratio <= 0.3`, `waiting.coal.p90 <= 2 days`, `throughput.ore >= 1 Mt`. A figure whose name does not
/// say of what is that of the category asked about where it has one, else the port's.
/// @param of     the category, or every_category
/// @param known  the figures of one replication
/// @throws BadQuestion, UnknownMeasure
[[nodiscard]] CapacityRule capacity_rule(std::string_view text, const std::string& of, std::span<const Measured> known);

} // namespace port::study
