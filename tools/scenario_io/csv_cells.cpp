#include "tools/scenario_io/csv_cells.h"

#include "models/scenario/problems.h"

#include <algorithm>

namespace port::io {
namespace {

void skip_blanks(std::string_view line, std::size_t& byte)
{
    while (byte < line.size() && line[byte] == ' ') ++byte;
}

/// Adds to the text of a cell, until it is too long.
void add(CsvCell& cell, std::string_view piece)
{
    if (cell.text.size() <= longest_cell) cell.text += piece.substr(0, longest_cell + 1 - cell.text.size());
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
    row.count = 0;
    for (std::size_t byte = 0;; ++byte) {
        read_cell(row, ++row.count <= most_cells ? row.cells.emplace_back() : beyond_, byte);
        if (row.fault || byte >= text_.line(line_).size()) break; // else a comma stands here
    }
    row.last_line = line_;
    row.end_column = columns_.of(line_, static_cast<int>(text_.line(line_).size()));
    ++line_;
    return true;
}

void CsvCells::read_cell(CsvRow& row, CsvCell& cell, std::size_t& byte)
{
    skip_blanks(text_.line(line_), byte);
    cell = {};
    cell.line = line_;
    cell.column = columns_.of(line_, static_cast<int>(byte));
    if (byte < text_.line(line_).size() && text_.line(line_)[byte] == '"')
        quoted(row, cell, byte);
    else
        plain(row, cell, byte);
    cell.too_long = cell.text.size() > longest_cell;
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
    cell.text = text.substr(0, longest_cell + 1);
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
            add(cell, line.substr(byte));
            add(cell, "\n");
            ++line_;
            byte = 0;
            continue;
        }
        add(cell, line.substr(byte, quote - byte));
        byte = quote + 1;
        if (byte >= line.size() || line[byte] != '"') break;
        add(cell, "\"");
        ++byte;
    }
    const std::string_view line = text_.line(line_);
    skip_blanks(line, byte);
    if (byte < line.size() && line[byte] != ',')
        fail(row, line_, byte, "something follows the closing quote of a cell", "a comma or the end of the line",
             false);
}

} // namespace port::io
