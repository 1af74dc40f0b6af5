#pragma once
#include "tools/study/sensitivity/responses.h"

#include <optional>

namespace port::study {

/// The variance of one run's figure, where all points share the streams of a replication: by a two-way analysis of
/// variance with random effects, x = m + doubt(point) + chance(replication) + interplay. Each part is unbiased, and may
/// come out below nought.
struct VarianceParts {
    double doubt = 0;     ///< of the expected figure, over the points
    double chance = 0;    ///< of what a replication does at all points alike
    double interplay = 0; ///< of what it does at one point beside that; chance as well

    /// Share of chance, both kinds, in the variance of a single run; parts below nought count as none. Nothing if
    /// nothing varies.
    [[nodiscard]] std::optional<double> share_of_chance() const;
};

/// @param responses  at points that are a sample of the doubts
/// @return nothing with one point or one replication alone: doubt and chance can't be told apart
/// Source: Searle, Casella and McCulloch, "Variance Components", Wiley 1992, section 4.3 (two-way crossed, one a cell).
[[nodiscard]] std::optional<VarianceParts> variance_parts(const Responses& responses);

} // namespace port::study
