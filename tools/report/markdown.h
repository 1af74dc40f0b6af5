#pragma once
#include "tools/report/table.h"

#include <string>

namespace port::report {

/// The table in Markdown, as people read it: title as a heading, a row a line, notes as paragraphs below. What would
/// end a cell or a line in a text is escaped.
[[nodiscard]] std::string to_markdown(const Table& table);

} // namespace port::report
