#pragma once
#include "models/scenario/scenario.h"
#include "tools/study/measure_name.h"
#include "tools/study/run_figures.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// What makes a scenario the best, and how sure one wants to be.
struct BestRequest {
    Quantity quantity;
    bool greatest = false;
    double indifference = 0;  ///< the least difference worth telling apart, in the figure's unit
    double confidence = 0.95; ///< chance of a right selection
    std::size_t first = 10;   ///< replications of each before the first look
    std::size_t most = 1000;  ///< of each, at which to give up
    unsigned threads = 0;     ///< 0: as many as there are cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

struct BestAnswer {
    std::size_t best = 0;
    bool decided = false;                  ///< else `best` leads after `most` replications, without a promise
    std::vector<double> means;             ///< of each scenario over its own replications
    std::vector<std::size_t> replications; ///< of each scenario that count
    std::vector<bool> settled;             ///< whether each had a steady state, by its first replications
};

/// Selects the best of several scenarios by Kim and Nelson's procedure (sim/statistics/kim_nelson.h) on common random
/// numbers: those that are clearly not the best stop early. If the best mean leads the next by `indifference` at least,
/// the best is chosen with chance `confidence` at least; if not, one of those so close to it may be. A mean wait of a
/// scenario without steady state is no figure of the port's, and the answer says which are such. The same answer for
/// any number of threads.
/// @throws BadQuestion  if a replication has no such figure; ModelFailure, RunStopped; std::invalid_argument as
/// KimNelson
[[nodiscard]] BestAnswer select_best_scenario(std::span<const Scenario> scenarios, const BestRequest& request,
                                              const RunFigures& figures);

} // namespace port::study
