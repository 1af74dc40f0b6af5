#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace port {

/// How many letters must be put in, left out, changed or swapped with a neighbour to make `a` into `b`; case does not
/// count. Source: Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964, in
/// the form that changes no piece twice (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate most like `name`, or an empty string if none is near enough to be what was meant (at most a third of
/// its letters differ, and always one may). Among equals the first listed. Looks at the first 1000 candidates.
[[nodiscard]] std::string nearest(std::string_view name, std::span<const std::string> candidates);

/// "did you mean 'depth'?", or an empty string if nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

} // namespace port
