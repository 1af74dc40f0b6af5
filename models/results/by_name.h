#pragma once
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

namespace port {

/// The numbers of items in order of their names (`name_of(item)`). Figures over several items are summed in that order,
/// so that the order in which a scenario lists them changes no byte.
template <class Items, class NameOf>
[[nodiscard]] std::vector<std::size_t> by_name(const Items& items, const NameOf& name_of)
{
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return name_of(items[a]) < name_of(items[b]); });
    return order;
}
template <class Items> [[nodiscard]] std::vector<std::size_t> by_name(const Items& items)
{
    return by_name(items, [](const auto& item) -> const std::string& { return item.name; });
}

} // namespace port
