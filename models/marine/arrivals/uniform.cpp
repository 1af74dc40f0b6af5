#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

#include <cmath>

namespace port {

struct UniformLeast {
    double least = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<UniformLeast>{"uniform",
                                                                                   "Gaps between two bounds."};
template <>
inline constexpr auto fields<UniformLeast> = std::tuple{
    optional("least", &UniformLeast::least, {0, 0.999},
             "shortest gap as a part of the mean one; the longest is as much above it",
             "nought: a ship may come right after another"),
};

namespace {

/// What is known of a liner's gaps when only the bounds are.
class UniformGaps final : public ArrivalLaw {
public:
    explicit UniformGaps(const UniformLeast& p) : least_(p.least), most_(2 - p.least), gap_(least_, most_) {}
    double gap(sim::Stream& stream) const override { return gap_(stream); }
    double first(sim::Stream& stream) const override
    {
        // Weighted by its length, a gap's square is uniform between those of the bounds.
        const double u = stream.uniform();
        const double within = std::sqrt(least_ * least_ + u * (most_ * most_ - least_ * least_));
        return within * stream.uniform();
    }

private:
    double least_, most_;
    sim::Uniform gap_;
};

} // namespace

void add_uniform(Catalogue<ArrivalLaw>& all)
{
    all.add<UniformGaps, UniformLeast>("uniform", "any gap between two bounds alike");
}

} // namespace port
