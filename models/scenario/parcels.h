#pragma once
#include "models/scenario/scenario.h"

namespace port {

/// t, the mean of a triangular parcel: of a class of ships in a trade, or a further one.
template <class Parcels> [[nodiscard]] double mean_parcel(const Parcels& of)
{
    return (of.least.value + of.usual.value + of.most.value) / 3;
}

/// t of the largest parcel that a ship which comes during the run may bring or take of a trade, of its own or as a
/// further parcel of another.
[[nodiscard]] double largest_parcel(const Scenario& scenario, const TradeSpec& trade);

} // namespace port
