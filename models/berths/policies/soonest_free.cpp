#include "models/berths/berth_choice.h"

namespace port {
namespace {

/// Where her work would end first, be the berth free or not: a fast berth that is taken may be worth waiting for.
class SoonestFree final : public BerthChoice {
public:
    explicit SoonestFree(const NoParameters&) {}
    bool looks_at_taken() const override { return true; }
    std::size_t choose(double, std::span<const BerthOffer> berths) const override
    {
        std::size_t best = 0;
        for (std::size_t b = 1; b < berths.size(); ++b)
            if (berths[b].free_in + berths[b].work < berths[best].free_in + berths[best].work) best = b;
        return best;
    }
};

} // namespace

void add_soonest_free(Catalogue<BerthChoice>& all)
{
    all.add<SoonestFree>("soonest free", "where her work would end first, be the berth free or not");
}

} // namespace port
