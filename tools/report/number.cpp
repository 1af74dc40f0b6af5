#include "tools/report/number.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace port::report {
namespace {

/// The character at the start of the text: its bytes and its columns.
struct Glyph {
    std::size_t bytes;
    int columns;
};

Glyph first_glyph(std::string_view text)
{
    utf8proc_int32_t code = -1;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (bytes <= 0) return {1, 1};
    return {static_cast<std::size_t>(bytes), utf8proc_charwidth(code)};
}

void strip_idle_noughts(std::string& text)
{
    if (text.find('.') == std::string::npos) return;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
}

} // namespace

std::string readable(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value)) return "-";
    const double size = std::abs(value);
    if (size != 0 && (size >= 1e15 || (size < 1e-4 && !decimals))) return fmt::format("{:.6g}", value);

    std::string text;
    if (decimals) {
        text = fmt::format("{:.{}f}", value, *decimals);
    } else {
        // Through six significant digits first, so that 14312345 becomes 14312300 and not 14312345.
        const std::string rounded = fmt::format("{:.5e}", value);
        double six = 0;
        std::from_chars(rounded.data(), rounded.data() + rounded.size(), six);
        const int whole = size == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(six))));
        text = fmt::format("{:.{}f}", six, std::max(0, 5 - whole));
        strip_idle_noughts(text);
    }
    const bool nought = text.find_first_of("123456789") == std::string::npos;
    if (nought && text.front() == '-') text.erase(0, 1);
    return text;
}

std::string exact(double value)
{
    if (!std::isfinite(value)) return "";
    if (value == 0) return "0";
    const double size = std::abs(value);
    char buffer[64];
    const auto form = size >= 1e-6 && size < 1e15 ? std::chars_format::fixed : std::chars_format::general;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, form);
    return {buffer, end.ptr};
}

int display_width(std::string_view text)
{
    int width = 0;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        width += glyph.columns;
        text.remove_prefix(glyph.bytes);
    }
    return width;
}

std::string wrapped_line(std::string_view& rest, int width)
{
    std::size_t end = 0, space = std::string_view::npos;
    int used = 0;
    while (end < rest.size()) {
        const Glyph glyph = first_glyph(rest.substr(end));
        if (rest[end] == ' ') space = end;
        if (used + glyph.columns > width && end > 0) break;
        used += glyph.columns;
        end += glyph.bytes;
    }
    std::string line;
    if (end < rest.size() && space != std::string_view::npos && space > 0) {
        line = rest.substr(0, space);
        rest.remove_prefix(space + 1);
    } else {
        line = rest.substr(0, end);
        rest.remove_prefix(end);
    }
    return line;
}

} // namespace port::report
