#include "models/berths/berth_order.h"

namespace port {
namespace {

/// The least mean wait of all orders that look at the work alone; ships with much cargo pay for it.
class ShortestWork final : public BerthOrder {
public:
    explicit ShortestWork(const NoParameters&) {}
    bool before(const WaitingShip& a, const WaitingShip& b) const override { return a.work < b.work; }
};

} // namespace

void add_shortest_work(Catalogue<BerthOrder>& all)
{
    all.add<ShortestWork>("shortest work", "the ship with the least cargo work first, then as they came");
}

} // namespace port
