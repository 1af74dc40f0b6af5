#pragma once
#include "tools/report/table.h"

namespace port::report {

/// The table as CSV that spreadsheets open as it stands: RFC 4180 with CRLF, UTF-8 with a byte order mark, numbers with
/// every digit and a point. A head is the column's name and its unit in brackets; an Estimate column gives three
/// columns (mean, low, high), whichever rows have an interval. A missing figure is an empty field. Text that a
/// spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe before
/// it.
[[nodiscard]] std::string to_csv(const Table& table);

} // namespace port::report
