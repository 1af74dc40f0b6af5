#include "models/scenario/parcels.h"

#include <algorithm>

namespace port {

double largest_parcel(const Scenario& scenario, const TradeSpec& trade)
{
    double most = 0;
    for (const CallSpec& call : trade.ships) most = std::max(most, call.most.value);
    for (const FleetShip& ship : trade.fleet) most = std::max(most, ship.most.value);
    for (const ListedCall& call : trade.calls) most = std::max(most, call.parcel.value);
    for (const TradeSpec& other : scenario.trades)
        for (const FurtherParcel& more : other.also)
            if (more.trade == trade.name) most = std::max(most, more.most.value);
    return most;
}

} // namespace port
