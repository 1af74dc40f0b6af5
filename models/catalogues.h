#pragma once
#include "models/scenario/type_info.h"

namespace port {

/// Every strategy the port model knows, by family; what reader, schema, reference page and `--set` check choices
/// against.
[[nodiscard]] const Catalogues& catalogues();

} // namespace port
