#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"
#include "tools/study/capacity_rule.h"
#include "tools/study/run_figures.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// A mean over replications with its interval.
struct Reading {
    double mean = 0;
    double low = 0, high = 0; ///< as far as the mean where there is but one replication, or nothing varies
};

/// What the port does at one demand.
struct CapacityPoint {
    double factor = 1; ///< times the scenario's demand
    double tonnes = 0; ///< asked a year
    bool settled = true;
    std::optional<Reading> moved, waiting, waiting_ratio; ///< of the category asked about, or the port
    std::vector<std::optional<Reading>> rules;            ///< the figure of each rule; nothing where no call had one
    std::vector<Reading> beyond; ///< by rule: how far beyond its limit, in its unit; <= 0 is kept
    std::map<std::string, Reading>
        piling; ///< by category or trade: growth of its backlog beyond what a steady state has

    /// Whether the port has a steady state and keeps to every rule in the mean.
    [[nodiscard]] bool meets() const
    {
        return settled && std::all_of(beyond.begin(), beyond.end(), [](const Reading& b) { return b.mean <= 0; });
    }
};

/// What is asked at each demand that is tried.
struct PointRequest {
    std::string of; ///< category, or every_category
    std::vector<CapacityRule> rules;
    std::size_t replications = 10;
    double confidence = 0.95; ///< of each interval
    unsigned threads = 0;
    std::stop_token stop{};
};

/// Runs the scenario at `factor` times its demand, with replications 0, 1, 2 ... as at every other demand, so that
/// demands are compared on common random numbers.
/// @param kept  where the figures of the replications are put, if they are wanted
/// @throws BadQuestion  if that demand can't be said; ModelFailure, RunStopped
[[nodiscard]] CapacityPoint try_demand(const Scenario& scenario, const PointRequest& request, double factor,
                                       const RunFigures& figures, std::vector<std::vector<Measured>>* kept = nullptr);

} // namespace port::study
