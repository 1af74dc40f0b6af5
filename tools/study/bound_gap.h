#pragma once
#include "models/results/figures.h"
#include "tools/study/binding.h"
#include "tools/study/static_bound.h"

#include <string>
#include <vector>

namespace port::study {

/// What the links let pass beside what a run moved, in one period, of a category or the port.
struct BoundGap {
    StaticBound bound;
    std::optional<double> demand; ///< t, mean over replications
    Figure moved;                 ///< throughput with its interval, t
    double gap = 0;               ///< t; bound less moved
    std::string why;              ///< what takes it, in words
};

/// A gap for each bound whose throughput was reported, in the order of the bounds. Why there is one:
/// the run is at its bound; or less is asked for; or the land lets no more of it pass; or another resource binds first,
/// as the trials of `verdict` showed; or the very link that bounds it binds, and stands part of its time.
[[nodiscard]] std::vector<BoundGap> bound_gaps(const std::vector<StaticBound>& bounds, const Summary& summary,
                                               const Verdict& verdict);

} // namespace port::study
