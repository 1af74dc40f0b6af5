#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct TriangularDoubt {
    double least = 0;
    double usual = 0;
    double most = 0;

    [[nodiscard]] std::string unfit() const
    {
        return least <= usual && usual <= most && least < most ? "" : "least <= usual <= most, and least < most";
    }
    [[nodiscard]] double quantile(double p) const { return sim::Triangular(least, usual, most).quantile(p); }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TriangularDoubt>{
    "triangular doubt", "Between two bounds, about a usual one."};
template <>
inline constexpr auto fields<TriangularDoubt> = std::tuple{
    required("least", &TriangularDoubt::least, {-1e15, 1e15}, "smallest factor or value"),
    required("usual", &TriangularDoubt::usual, {-1e15, 1e15}, "likeliest factor or value"),
    required("most", &TriangularDoubt::most, {-1e15, 1e15}, "greatest factor or value"),
};

void add_triangular(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<TriangularDoubt>, TriangularDoubt>("triangular", "between two bounds, about the likeliest");
}

} // namespace port
