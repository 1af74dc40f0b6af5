#include "tools/scenario_io/overlay_text.h"

#include "tools/scenario_io/text_lines.h"

#include <string_view>

namespace port::io {
namespace {

/// As YAML reads it back: in single quotes where a plain text would be taken for something else.
std::string as_yaml(const std::string& text)
{
    constexpr std::string_view signs = "'\"{}&*!|>%@`#,?:";
    const bool plain = !text.empty() && text.find_first_of(signs) == std::string::npos && text.front() != '[' &&
                       text.front() != '-' && text.front() != ' ' && text.back() != ' ';
    if (plain) return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

/// A comment stays one line, whatever names are in it.
std::string in_comment(const std::string& text)
{
    return printable(text, 400);
}

} // namespace

std::string overlay_text(const std::vector<std::string>& comments, const std::string& base, const std::string& title,
                         const std::vector<OverlayLine>& lines)
{
    std::string text;
    for (const std::string& comment : comments) text += "# " + in_comment(comment) + "\n";
    text += "base: " + as_yaml(base) + "\ntitle: " + as_yaml(title) + "\n\nchange:";
    if (lines.empty()) return text + " {}\n";
    text += "\n";
    for (const OverlayLine& line : lines)
        text +=
            "  " + as_yaml(line.path) + ": " + as_yaml(line.value) + " # assumption: " + in_comment(line.why) + "\n";
    return text;
}

std::string seen_from(const std::filesystem::path& file, const std::filesystem::path& other)
{
    namespace fs = std::filesystem;
    if (other.is_absolute()) return other.lexically_normal().string();
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    return fs::absolute(other).lexically_normal().lexically_relative(folder).string();
}

} // namespace port::io
