#pragma once
#include "tools/report/table.h"

namespace port::report {

/// How a table is shown on a terminal.
struct TerminalStyle {
    bool colour = false; ///< bold heads by ANSI escapes; the caller asks only for a terminal without NO_COLOR
    int width = 0;       ///< columns there are; 0: as many as it takes, as in a pipe
};

/// The table as aligned text, each line ended by a newline. Where it is too wide, columns of words are wrapped first
/// (not below 14); what then still does not fit stands in further tables below, each opening with the first column.
/// Control characters in names are shown as '?', so that a name can't move the cursor.
[[nodiscard]] std::string to_terminal(const Table& table, const TerminalStyle& style = {});

/// One cell as people read it: an Estimate is "20.1 ± 0.3", a missing one "-".
[[nodiscard]] std::string readable(const Cell& cell, const Column& column);

/// Plain text wrapped to the width (0: not at all), ended by a newline.
[[nodiscard]] std::string paragraph(const std::string& text, const TerminalStyle& style, bool bold = false);

} // namespace port::report
