#pragma once
#include "models/scenario/scenario.h"
#include "tools/scenario_io/csv_cells.h"
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/text_tree.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace port::io {

inline constexpr std::size_t most_csv_bytes = 50'000'000;
inline constexpr std::size_t most_csv_rows = 1'000'000;

/// Whether a text where a list is asked for is the name of a CSV file: it ends in '.csv', and the items are records.
[[nodiscard]] bool names_csv(const TypeInfo& type, std::string_view text);
/// Whether a cell can hold such a value: everything but a list or a part.
[[nodiscard]] bool fits_cell(const TypeInfo& type);
/// Whether a CSV can give all that an item of such a list must have.
[[nodiscard]] bool takes_csv(const TypeInfo& list);

/// What a CSV file holds: its text, or why it could not be read.
struct CsvText {
    std::shared_ptr<const TextLines> text;
    std::optional<Problem> problem;    ///< of the file: told where it is named
    std::optional<Diagnostic> fault{}; ///< in the file
};
/// Reads a regular file of at most 50 MB in UTF-8.
[[nodiscard]] CsvText read_csv_text(const std::filesystem::path& file);

/// A CSV text as the items of a list of records, made one at a time so that a million of them need no tree.
///
/// Lines that begin with '#' may stand at the start; the first that is a source (`# fact: F4`, `# assumption: why`) is
/// that of all values. Then comes the header: the keys of the record in any order, of a quantity with or without its
/// unit, as `parcel [t]`; with it the cells are bare numbers. An empty cell leaves its key out.
class CsvList {
public:
    /// Reads up to the header. `text` and `record` outlive the list.
    CsvList(const TextLines& text, const RecordInfo& record, std::string path);

    /// The next item as a map, or refused if its row cannot be taken apart; nullptr after the last one. It stands until
    /// the next call.
    [[nodiscard]] const TextNode* next();
    /// Whether the header or the rest of the rows could not be read, so that the list means nothing.
    [[nodiscard]] bool broken() const { return broken_; }
    /// The fields of the columns in their order; nullptr where there is none.
    [[nodiscard]] const std::vector<const FieldInfo*>& columns() const { return columns_; }
    [[nodiscard]] const Source& source() const { return source_; }
    /// Where the source stands, or the header if there is none.
    [[nodiscard]] int source_line() const { return source_line_; }

    std::vector<Diagnostic> diagnostics;

private:
    void read_header();
    void read_column(const CsvCell& cell);
    void missing_columns(const CsvRow& header);
    bool read_unit(const CsvCell& cell, const FieldInfo& field, std::string_view unit);
    void take_row();
    void take_cell(const CsvCell& cell, std::size_t column, const std::string& path);
    void tell(int line, int column, std::string_view code, const std::string& path, std::string found,
              std::string expected, std::string hint = "");

    const TextLines& text_;
    const RecordInfo& record_;
    std::string path_;
    CsvCells cells_;
    CsvRow row_;
    std::vector<const FieldInfo*> columns_;
    std::vector<std::string> units_; ///< of each column, empty if its cells have their own
    TextNode item_;
    std::size_t rows_ = 0;
    Source source_;
    int source_line_ = 0;
    bool broken_ = false;
};

} // namespace port::io
