#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace port::study {

/// The figures of one replication of a scenario, at the study's seed: run now, or taken from where they were kept. The
/// same question gives the same figures. Called from several threads at once.
/// @throws ModelFailure, RunStopped
using RunFigures = std::function<std::vector<Measured>(const Scenario& scenario, std::uint64_t replication)>;

} // namespace port::study
