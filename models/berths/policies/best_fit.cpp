#include "models/berths/berth_choice.h"

namespace port {
namespace {

/// The shortest berth that takes her, then the shallowest, so that long and deep berths stay free for those who need
/// them.
class BestFit final : public BerthChoice {
public:
    explicit BestFit(const NoParameters&) {}
    std::size_t choose(double, std::span<const BerthOffer> berths) const override
    {
        std::size_t best = 0;
        for (std::size_t b = 1; b < berths.size(); ++b)
            if (berths[b].length < berths[best].length ||
                (berths[b].length == berths[best].length && berths[b].depth < berths[best].depth))
                best = b;
        return best;
    }
};

} // namespace

void add_best_fit(Catalogue<BerthChoice>& all)
{
    all.add<BestFit>("best fit", "least spare length, then least depth");
}

} // namespace port
