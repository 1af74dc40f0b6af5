#pragma once
#include "models/scenario/type_info.h"

#include <string>

namespace port::io {

/// What a scenario can say as a JSON Schema (draft 2020-12), for editors that complete and check YAML: both a whole
/// scenario and an overlay (`base` and `change`). Shipped as scenarios/schema.json. It takes every text the reader
/// takes; what it cannot say, such as ranges of quantities, the descriptions do.
[[nodiscard]] std::string schema_text(const Catalogues& catalogues);

} // namespace port::io
