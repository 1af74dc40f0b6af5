#pragma once
#include "models/scenario/type_info.h"

#include <string>

namespace port::io {

/// The reference of all keys in Markdown, from the field tables; scenarios/REFERENCE.md is this text.
[[nodiscard]] std::string reference_markdown(const Catalogues& catalogues);

} // namespace port::io
