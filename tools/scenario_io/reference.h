#pragma once
#include "models/scenario/type_info.h"

#include <string>

namespace port::io {

/// All that a scenario can say, in Markdown: each part with its keys, units, strategies and the codes of errors.
/// Shipped as scenarios/REFERENCE.md.
[[nodiscard]] std::string reference_page(const Catalogues& catalogues);

} // namespace port::io
