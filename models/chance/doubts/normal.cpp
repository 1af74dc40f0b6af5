#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct NormalDoubt {
    double mean = 1;
    double deviation = 0.1;
    double least = 0;
    double most = 0;

    /// Nothing where too little of the bell lies between the bounds.
    [[nodiscard]] std::string unfit() const
    {
        const sim::Normal whole(mean, deviation);
        return least < most && whole.cdf(most) - whole.cdf(least) > 1e-3
                   ? ""
                   : "least < most, with a thousandth of the bell between them at least";
    }
    [[nodiscard]] double quantile(double p) const
    {
        return sim::Truncated<sim::Normal>(sim::Normal(mean, deviation), least, most).quantile(p);
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<NormalDoubt>{"normal doubt",
                                                                                  "A bell, cut off at two bounds."};
template <>
inline constexpr auto fields<NormalDoubt> = std::tuple{
    required("mean", &NormalDoubt::mean, {-1e15, 1e15}, "mean of the whole bell: a factor or value"),
    required("deviation", &NormalDoubt::deviation, {1e-12, 1e15}, "standard deviation of the whole bell"),
    required("least", &NormalDoubt::least, {-1e15, 1e15}, "where it is cut off below"),
    required("most", &NormalDoubt::most, {-1e15, 1e15}, "where it is cut off above"),
};

void add_normal(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<NormalDoubt>, NormalDoubt>("normal", "a bell, cut off at two bounds");
}

} // namespace port
