#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace port::report {

/// A number for people: with the decimals given, else 6 significant digits without idle noughts; never an exponent
/// between 1e-4 and 1e15. NaN and endless numbers give "-". Does not depend on the locale.
[[nodiscard]] std::string readable(double value, std::optional<int> decimals = {});

/// A number for programs: the shortest text that reads back as the same double. NaN and endless numbers give "".
[[nodiscard]] std::string exact(double value);

/// How many columns of a terminal the text takes: wide characters count two, combining ones none. Bytes that are not
/// UTF-8 count one each.
[[nodiscard]] int display_width(std::string_view text);

/// The text broken into lines of at most `width` columns, at spaces where there are any; at least one line.
[[nodiscard]] std::string wrapped_line(std::string_view& rest, int width);

} // namespace port::report
