#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct PertDoubt {
    double least = 0;
    double usual = 0;
    double most = 0;

    [[nodiscard]] std::string unfit() const
    {
        return least <= usual && usual <= most && least < most ? "" : "least <= usual <= most, and least < most";
    }
    [[nodiscard]] double quantile(double p) const { return sim::Pert(least, usual, most).quantile(p); }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<PertDoubt>{
    "pert doubt", "Between two bounds, closer about a usual one."};
template <>
inline constexpr auto fields<PertDoubt> = std::tuple{
    required("least", &PertDoubt::least, {-1e15, 1e15}, "smallest factor or value"),
    required("usual", &PertDoubt::usual, {-1e15, 1e15}, "likeliest factor or value"),
    required("most", &PertDoubt::most, {-1e15, 1e15}, "greatest factor or value"),
};

void add_pert(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<PertDoubt>, PertDoubt>("pert", "between two bounds, closer about the likeliest than triangular");
}

} // namespace port
