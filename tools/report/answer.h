#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"
#include "tools/report/table.h"
#include "tools/study/binding.h"
#include "tools/study/bound_gap.h"

#include <cstdint>
#include <string>

namespace port::report {

/// One scenario's answer: what every output of a run is made from. A plain value.
struct Answer {
    std::string label; ///< tells it from the others of the same run; empty if it is the only one
    Scenario scenario; ///< as it was run, changes and all
    Summary summary;
    study::Verdict verdict;
    std::vector<study::BoundGap> gaps; ///< what the links let pass beside what moved
    std::uint64_t seed = 0;
    std::string model_version;
    Table sources;      ///< every value with where it comes from
    std::string repeat; ///< the line that repeats the run
    std::vector<std::string>
        remarks; ///< sentences that the reader must know: a precision not reached, a warm-up not found
};

} // namespace port::report
