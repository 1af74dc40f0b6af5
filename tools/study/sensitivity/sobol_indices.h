#pragma once
#include "tools/study/designs/sobol_sequence.h"
#include "tools/study/sensitivity/chance_share.h"
#include "tools/study/sensitivity/resampling.h"
#include "tools/study/sensitivity/responses.h"

#include <optional>
#include <vector>

namespace port::study {

/// The points of Saltelli's scheme: of each row of a scrambled Sobol sequence in 2 k dimensions, whose halves are A and
/// B, the points A, then A with each one of its coordinates from B, then B. n (k + 2) points.
class SaltelliPoints final : public Design {
public:
    /// @param samples  rows; a power of two balances them best
    /// @throws std::invalid_argument  with fewer than 2 samples, without a dimension, or with more than 500
    SaltelliPoints(std::uint64_t samples, std::size_t dimensions, std::uint64_t seed);

    [[nodiscard]] std::uint64_t points() const override { return rows_.points() * (dimensions_ + 2); }
    [[nodiscard]] std::size_t dimensions() const override { return dimensions_; }
    [[nodiscard]] std::size_t samples() const { return rows_.points(); }

private:
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::size_t dimensions_;
    SobolSequence rows_;
};

/// What part of the variance a dimension has.
struct SobolIndex {
    Estimated first; ///< S1: by which the variance would fall, on average, if the dimension were known
    Estimated total; ///< ST: by itself and with others; what would be left if all others were known
};

struct SobolIndices {
    double mean = 0;     ///< of the figure
    double variance = 0; ///< of the expected figure at a point, over the points
    /// By dimension; empty where the variance of the expected figure can't be told from nought.
    std::vector<SobolIndex> of;
    Resampled firsts;                   ///< of each sample of the rows, by dimension
    std::optional<VarianceParts> parts; ///< doubt and chance of a single run; nothing with one replication
};

/// Sobol indices of the figure that is expected at a point: where there are replications, their noise is taken out of
/// each estimate by what is seen between them. Intervals by bootstrap over the rows; rows of a scrambled sequence are
/// better balanced than independent ones, so the intervals are rather too wide than too narrow.
///
///     S1 = mean f(B) (f(AB) - f(A)) / V,   ST = mean (f(A) - f(AB))^2 / (2 V)
///
/// @param responses  at the points of `SaltelliPoints` with that many dimensions
/// @throws std::invalid_argument  if their number is no multiple of dimensions + 2, or that of rows below 2
/// Sources: Saltelli and others, "Variance based sensitivity analysis of model output: design and estimator for the
/// total sensitivity index", Computer Physics Communications 181(2), 2010, table 2 (b) and (f); ST after Jansen,
/// "Analysis of variance designs for model output", Computer Physics Communications 117(1-2), 1999.
[[nodiscard]] SobolIndices sobol_indices(const Responses& responses, std::size_t dimensions,
                                         const Resampling& resampling = {});

} // namespace port::study
