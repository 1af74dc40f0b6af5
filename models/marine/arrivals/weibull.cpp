#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

#include <cmath>

namespace port {

struct WeibullShape {
    double shape = 0.8;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<WeibullShape>{"weibull",
                                                                                   "Gaps that end sooner or later."};
template <>
inline constexpr auto fields<WeibullShape> = std::tuple{
    optional("shape", &WeibullShape::shape, {0.2, 20},
             "below 1 ships come in bunches, 1 is poisson, above it the next is the more due the longer none came",
             "somewhat bunched: ships held up by the same weather"),
};

namespace {

/// What records of calls often look like: a power of an exponential gap.
class WeibullGaps final : public ArrivalLaw {
public:
    explicit WeibullGaps(const WeibullShape& p)
        : shape_(p.shape), gap_(sim::Weibull::of_mean_and_shape(1, p.shape)), longer_(1 + 1 / p.shape, 1)
    {
    }
    double gap(sim::Stream& stream) const override { return gap_(stream); }
    double first(sim::Stream& stream) const override
    {
        // A random moment falls into a gap the more likely the longer it is, and anywhere in it alike. (x / scale) to
        // the shape is exponential; weighted by x, it is gamma of shape 1 + 1 / shape.
        const double within = std::pow(longer_(stream), 1 / shape_) / std::tgamma(1 + 1 / shape_);
        return within * stream.uniform();
    }

private:
    double shape_;
    sim::Weibull gap_;
    sim::Gamma longer_;
};

} // namespace

void add_weibull(Catalogue<ArrivalLaw>& all)
{
    all.add<WeibullGaps, WeibullShape>("weibull", "gaps that end the sooner or the later the longer they last");
}

} // namespace port
