#pragma once
#include "models/scenario/catalogue.h"

namespace port {

/// What the order of ships may look at, of one who waits for a berth.
struct WaitingShip {
    int priority; ///< of her class; smaller goes first
    double work;  ///< h, at the fastest berth for her cargo
    int number;   ///< of her call: ships arrive in its order
};

/// In which order ships are served that wait for a berth; one file each in orders/. Ships of which neither goes first
/// are served in the order they came.
class BerthOrder {
public:
    virtual ~BerthOrder() = default;
    /// Whether `a` goes before `b` though she came later; a strict weak order.
    [[nodiscard]] virtual bool before(const WaitingShip& a, const WaitingShip& b) const = 0;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<BerthOrder>& berth_orders();

} // namespace port
