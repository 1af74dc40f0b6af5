#pragma once
#include "models/scenario/berths.h"

#include <algorithm>
#include <string_view>

namespace port {

/// Whether a berth has equipment for a category.
[[nodiscard]] inline bool handles(const BerthSpec& berth, std::string_view category)
{
    return std::any_of(berth.handles.begin(), berth.handles.end(),
                       [&](const HandlingSpec& h) { return h.category == category; });
}

} // namespace port
