#include "tools/scenario_io/source_comment.h"

#include <charconv>

namespace port::io {
namespace {

constexpr int last_fact = 25; // F1 to F25, the numbered facts of the port's published profile

std::string_view without_blanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Whether a text begins with the number of a fact, or several with commas between; what follows is free.
bool names_facts(std::string_view text)
{
    for (;;) {
        text = without_blanks(text);
        if (!text.starts_with('F')) return false;
        text.remove_prefix(1);
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || number < 1 || number > last_fact) return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.starts_with(',')) return text.empty() || text[0] == ' ' || text[0] == ';';
        text.remove_prefix(1);
        if (!without_blanks(text).starts_with('F')) return true; // "F4, of the profile"
    }
}

} // namespace

std::string_view comment_of(std::string_view line)
{
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const char before = i == 0 ? ' ' : line[i - 1];
        if (quote != 0) {
            if (c == '\\' && quote == '"')
                ++i;
            else if (c == quote)
                quote = 0;
        } else if ((c == '"' || c == '\'') && std::string_view(" \t[{,:").find(before) != std::string_view::npos) {
            quote = c;
        } else if (c == '#' && (before == ' ' || before == '\t')) {
            return without_blanks(line.substr(i + 1));
        }
    }
    return {};
}

Source source_of(std::string_view line)
{
    const std::string_view comment = comment_of(line);
    constexpr std::string_view fact = "fact:";
    constexpr std::string_view assumption = "assumption:";
    if (comment.starts_with(fact)) {
        const std::string_view text = without_blanks(comment.substr(fact.size()));
        if (names_facts(text)) return {Source::Kind::fact, std::string(text)};
        return {Source::Kind::none, std::string(comment)};
    }
    if (comment.starts_with(assumption)) {
        const std::string_view text = without_blanks(comment.substr(assumption.size()));
        if (!text.empty()) return {Source::Kind::assumption, std::string(text)};
        return {Source::Kind::none, std::string(comment)};
    }
    return {};
}

} // namespace port::io
