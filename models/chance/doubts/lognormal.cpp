#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct LognormalDoubt {
    double mean = 1;
    double spread = 0.1;

    [[nodiscard]] double quantile(double p) const { return sim::Lognormal::of_mean_and_cv(mean, spread).quantile(p); }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LognormalDoubt>{
    "lognormal doubt", "As likely so many times too small as too great."};
template <>
inline constexpr auto fields<LognormalDoubt> = std::tuple{
    optional("mean", &LognormalDoubt::mean, {1e-12, 1e15}, "mean factor or value", "right on average"),
    required("spread", &LognormalDoubt::spread, {1e-6, 10}, "standard deviation over mean"),
};

void add_lognormal(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<LognormalDoubt>, LognormalDoubt>("lognormal", "as likely so many times too small as too great");
}

} // namespace port
