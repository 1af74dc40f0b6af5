#pragma once
#include "models/run.h"
#include "tools/verify/expectation.h"

#include <optional>
#include <string>

namespace port::verify {

/// The figure of a run that an expectation is of; nothing if the run has none, or one without a value.
[[nodiscard]] std::optional<double> figure_of(const RunResult& run, const Expectation& expected);

/// How a run differs from an expectation, in words; no text where it gave what was expected. The run must have kept its
/// calls.
[[nodiscard]] std::string difference(const Expectation& expected, const RunResult& run);

/// What must hold in every run: each call's causes add up to her time in port, each resource's shares to 1. The first
/// that does not, in words; no text if all do.
[[nodiscard]] std::string breach(const RunResult& run);

} // namespace port::verify
