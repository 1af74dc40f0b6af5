#include "models/berths/berth_order.h"

namespace port {
namespace {

/// What charter parties take for granted.
class FirstCome final : public BerthOrder {
public:
    explicit FirstCome(const NoParameters&) {}
    bool before(const WaitingShip&, const WaitingShip&) const override { return false; }
};

} // namespace

void add_first_come(Catalogue<BerthOrder>& all)
{
    all.add<FirstCome>("first come", "as they came");
}

} // namespace port
