#pragma once
#include <string_view>

namespace port::report {

/// The style sheet of the HTML report: dark on light, system fonts, fit to print.
[[nodiscard]] std::string_view page_style();

} // namespace port::report
