#pragma once
#include "models/scenario/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

/// One thing that two scenarios say differently.
struct PathDifference {
    std::string path;                    ///< as `--set` takes it: `berths[coal berth].count`
    std::optional<std::string> from, to; ///< in the units people write; nothing where that scenario does not have it
};

/// What differs between two scenarios, along the field tables and in their order, defaults included.
///
/// Items of a list are matched by the name that a path calls them by (path.h), further ones of one name in their order,
/// items without a name by their number. An item that only one has is told as a whole, as what it is: "a berth"; lists
/// of plain values as `[a, b]`; items that both have in another order by their names. Texts that six digits would show
/// alike have all their digits. Nothing comes back only if both scenarios are the same.
[[nodiscard]] std::vector<PathDifference> differences(const Scenario& from, const Scenario& to);

} // namespace port
