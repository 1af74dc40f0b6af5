#pragma once
#include "models/scenario/catalogue.h"

#include <cstddef>
#include <span>

namespace port {

/// A free berth that fits the ship.
struct FreeBerth {
    double length; ///< m
    double depth;  ///< m below chart datum
};

/// Which of the berths that are free and fit a ship gets; one file each in policies/.
class BerthChoice {
public:
    virtual ~BerthChoice() = default;
    /// @param ship_length  m
    /// @param berths       at least one, in the order of the scenario
    /// @return its index
    [[nodiscard]] virtual std::size_t choose(double ship_length, std::span<const FreeBerth> berths) const = 0;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<BerthChoice>& berth_choices();

} // namespace port
