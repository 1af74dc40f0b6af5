#include "tools/scenario_io/csv_cells.h"

#include "models/scenario/problems.h"

#include <algorithm>

namespace port::io {
namespace {

void skip_blanks(std::string_view line, std::size_t& byte)
{
    while (byte < line.size() && line[byte] == ' ') ++byte;
}

} // namespace

void CsvCells::fail(CsvRow& row, int line, std::size_t byte, std::string found, std::string expected, bool to_the_end)
{
    row.fault = CsvRow::Fault{{std::string(codes::csv_quote), "", std::move(found), std::move(expected), ""},
                              line,
                              columns_.of(line, static_cast<int>(byte)),
                              to_the_end};
}

bool CsvCells::next(CsvRow& row)
{
    row.cells.clear();
    row.fault.reset();
    if (line_ > text_.count()) return false;
    row.line = line_;
    for (std::size_t byte = 0;; ++byte) {
        CsvCell& cell = row.cells.emplace_back();
        skip_blanks(text_.line(line_), byte);
        cell.line = line_;
        cell.column = columns_.of(line_, static_cast<int>(byte));
        if (byte < text_.line(line_).size() && text_.line(line_)[byte] == '"')
            quoted(row, cell, byte);
        else
            plain(row, cell, byte);
        if (row.fault || byte >= text_.line(line_).size()) break; // else a comma stands here
    }
    row.last_line = line_;
    row.end_column = columns_.of(line_, static_cast<int>(text_.line(line_).size()));
    ++line_;
    return true;
}

void CsvCells::plain(CsvRow& row, CsvCell& cell, std::size_t& byte)
{
    const std::string_view line = text_.line(line_);
    const std::size_t comma = std::min(line.find(',', byte), line.size());
    std::string_view text = line.substr(byte, comma - byte);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (const std::size_t quote = text.find('"'); quote != std::string_view::npos)
        fail(row, line_, byte + quote, "a quote stands inside a cell",
             "quotes around the whole cell, and those in it written twice", false);
    cell.text = text;
    byte = comma;
}

void CsvCells::quoted(CsvRow& row, CsvCell& cell, std::size_t& byte)
{
    const int opened = line_;
    const std::size_t opens = byte++;
    cell.quoted = true;
    for (;;) {
        const std::string_view line = text_.line(line_);
        const std::size_t quote = line.find('"', byte);
        if (quote == std::string_view::npos) {
            if (line_ == text_.count())
                return fail(row, opened, opens, "a quote opens here and is not closed", "quotes in pairs", true);
            cell.text += line.substr(byte);
            cell.text += '\n';
            ++line_;
            byte = 0;
            continue;
        }
        cell.text += line.substr(byte, quote - byte);
        byte = quote + 1;
        if (byte >= line.size() || line[byte] != '"') break;
        cell.text += '"';
        ++byte;
    }
    const std::string_view line = text_.line(line_);
    skip_blanks(line, byte);
    if (byte < line.size() && line[byte] != ',')
        fail(row, line_, byte, "something follows the closing quote of a cell", "a comma or the end of the line",
             false);
}

} // namespace port::io
