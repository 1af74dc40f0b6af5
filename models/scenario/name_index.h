#pragma once
#include "models/scenario/scenario.h"
#include "sim/expects.h"

#include <string_view>
#include <vector>

namespace port {

/// The number of the item called `name`. Names become numbers once, when the port is built; `check` has found every
/// name that is not there before.
template <class Item> [[nodiscard]] int index_of(const std::vector<Item>& items, std::string_view name)
{
    for (std::size_t i = 0; i < items.size(); ++i)
        if constexpr (requires { items[i].name; }) {
            if (items[i].name == name) return static_cast<int>(i);
        }
    sim::expects(false, "a name of the scenario that check has let pass");
    return -1;
}

/// The item called `name`; null if there is none.
template <class Item> [[nodiscard]] const Item* named(const std::vector<Item>& items, std::string_view name)
{
    for (const Item& item : items)
        if (item.name == name) return &item;
    return nullptr;
}

} // namespace port
