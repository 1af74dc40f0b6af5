#pragma once
#include "models/scenario/scenario.h"

#include <stdexcept>
#include <string_view>

namespace port::study {

/// A text names no path and range; the text says what was found and expected.
struct BadRange : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A doubt that the scenario does not list: `path=low:high`, anything between two values alike, such as
/// `berths[coal berth].handles[coal].rate=2000 t/h:3500 t/h`. Both ends have the same unit, or the last one has it for
/// both. The doubt is named by its path.
/// @throws BadRange  whether the path and the unit suit the scenario is for `check` to say
[[nodiscard]] DoubtSpec doubt_of_range(std::string_view text);

/// The scenario with such doubts beside its own.
/// @throws BadRange  if one of them does not fit the scenario, or a value is in doubt twice
[[nodiscard]] Scenario with_ranges(Scenario scenario, const std::vector<std::string>& ranges);

} // namespace port::study
