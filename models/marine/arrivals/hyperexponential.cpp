#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

#include <cmath>

namespace port {

struct HyperexponentialSpread {
    double spread = 2;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<HyperexponentialSpread>{"hyperexponential",
                                                                                             "Gaps of two kinds."};
template <>
inline constexpr auto fields<HyperexponentialSpread> = std::tuple{
    optional("spread", &HyperexponentialSpread::spread, {1, 10}, "standard deviation over mean of a gap",
             "two: ships that come in bunches"),
};

namespace {

/// A gap is of one of two exponential kinds; each kind takes half of all time ("balanced means").
class HyperexponentialGaps final : public ArrivalLaw {
public:
    explicit HyperexponentialGaps(const HyperexponentialSpread& p)
        : short_ones_((1 + std::sqrt((p.spread * p.spread - 1) / (p.spread * p.spread + 1))) / 2)
    {
    }
    double gap(sim::Stream& stream) const override
    {
        return stream.uniform() < short_ones_ ? quick(stream) : slow(stream);
    }
    double first(sim::Stream& stream) const override
    {
        // A random moment falls into either kind alike, and what is left of it is as long as a whole one.
        return stream.uniform() < 0.5 ? quick(stream) : slow(stream);
    }

private:
    [[nodiscard]] double quick(sim::Stream& stream) const { return one_(stream) / (2 * short_ones_); }
    [[nodiscard]] double slow(sim::Stream& stream) const { return one_(stream) / (2 * (1 - short_ones_)); }

    double short_ones_; ///< share of gaps
    sim::Exponential one_{1};
};

} // namespace

void add_hyperexponential(Catalogue<ArrivalLaw>& all)
{
    all.add<HyperexponentialGaps, HyperexponentialSpread>(
        "hyperexponential", "gaps of two kinds, short and long: less regular than chance");
}

} // namespace port
