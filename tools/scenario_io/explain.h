#pragma once
#include "models/scenario/type_info.h"

#include <string>
#include <string_view>

namespace port::io {

/// What `portsim explain` says of one thing.
struct Explanation {
    std::string text; ///< whole lines
    bool found = true;
};

/// Explains the code of a problem (`E012`), a key (`depth`, `handles.rate`), a path with items by name, number or not
/// at all (`berths[coal 1].depth`, `berths[].depth`), or a strategy (`erlang`). A key that stands in several parts is
/// explained for each. What is unknown gives the nearest names instead.
[[nodiscard]] Explanation explain(std::string_view what, const Catalogues& catalogues);

} // namespace port::io
