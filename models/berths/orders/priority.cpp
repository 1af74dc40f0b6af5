#include "models/berths/berth_order.h"

namespace port {
namespace {

/// Liners and ferries before tramps: by the priority of the class, then as they came. A ship at a berth stays there.
class ByPriority final : public BerthOrder {
public:
    explicit ByPriority(const NoParameters&) {}
    bool before(const WaitingShip& a, const WaitingShip& b) const override { return a.priority < b.priority; }
};

} // namespace

void add_priority(Catalogue<BerthOrder>& all)
{
    all.add<ByPriority>("priority", "by the priority of the ship's class, then as they came");
}

} // namespace port
