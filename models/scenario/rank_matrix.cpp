#include "models/scenario/rank_matrix.h"

#include "models/scenario/name_index.h"

#include <cmath>
#include <numbers>

namespace port {

std::optional<std::vector<std::vector<double>>> correlating_factor(const Scenario& s)
{
    // Ranks of -1 and 1 make the matrix singular, which is no contradiction; rounding moves a pivot by some 1e-16.
    constexpr double no_pivot = 1e-12;
    const std::size_t n = s.doubt.size();
    std::vector<std::vector<double>> factor(n);
    for (std::size_t i = 0; i < n; ++i) {
        factor[i].assign(i + 1, 0);
        factor[i][i] = 1;
    }
    for (const DoubtCorrelation& pair : s.doubt_correlations) {
        const auto a = static_cast<std::size_t>(index_of(s.doubt, pair.between[0]));
        const auto b = static_cast<std::size_t>(index_of(s.doubt, pair.between[1]));
        factor[std::max(a, b)][std::min(a, b)] = 2 * std::sin(std::numbers::pi * pair.rank / 6);
    }
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) factor[j][j] -= factor[j][k] * factor[j][k];
        if (factor[j][j] < -no_pivot) return std::nullopt;
        const double pivot = factor[j][j] > no_pivot ? std::sqrt(factor[j][j]) : 0;
        factor[j][j] = pivot;
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) factor[i][j] -= factor[i][k] * factor[j][k];
            if (pivot == 0 && std::abs(factor[i][j]) > std::sqrt(no_pivot)) return std::nullopt;
            factor[i][j] = pivot > 0 ? factor[i][j] / pivot : 0;
        }
    }
    return factor;
}

} // namespace port
