#pragma once
#include "tools/study/measure_name.h"
#include "tools/study/run_figures.h"
#include "tools/study/sensitivity/morris.h"
#include "tools/study/sensitivity/next_to_measure.h"
#include "tools/study/sensitivity/sobol_indices.h"
#include "tools/study/sensitivity/tornado.h"

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace port::study {

/// The scenario's doubts can't be studied so; the text says why, and what can be done.
struct SensitivityRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One at a time; trajectories for screening; shares of the variance.
enum class SensitivityMethod { tornado, morris, sobol };

struct SensitivityRequest {
    SensitivityMethod method = SensitivityMethod::tornado;
    std::string of = "waiting.port"; ///< as `named_measure` reads it
    std::uint64_t seed = 1;          ///< of the design and the bootstrap; `figures` has that of the runs
    std::size_t samples = 128;       ///< rows of Sobol's sequence, or trajectories; a tornado has none
    std::size_t replications = 2;    ///< of each point, on the same streams at all points
    double tail =
        0.05; ///< a tornado's ends, and those of Morris' range, are the quantiles at this chance and at 1 less it
    double confidence = 0.95;
    unsigned threads = 0; ///< 0: as many as there are cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

struct SensitivityAnswer {
    Quantity of;
    std::vector<DoubtSpec> doubts;
    std::vector<double> low, high; ///< by doubt: what is drawn at the ends of the range that is studied
    std::variant<Tornado, MorrisEffects, SobolIndices> found;
    std::optional<NextToMeasure> next; ///< nothing where no variance was found
    std::size_t points = 0;
    std::size_t runs = 0;
    std::size_t unsettled = 0; ///< runs in which what the figure is of has no steady state
};

/// How many points a study has, each run as often as there are replications.
[[nodiscard]] std::size_t points_of(const SensitivityRequest& request, std::size_t doubts);

/// How much each of the scenario's doubts moves one figure. A tornado starts from the scenario as it stands, and leaves
/// correlations aside; Sobol draws each doubt from its whole law, Morris moves through the range between its tails.
/// The same answer for any number of threads.
/// @throws UnknownMeasure, SensitivityRefused, DoubtRefused  before the study's own runs; SensitivityRefused also as
///         soon as a run has no such figure
/// @throws ModelFailure, RunStopped
[[nodiscard]] SensitivityAnswer study_sensitivity(const Scenario& scenario, const SensitivityRequest& request,
                                                  const RunFigures& figures);

} // namespace port::study
