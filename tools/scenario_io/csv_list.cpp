#include "tools/scenario_io/csv_list.h"

#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "tools/scenario_io/file_text.h"
#include "tools/scenario_io/source_comment.h"

#include <algorithm>

namespace port::io {
namespace {

constexpr FileBound csv_bound{most_csv_bytes, "the file has more than 50 MB", "a CSV has at most a million rows",
                              "name a CSV file"};

std::string shown(std::string_view text)
{
    return "'" + printable(text, 60) + "'";
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// Whether a cell under a unit is a number and nothing else; what number it is, its reader says.
bool is_bare(std::string_view text)
{
    return text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

constexpr std::size_t most_csv_lines = most_csv_rows + 1'000; ///< with room for comments and the header

std::size_t lines_of(std::string_view text)
{
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++lines;
    return lines;
}

std::string units_of(const Dimension& dimension)
{
    std::string list;
    for (const Unit& unit : dimension.units)
        if (!unit.symbol.empty()) list += (list.empty() ? "" : ", ") + std::string(unit.symbol);
    return list;
}

} // namespace

bool fits_cell(const TypeInfo& type)
{
    return type.kind != Kind::list && type.kind != Kind::record;
}

bool takes_csv(const TypeInfo& list)
{
    if (list.kind != Kind::list || list.element->kind != Kind::record) return false;
    const std::vector<FieldInfo>& all = list.element->record()->fields;
    return std::all_of(all.begin(), all.end(), [](const FieldInfo& f) { return !f.required || fits_cell(*f.type); });
}

bool names_csv(const TypeInfo& type, std::string_view text)
{
    if (type.kind != Kind::list || type.element->kind != Kind::record || text.size() < 4) return false;
    std::string end(text.substr(text.size() - 4));
    for (char& c : end)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return end == ".csv";
}

CsvText read_csv_text(const std::filesystem::path& file)
{
    const std::string name = file.lexically_normal().string();
    FileText read = read_file_text(file, csv_bound);
    if (read.problem) {
        read.problem->found = shown(name) + ": " + read.problem->found;
        return {nullptr, std::move(read.problem)};
    }
    if (const std::size_t bad = first_bad_byte(read.text); bad != std::string_view::npos)
        return {nullptr, std::nullopt, not_text(read.text, bad, name)};
    if (lines_of(read.text) > most_csv_lines)
        return {nullptr, Problem{std::string(codes::too_many_values), "",
                                 shown(name) + ": the file has more than 1,000,000 rows", "a smaller file", ""}};
    return {std::make_shared<const TextLines>(name, read.text), std::nullopt};
}

CsvList::CsvList(const TextLines& text, const RecordInfo& record, std::string path)
    : text_(text), record_(record), path_(std::move(path)), cells_(text)
{
    read_header();
}

void CsvList::tell(int line, int column, std::string_view code, const std::string& path, std::string found,
                   std::string expected, std::string hint)
{
    diagnostics.push_back({{std::string(code), path, std::move(found), std::move(expected), std::move(hint)},
                           {text_.name(), line, column},
                           text_.quote(line)});
}

void CsvList::read_header()
{
    for (; cells_.line() <= text_.count(); cells_.skip_line()) {
        const std::string_view line = text_.line(cells_.line());
        if (trimmed(line).empty()) continue;
        if (line[0] != '#') break;
        const Source found = source_of(line);
        if (source_line_ > 0 || (found.kind == Source::Kind::none && found.text.empty())) continue;
        source_ = found;
        source_line_ = cells_.line();
    }
    if (!cells_.next(row_)) {
        broken_ = true;
        return tell(0, 0, codes::empty, path_, "there is nothing in it", "a header with the names of the columns");
    }
    if (source_line_ == 0) source_line_ = row_.line;
    if (row_.fault) {
        broken_ = true;
        diagnostics.push_back(
            {row_.fault->problem, {text_.name(), row_.fault->line, row_.fault->column}, text_.quote(row_.fault->line)});
        diagnostics.back().problem.path = path_;
        return;
    }
    for (const CsvCell& cell : row_.cells) read_column(cell); // no record has as many keys as a row keeps cells
    missing_columns(row_);
    broken_ = !diagnostics.empty();
}

void CsvList::read_column(const CsvCell& cell)
{
    const std::size_t bracket = cell.text.ends_with(']') ? cell.text.find('[') : std::string::npos;
    const std::string key(trimmed(std::string_view(cell.text).substr(0, bracket)));
    columns_.push_back(record_.field(key));
    units_.emplace_back();
    if (cell.text.empty())
        return tell(cell.line, cell.column, codes::csv_header, path_, "a column has no name",
                    "the name of a key above every column");
    if (!columns_.back()) {
        std::vector<std::string> known;
        for (const FieldInfo& f : record_.fields) known.emplace_back(f.name);
        const bool other_sign = cell.text.find_first_of(";\t") != std::string::npos;
        return tell(cell.line, cell.column, codes::unknown_key, path_, "unknown key " + shown(key), "",
                    other_sign ? "columns are separated by commas" : did_you_mean(key, known));
    }
    const FieldInfo& field = *columns_.back();
    if (std::count(columns_.begin(), columns_.end(), &field) > 1)
        return tell(cell.line, cell.column, codes::double_key, path_, shown(key) + " is given twice", "each key once");
    if (!fits_cell(*field.type))
        return tell(cell.line, cell.column, codes::csv_header, path_,
                    shown(key) + (field.type->kind == Kind::list ? " is a list" : " is a part with its own keys"),
                    "columns of single values; leave it out, or write the items in YAML");
    if (bracket == std::string::npos) return;
    const std::string_view unit = std::string_view(cell.text).substr(bracket + 1, cell.text.size() - bracket - 2);
    if (!read_unit(cell, field, trimmed(unit))) columns_.back() = nullptr;
}

bool CsvList::read_unit(const CsvCell& cell, const FieldInfo& field, std::string_view unit)
{
    const Dimension* dimension = field.type->dimension;
    if (!dimension) {
        tell(cell.line, cell.column, codes::csv_header, path_, "'" + std::string(field.name) + "' has no unit",
             "its name alone: it is a " + std::string(field.type->name));
        return false;
    }
    for (const Unit& known : dimension->units)
        if (!known.symbol.empty() && known.symbol == unit) {
            units_.back() = " " + std::string(unit);
            return true;
        }
    tell(cell.line, cell.column, codes::csv_header, path_,
         shown(unit) + " is no unit of a " + std::string(dimension->name), "one of " + units_of(*dimension));
    return false;
}

void CsvList::missing_columns(const CsvRow& header)
{
    if (!diagnostics.empty()) return; // the name that is missing may be the one that was not known
    for (const FieldInfo& f : record_.fields)
        if (f.required && std::find(columns_.begin(), columns_.end(), &f) == columns_.end())
            tell(header.line, 1, codes::missing_key, path_, "has no column '" + std::string(f.name) + "'",
                 std::string(f.meaning));
}

const TextNode* CsvList::next()
{
    if (broken_) return nullptr;
    int hole = 0;
    do {
        if (!cells_.next(row_)) return nullptr;
        if (row_.blank() && hole == 0) hole = row_.line;
    } while (row_.blank());
    if (hole > 0) tell(hole, 1, codes::csv_hole, path_, "an empty line stands between rows", "rows without a hole");
    if (rows_ == most_csv_rows) {
        broken_ = true;
        tell(row_.line, 1, codes::too_many_values, path_, "more than 1,000,000 rows", "a smaller file");
        return nullptr;
    }
    take_row();
    ++rows_;
    return broken_ ? nullptr : &item_;
}

void CsvList::take_row()
{
    item_.kind = TextNode::Kind::refused;
    item_.line = row_.line;
    item_.column = row_.cells.front().column;
    item_.entries.clear();
    const std::string path = path_ + "[" + std::to_string(rows_) + "]";
    if (row_.fault) {
        const CsvRow::Fault& fault = *row_.fault;
        broken_ = fault.to_the_end;
        return tell(fault.line, fault.column, fault.problem.code, path, fault.problem.found, fault.problem.expected);
    }
    if (row_.count != columns_.size()) {
        const bool more = row_.count > columns_.size();
        const auto cells = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " cell" : " cells"); };
        return tell(more ? row_.cells[columns_.size()].line : row_.last_line,
                    more ? row_.cells[columns_.size()].column : row_.end_column, codes::csv_hole, path,
                    "the row has " + cells(row_.count), cells(columns_.size()) + ", as the header has");
    }
    item_.kind = TextNode::Kind::map;
    for (std::size_t i = 0; i < columns_.size(); ++i) take_cell(row_.cells[i], i, path);
}

void CsvList::take_cell(const CsvCell& cell, std::size_t column, const std::string& path)
{
    const FieldInfo& field = *columns_[column];
    if (cell.empty() && !field.required) return;
    TextEntry& entry = item_.entries.emplace_back();
    entry.key.kind = TextNode::Kind::scalar;
    entry.key.text = field.name;
    entry.key.line = entry.value.line = cell.line;
    entry.key.column = entry.value.column = cell.column;
    const std::string at = path + "." + std::string(field.name);
    entry.value.kind = TextNode::Kind::refused;
    if (cell.empty())
        return tell(cell.line, cell.column, codes::csv_hole, at, "the cell is empty", std::string(field.meaning));
    if (cell.too_long)
        return tell(cell.line, cell.column, codes::wrong_value, at, "the cell has more than 10,000 bytes",
                    "one value: " + std::string(field.meaning));
    if (!units_[column].empty() && !is_bare(cell.text))
        return tell(cell.line, cell.column, codes::wrong_value, at, shown(cell.text) + " is not a bare number",
                    "the header gives the unit," + units_[column]);
    entry.value.kind = TextNode::Kind::scalar;
    entry.value.text = cell.text + units_[column];
}

} // namespace port::io
