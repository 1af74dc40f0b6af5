#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct UniformDoubt {
    double least = 0;
    double most = 0;

    [[nodiscard]] std::string unfit() const { return least < most ? "" : "least < most"; }
    [[nodiscard]] double quantile(double p) const { return sim::Uniform(least, most).quantile(p); }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<UniformDoubt>{
    "uniform doubt", "Anything between two bounds alike."};
template <>
inline constexpr auto fields<UniformDoubt> = std::tuple{
    required("least", &UniformDoubt::least, {-1e15, 1e15}, "smallest factor or value"),
    required("most", &UniformDoubt::most, {-1e15, 1e15}, "greatest factor or value"),
};

void add_uniform(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<UniformDoubt>, UniformDoubt>("uniform", "anything between two bounds alike");
}

} // namespace port
