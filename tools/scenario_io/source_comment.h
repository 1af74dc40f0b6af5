#pragma once
#include "models/scenario/scenario.h"

#include <string_view>

namespace port::io {

/// What the comment at the end of a line says of its values: `# fact: F4`, `# fact: F3, F4` or `# assumption: <why>`.
/// A comment that begins so but names no fact there is, or gives no reason, is a source of kind `none` whose text is
/// the comment; without such a comment the text is empty.
[[nodiscard]] Source source_of(std::string_view line);

/// The comment of a line without its `#` and blanks; empty if it has none. A `#` in quotes, or without a blank before
/// it, begins none.
[[nodiscard]] std::string_view comment_of(std::string_view line);

} // namespace port::io
