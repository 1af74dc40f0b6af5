#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace port::report {

/// A whole HTML page around a body: no script, no network, no other file, and its content policy says so. Valid as XML
/// too. @param title  as plain text
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

/// Drawings side by side, each one <svg>; nothing without one.
[[nodiscard]] std::string figures_html(const std::vector<std::string>& drawings);

} // namespace port::report
