#include "models/berths/berth_choice.h"

namespace port {
namespace {

/// The first berth listed that takes her.
class LowestNumber final : public BerthChoice {
public:
    explicit LowestNumber(const NoParameters&) {}
    std::size_t choose(double, std::span<const BerthOffer>) const override { return 0; }
};

} // namespace

void add_lowest_number(Catalogue<BerthChoice>& all)
{
    all.add<LowestNumber>("lowest number", "the first that fits in the order of the scenario");
}

} // namespace port
