#include "models/scenario/freight_paths.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace port {

std::vector<sim::Duration> freight_paths(const RailLine& line)
{
    constexpr sim::Duration one_day = std::chrono::hours(24);
    const int n = std::max(0, static_cast<int>(std::floor(line.left() + 1e-9)));
    const sim::Duration first = std::chrono::seconds(line.from.seconds);
    const sim::Duration span = std::chrono::seconds(line.to.seconds - line.from.seconds);
    std::vector<sim::Duration> paths;
    for (int k = 0; k < n; ++k)
        if (line.slots.empty())
            paths.push_back(first + sim::Duration{(2 * span.count() * k + n) / (2 * n)}); // the nearest tick
        else if (static_cast<std::size_t>(k) < line.slots.size())
            paths.push_back(std::chrono::seconds(line.slots[static_cast<std::size_t>(k)].seconds));
    std::erase_if(paths, [&](sim::Duration path) {
        return std::any_of(line.passengers.begin(), line.passengers.end(), [&](TimeOfDay passes) {
            const sim::Duration apart = std::chrono::abs(path - std::chrono::seconds(passes.seconds));
            return std::min(apart, one_day - apart) < ticks(line.blocking); // the day before is as near as the next
        });
    });
    return paths;
}

} // namespace port
