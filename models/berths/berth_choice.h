#pragma once
#include "models/scenario/catalogue.h"

#include <cstddef>
#include <span>

namespace port {

/// A berth that fits the ship, as a choice may look at it.
struct BerthOffer {
    double length;      ///< m
    double depth;       ///< m below chart datum
    double free_in = 0; ///< h until it is free, by plan; 0 where it is free now
    double work = 0;    ///< h that her cargo work would take there
};

/// Which of the berths that fit a ship gets; one file each in policies/.
class BerthChoice {
public:
    virtual ~BerthChoice() = default;
    /// Whether berths that are taken are offered too; if one of those is chosen, the ship waits for it.
    [[nodiscard]] virtual bool looks_at_taken() const { return false; }
    /// @param ship_length  m
    /// @param berths       at least one, in the order of the scenario
    /// @return its index
    [[nodiscard]] virtual std::size_t choose(double ship_length, std::span<const BerthOffer> berths) const = 0;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<BerthChoice>& berth_choices();

} // namespace port
