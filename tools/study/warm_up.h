#pragma once
#include "models/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <stop_token>

namespace port::study {

/// How long the port takes to forget that it began empty: MSER-5 (sim/statistics/mser5.h) on the hours in port of the
/// calls of one pilot run, in order of arrival. The pilot runs the first year without warm-up, at its yearly demand
/// without season and without investments, on streams of its own.
///
/// @return whole days, rounded up; nothing if the pilot is too short to tell or has too few calls
/// @throws ModelFailure, RunStopped
[[nodiscard]] std::optional<int> warm_up_days(const Scenario& scenario, std::uint64_t seed,
                                              const std::stop_token& stop);

} // namespace port::study
