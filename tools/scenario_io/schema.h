#pragma once
#include "models/scenario/type_info.h"

#include <string>

namespace port::io {

/// The JSON Schema (2020-12) of scenario files and overlays, from the field tables; scenarios/schema.json is this text.
[[nodiscard]] std::string schema_json(const Catalogues& catalogues);

} // namespace port::io
