#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

#include <cmath>

namespace port {

struct ErlangShape {
    int shape = 2;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ErlangShape>{"erlang", "Gaps of several stages."};
template <>
inline constexpr auto fields<ErlangShape> = std::tuple{
    optional("shape", &ErlangShape::shape, {1, 100}, "stages of a gap: 1 is poisson, more is more regular",
             "the textbooks' bulk ports: two"),
};

namespace {

/// Calls somewhat planned: the sum of several exponential stages.
class ErlangGaps final : public ArrivalLaw {
public:
    explicit ErlangGaps(const ErlangShape& parameters) : shape_(parameters.shape) {}
    double gap(sim::Stream& stream) const override { return stages(stream, shape_); }
    double first(sim::Stream& stream) const override
    {
        // At a random moment each of the stages is as likely to be the one under way, and it is exponential from then
        // on.
        const auto left = 1 + static_cast<int>(std::floor(stream.uniform() * shape_));
        return stages(stream, left);
    }

private:
    [[nodiscard]] double stages(sim::Stream& stream, int n) const
    {
        double sum = 0;
        for (int i = 0; i < n; ++i) sum += stage_(stream);
        return sum / shape_;
    }
    int shape_;
    sim::Exponential stage_{1};
};

} // namespace

void add_erlang(Catalogue<ArrivalLaw>& all)
{
    all.add<ErlangGaps, ErlangShape>("erlang", "gaps of several exponential stages: more regular than chance");
}

} // namespace port
