#pragma once
#include "tools/report/table.h"

#include <cstddef>
#include <functional>
#include <string>

namespace port::report {

/// A table as HTML, its notes below it. Valid as XML too.
/// @param marked  says of a row's number whether it stands out; none does if empty
[[nodiscard]] std::string table_html(const Table& table, const std::function<bool(std::size_t)>& marked = {});

} // namespace port::report
