#include "tools/report/markdown.h"

#include "tools/report/terminal.h"

namespace port::report {
namespace {

/// A bar would end the cell, a line break the row.
std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '|' || c == '\\') safe += '\\';
        safe += c == '\n' || c == '\r' ? ' ' : c;
    }
    return safe;
}

} // namespace

std::string to_markdown(const Table& table)
{
    std::string text = table.title.empty() ? "" : "# " + escaped(table.title) + "\n\n";
    text += "|";
    for (const Column& c : table.columns) text += " " + escaped(c.name + (c.unit.empty() ? "" : ", " + c.unit)) + " |";
    text += "\n|";
    for (const Column& c : table.columns) text += c.align == Align::right ? "---:|" : "---|";
    for (const auto& row : table.rows) {
        text += "\n|";
        for (std::size_t i = 0; i < row.size(); ++i) text += " " + escaped(readable(row[i], table.columns[i])) + " |";
    }
    text += "\n";
    for (const std::string& note : table.notes) text += "\n" + note + "\n";
    return text;
}

} // namespace port::report
