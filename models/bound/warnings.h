#pragma once
#include "models/bound/bound.h"

#include <string>
#include <vector>

namespace port::bound {

/// Something that a planner should look at before a run.
struct Warning {
    std::string kind;       ///< such as "demand above a link"
    std::string of;         ///< link, trade, store, class or group of berths
    std::vector<int> years; ///< in which it holds; of the first of them is the text
    std::string text;       ///< a sentence with figures
};

/// All of them, each kind and subject once, in the order found.
[[nodiscard]] std::vector<Warning> warnings_of(const Plan& plan, const std::vector<BoundYear>& years);

} // namespace port::bound
