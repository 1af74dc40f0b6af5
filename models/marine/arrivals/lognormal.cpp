#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

namespace port {

struct LognormalSpread {
    double spread = 1;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LognormalSpread>{"lognormal",
                                                                                      "Gaps with a long tail."};
template <>
inline constexpr auto fields<LognormalSpread> = std::tuple{
    optional("spread", &LognormalSpread::spread, {0.05, 5}, "standard deviation over mean of a gap",
             "one: as spread as poisson, with rarer and longer pauses"),
};

namespace {

/// Mostly short gaps, and a few long pauses.
class LognormalGaps final : public ArrivalLaw {
public:
    explicit LognormalGaps(const LognormalSpread& p)
        : gap_(sim::Lognormal::of_mean_and_cv(1, p.spread)), weight_(1 + p.spread * p.spread)
    {
    }
    double gap(sim::Stream& stream) const override { return gap_(stream); }
    double first(sim::Stream& stream) const override
    {
        // A random moment falls into a gap the more likely the longer it is. A lognormal law weighted by length is the
        // same law, longer by exp(sigma^2) = 1 + spread^2.
        const double within = gap_(stream) * weight_;
        return within * stream.uniform();
    }

private:
    sim::Lognormal gap_;
    double weight_;
};

} // namespace

void add_lognormal(Catalogue<ArrivalLaw>& all)
{
    all.add<LognormalGaps, LognormalSpread>("lognormal", "gaps with a long tail");
}

} // namespace port
