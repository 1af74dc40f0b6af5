#pragma once
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace port::study {

/// Something asked for that the scenario does not have; the text says so, with the nearest name.
struct UnknownResource : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The resource that a text names: as people call it ("dumper of coal trains", "tugs", "room of coal yard") or by its
/// name in the scenario, where the first of `all_resources` (models/results) is taken. Case does not count.
/// @throws UnknownResource
[[nodiscard]] Resource named_resource(const std::string& text, const Scenario& scenario);

} // namespace port::study
