#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"
#include "tools/study/run_figures.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// A sample of the doubts is no scenario that can be run; the text says which, and why.
struct DoubtRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How much of a figure's spread is doubt about the inputs, and how much chance within a run, by a one-way analysis of
/// variance with random effects: x = m + doubt + chance, a group of replications for each sample of the doubts.
struct SpreadShares {
    double mean = 0;                 ///< of the groups' means
    std::optional<double> low, high; ///< its interval by Student's t over groups; nothing with one group
    double p5 = 0, p95 = 0;          ///< by doubt: of the groups' means, drawn in until they spread as doubt alone does
    double doubt = 0;                ///< variance; (MSB - MSW) / n0, which is unbiased and may come out below nought
    double chance = 0;               ///< variance; MSW, unbiased
    std::size_t groups = 0;          ///< that have a value

    /// Share of doubt in the variance of a single run; a doubt below nought counts as none. Nothing if nothing varies.
    [[nodiscard]] std::optional<double> share_of_doubt() const;
};

/// @param groups  values by sample; empty groups are left out, and they need not be of one size:
///                n0 = (n - sum n_i^2 / n) / (groups - 1)
/// @return nothing unless there are two groups, and more values than groups
/// Source: Searle, Casella and McCulloch, "Variance Components", Wiley 1992, sections 3.5 and 3.6.
[[nodiscard]] std::optional<SpreadShares> spread_shares(const std::vector<std::vector<double>>& groups,
                                                        double confidence = 0.95);

/// What is drawn of each doubt, in the order of the scenario: a factor or a value. Depends on the seed, the sample's
/// number and the names of the doubts alone (streams `doubt/<name>`), and through correlations on those that stand
/// before.
[[nodiscard]] std::vector<double> draw_doubts(const Scenario& scenario, std::uint64_t seed, std::uint64_t sample);

/// The scenario of one sample; its own list of doubts is empty.
/// @throws DoubtRefused  if a draw does not fit, alone or beside the others
[[nodiscard]] Scenario with_doubts(const Scenario& scenario, const std::vector<double>& drawn, std::uint64_t sample);

struct DoubtRequest {
    std::uint64_t seed = 1;
    std::size_t samples = 100;    ///< of the doubts, two at least
    std::size_t replications = 5; ///< of each sample, two at least
    double confidence = 0.95;
    unsigned threads = 0; ///< 0: as many as there are cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// One figure over all samples and replications.
struct DoubtFigure {
    FigureKey key;
    SpreadShares spread;
};

struct DoubtAnswer {
    std::vector<std::vector<double>> drawn; ///< by sample, then by doubt
    std::vector<DoubtFigure> figures;       ///< in the order of the catalogue of measures
};

/// Second-order Monte Carlo: runs each sample of the doubts with replications of its own (sample s has the numbers
/// s * replications and on, so no two runs share their chance) and separates doubt from chance for throughput, waiting
/// and waiting ratio of the port and its categories, berth occupancy, demurrage and cost. The same answer for any
/// number of threads.
/// @throws DoubtRefused before anything runs; ModelFailure, RunStopped
[[nodiscard]] DoubtAnswer study_doubt(const Scenario& scenario, const DoubtRequest& request, const RunFigures& figures);

} // namespace port::study
