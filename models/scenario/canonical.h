#pragma once
#include "models/scenario/scenario.h"

#include <string>

namespace port {

/// The whole scenario, defaults included, as one text in base units: a scenario file that reads back as the same
/// scenario. Two scenarios have the same text only if they are the same, so the text can be hashed as a key.
[[nodiscard]] std::string canonical(const Scenario& scenario);

/// A text in double quotes, with JSON's escapes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace port
