#pragma once
#include "tools/study/sensitivity/morris.h"
#include "tools/study/sensitivity/sobol_indices.h"
#include "tools/study/sensitivity/tornado.h"

#include <cstddef>
#include <optional>

namespace port::study {

/// The one value worth measuring next: the dimension that seems to matter most, and whether that is sure.
struct NextToMeasure {
    std::size_t dimension = 0;
    Estimated worth;                  ///< the size of its swing, its mu*, or its S1
    bool matters = false;             ///< told apart from no effect at all
    bool told_apart = false;          ///< from every other
    std::optional<std::size_t> rival; ///< the other one that it is told apart from least; nothing if it is alone
    /// How many times as many replications, trajectories or samples would tell it from the rival, if the difference is
    /// what it seems to be; nothing if there is none to be seen.
    std::optional<double> times_more;
};

/// By the size of the swing; differences of sizes are paired by replication.
[[nodiscard]] NextToMeasure next_to_measure(const Tornado& tornado, double confidence = 0.95);
/// By mu*. It matters if mu is told from nought, or mu* lies above what chance alone would give: 0.8 of the standard
/// deviation that it gives an effect.
[[nodiscard]] NextToMeasure next_to_measure(const MorrisEffects& effects, double confidence = 0.95);
/// By S1. Nothing if no variance was found.
[[nodiscard]] std::optional<NextToMeasure> next_to_measure(const SobolIndices& indices, double confidence = 0.95);

} // namespace port::study
