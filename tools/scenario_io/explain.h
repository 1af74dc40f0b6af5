#pragma once
#include "models/scenario/type_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace port::io {

/// What a word of the scenario language means: a code (E012), a key (`depth`, in every record that has it), a path
/// (`berths.depth`, `berths[0].depth`), or the name of a choice (`best fit`).
/// @return nothing if it is none of these
[[nodiscard]] std::optional<std::string> explain(std::string_view word, const Catalogues& catalogues);

} // namespace port::io
