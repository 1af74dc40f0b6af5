#pragma once
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace port::report::test {

/// The first thing that makes the text no well-formed XML, by its tags, quotes and ampersands; empty if nothing does.
inline std::string first_fault(std::string_view text)
{
    std::vector<std::string> open;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '&') {
            const auto end = text.find(';', at);
            if (end == std::string_view::npos || end - at > 8) return "a bare & at " + std::to_string(at);
        }
        if (text[at] != '<') continue;
        std::size_t end = at + 1;
        char quote = 0;
        for (; end < text.size() && (quote || text[end] != '>'); ++end) {
            if (text[end] == '<') return "a < inside a tag at " + std::to_string(at);
            if (quote ? text[end] == quote : text[end] == '"' || text[end] == '\'') quote = quote ? 0 : text[end];
        }
        const std::string_view tag = text.substr(at + 1, end - at - 1);
        if (tag.starts_with("!DOCTYPE")) continue;
        std::size_t name_end = tag.starts_with('/') ? 1 : 0;
        while (name_end < tag.size() && (std::isalnum(static_cast<unsigned char>(tag[name_end])) != 0)) ++name_end;
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                return "</" + std::string(tag.substr(1)) + "> closes nothing";
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.emplace_back(tag.substr(0, name_end));
        }
        at = end;
    }
    return open.empty() ? "" : "<" + open.back() + "> is never closed";
}

} // namespace port::report::test
