#pragma once
#include "tools/report/answer.h"

#include <span>
#include <string>

namespace port::report {

/// One self-contained HTML page: sentence, table by year, plots as inline SVG, what was tried, every figure in tables
/// that unfold, assumptions and facts, and the line that repeats the run. It needs no script, no network and no other
/// file, and says so in its content policy. Several answers stand one after the other. Valid as XML too.
[[nodiscard]] std::string to_html(std::span<const Answer> answers);

} // namespace port::report
