#include "tools/report/terminal.h"

#include "tools/report/number.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace port::report {
namespace {

constexpr int gap = 2;
constexpr int narrowest = 14;

struct Readable {
    const Column& column;

    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return readable(number, column.decimals); }
    std::string operator()(const Exact& number) const { return number.digits; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Estimate& estimate) const
    {
        std::string text = readable(estimate.mean, column.decimals);
        if (has_width(estimate)) text += " ± " + readable((*estimate.high - *estimate.low) / 2, column.decimals);
        return text;
    }
};

std::string without_controls(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    return text;
}

std::string bold(const std::string& text, const TerminalStyle& style)
{
    return style.colour && !text.empty() ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string padded(const std::string& text, int width, Align align)
{
    const std::string space(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
    return align == Align::left ? text + space : space + text;
}

/// A table as text: heads first, then rows; and the width of each column.
struct Texts {
    std::vector<std::vector<std::string>> lines;
    std::vector<int> widths;
};

Texts texts_of(const Table& table)
{
    Texts texts;
    std::vector<std::string> names, units;
    for (const Column& c : table.columns) {
        names.push_back(without_controls(c.name));
        units.push_back(without_controls(c.unit));
    }
    texts.lines = {names, units};
    for (const auto& row : table.rows) {
        std::vector<std::string> line;
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            line.push_back(without_controls(readable(row[c], table.columns[c])));
        texts.lines.push_back(std::move(line));
    }
    texts.widths.assign(table.columns.size(), 0);
    for (const auto& line : texts.lines)
        for (std::size_t c = 0; c < line.size(); ++c)
            texts.widths[c] = std::max(texts.widths[c], display_width(line[c]));
    return texts;
}

int total_width(const std::vector<int>& widths, const std::vector<std::size_t>& which)
{
    return std::accumulate(which.begin(), which.end(), -gap,
                           [&](int sum, std::size_t c) { return sum + widths[c] + gap; });
}

/// Wraps columns of words until all fit; if that can't be done, only those that are wider than the room by themselves.
void narrow_words(const Table& table, std::vector<int>& widths, int room)
{
    const std::vector<int> as_they_are = widths;
    std::vector<std::size_t> all(widths.size());
    std::iota(all.begin(), all.end(), 0u);
    while (total_width(widths, all) > room) {
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (table.columns[c].align == Align::left && widths[c] > narrowest &&
                (widest == widths.size() || widths[c] > widths[widest]))
                widest = c;
        if (widest == widths.size()) {
            widths = as_they_are;
            for (std::size_t c = 1; c < widths.size(); ++c)
                if (table.columns[c].align == Align::left) // a number that breaks over lines can't be read
                    widths[c] = std::min(widths[c], std::max(narrowest, room - widths.front() - gap));
            return;
        }
        --widths[widest];
    }
}

/// Which columns stand beside each other: one group if all fit, else several that open with the first column.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<int>& widths, int room)
{
    std::vector<std::vector<std::size_t>> groups{{}};
    for (std::size_t c = 0; c < widths.size(); ++c) {
        auto tried = groups.back();
        tried.push_back(c);
        if (room > 0 && groups.back().size() > 1 && total_width(widths, tried) > room)
            groups.push_back({0, c});
        else
            groups.back() = std::move(tried);
    }
    return groups;
}

std::string line_of(const Table& table, const Texts& texts, const std::vector<std::size_t>& group, std::size_t row)
{
    std::vector<std::string_view> rest;
    for (const std::size_t c : group) rest.push_back(texts.lines[row][c]);
    std::string out;
    bool more = true;
    while (more) {
        std::string line;
        more = false;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const std::size_t c = group[i];
            const std::string part = wrapped_line(rest[i], texts.widths[c]);
            line += std::string(i == 0 ? 0 : gap, ' ') + padded(part, texts.widths[c], table.columns[c].align);
            more = more || !rest[i].empty();
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

} // namespace

std::string readable(const Cell& cell, const Column& column)
{
    return std::visit(Readable{column}, cell);
}

std::string paragraph(const std::string& text, const TerminalStyle& style, bool is_bold)
{
    const std::string clean = without_controls(text);
    std::string_view rest = clean;
    std::string out;
    do {
        const std::string line =
            style.width > 0 ? wrapped_line(rest, style.width) : std::string(std::exchange(rest, {}));
        out += (is_bold ? bold(line, style) : line) + '\n';
    } while (!rest.empty());
    return out;
}

std::string to_terminal(const Table& table, const TerminalStyle& style)
{
    Texts texts = texts_of(table);
    if (style.width > 0) narrow_words(table, texts.widths, style.width);

    std::string out;
    if (!table.title.empty()) out += paragraph(table.title, style, true);
    bool first = true;
    for (const auto& group : groups_of(texts.widths, style.width)) {
        if (!std::exchange(first, false)) out += '\n';
        std::string head = line_of(table, texts, group, 0);
        head.pop_back();
        out += bold(head, style) + '\n';
        const std::string units = line_of(table, texts, group, 1);
        if (units.find_first_not_of(" \n") != std::string::npos) out += units;
        int width = 0;
        for (const std::size_t c : group) width += texts.widths[c] + gap;
        for (int i = 0; i < width - gap; ++i) out += "─";
        out += '\n';
        for (std::size_t row = 2; row < texts.lines.size(); ++row) out += line_of(table, texts, group, row);
    }
    for (const std::string& note : table.notes) out += paragraph(note, style);
    return out;
}

} // namespace port::report
