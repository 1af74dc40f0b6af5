#include "models/marine/work_time.h"

namespace port {
namespace {

/// Tonnes over the rate of the berth's equipment: what a port knows of its ships.
class ByRate final : public WorkTime {
public:
    explicit ByRate(const NoParameters&) {}
    std::optional<double> draw(sim::Stream&) const override { return std::nullopt; }
};

} // namespace

void add_by_rate(Catalogue<WorkTime>& all)
{
    all.add<ByRate>("by rate", "tonnes over the rate of the berth's equipment");
}

} // namespace port
