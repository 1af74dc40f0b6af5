#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

namespace port {

struct GammaSpread {
    double spread = 0.5;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<GammaSpread>{"gamma", "Gaps of any regularity."};
template <>
inline constexpr auto fields<GammaSpread> = std::tuple{
    optional("spread", &GammaSpread::spread, {0.05, 5}, "standard deviation over mean of a gap: 1 is poisson",
             "half: calls that are agreed but not kept to the day"),
};

namespace {

/// Between even gaps and bunches, by one number.
class GammaGaps final : public ArrivalLaw {
public:
    explicit GammaGaps(const GammaSpread& p)
        : gap_(1 / (p.spread * p.spread), p.spread * p.spread),
          longer_(1 / (p.spread * p.spread) + 1, p.spread * p.spread)
    {
    }
    double gap(sim::Stream& stream) const override { return gap_(stream); }
    double first(sim::Stream& stream) const override
    {
        // A random moment falls into a gap the more likely the longer it is, and anywhere in it alike. A gamma law
        // weighted by length is the gamma law of one more in shape.
        const double within = longer_(stream);
        return within * stream.uniform();
    }

private:
    sim::Gamma gap_, longer_;
};

} // namespace

void add_gamma(Catalogue<ArrivalLaw>& all)
{
    all.add<GammaGaps, GammaSpread>("gamma", "gaps as regular or as irregular as their spread says");
}

} // namespace port
