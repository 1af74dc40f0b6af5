#pragma once
#include "models/scenario/problem.h"
#include "tools/scenario_io/text_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace port::io {

inline constexpr std::size_t longest_cell = 10'000; ///< bytes; of a longer one no more is kept
inline constexpr std::size_t most_cells = 1'000;    ///< of a row; of more they are counted alone

/// A cell and where it stands.
struct CsvCell {
    std::string text; ///< without its quotes, or without the blanks around it
    int line = 0;     ///< from 1
    int column = 0;   ///< in characters, from 1; of a quoted cell that of its quote
    bool quoted = false;
    bool too_long = false;

    /// Whether nothing was written; "" in quotes is an empty text, which is something.
    [[nodiscard]] bool empty() const { return text.empty() && !quoted; }
};

/// A row, which is a line unless a cell in quotes goes on over more.
struct CsvRow {
    /// What is wrong with its quotes, and where.
    struct Fault {
        Problem problem;
        int line = 0;
        int column = 0;
        bool to_the_end = false; ///< a quote is not closed: there is no telling what follows
    };

    int line = 0;       ///< where it begins
    int last_line = 0;  ///< where it ends
    int end_column = 0; ///< of the place behind its last character
    std::vector<CsvCell> cells;
    std::size_t count = 0; ///< of all its cells
    std::optional<Fault> fault;

    /// Whether there is nothing in it but blanks.
    [[nodiscard]] bool blank() const { return !fault && cells.size() == 1 && cells.front().empty(); }
};

/// Takes a text apart into rows of cells, in one pass: commas between cells, quotes around a cell that holds commas,
/// quotes (written twice) or line ends. A row takes little room, whatever is in it. Blanks around a cell or around its
/// quotes do not belong to it. Source: RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files",
/// 2005, section 2.
class CsvCells {
public:
    /// @param line  where to begin, from 1
    explicit CsvCells(const TextLines& text, int line = 1) : text_(text), columns_(text), line_(line) {}

    /// Reads the next row; false behind the last line. After a fault the next row is looked for on the next line.
    bool next(CsvRow& row);
    /// The line on which the next row begins.
    [[nodiscard]] int line() const { return line_; }
    void skip_line() { ++line_; }

private:
    void quoted(CsvRow& row, CsvCell& cell, std::size_t& byte);
    void read_cell(CsvRow& row, CsvCell& cell, std::size_t& byte);
    void plain(CsvRow& row, CsvCell& cell, std::size_t& byte);
    void fail(CsvRow& row, int line, std::size_t byte, std::string found, std::string expected, bool to_the_end);

    const TextLines& text_;
    Columns columns_;
    CsvCell beyond_; ///< takes the cells that are counted alone
    int line_;
};

} // namespace port::io
