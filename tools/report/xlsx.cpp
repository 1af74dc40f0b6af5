#include "tools/report/xlsx.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace port::report {
namespace {

constexpr std::size_t longest_name = 31;           ///< of a sheet, by Excel
constexpr std::size_t longest_text = 32'767;       ///< of a cell
constexpr std::size_t most_rows = LXW_ROW_MAX;     ///< of a sheet
constexpr const char* not_in_a_name = "[]:*?/\\'"; ///< of a sheet

/// A name that Excel takes and no other sheet has.
std::string sheet_name(const std::string& title, std::set<std::string>& taken)
{
    std::string name = title.empty() ? "Table" : title;
    for (char& c : name)
        if (std::string_view(not_in_a_name).find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 32)
            c = ' ';
    const auto cut = [](std::string text, std::size_t most) {
        if (text.size() <= most) return text;
        text.resize(most);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.pop_back(); // half a letter
        return text;
    };
    std::string own = cut(name, longest_name);
    for (int number = 2; !taken.insert(own).second; ++number)
        own = cut(name, longest_name - 5) + fmt::format(" {}", number);
    return own;
}

class Sheet {
public:
    Sheet(lxw_worksheet* sheet, lxw_format* head) : sheet_(sheet), head_(head) {}

    void write(const Table& table)
    {
        const std::vector<bool> wide = with_interval(table);
        lxw_col_t at = 0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const Column& column = table.columns[c];
            const std::string unit = column.unit.empty() ? "" : " (" + column.unit + ")";
            text(0, at++, column.name + unit, head_);
            if (!wide[c]) continue;
            text(0, at++, column.name + " low" + unit, head_);
            text(0, at++, column.name + " high" + unit, head_);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        lxw_row_t row = 1;
        for (const auto& cells : table.rows) {
            lxw_col_t to = 0;
            for (std::size_t c = 0; c < cells.size(); ++c) put(row, to, cells[c], wide[c]);
            ++row;
        }
        for (const std::string& note : table.notes) text(++row, 0, note, nullptr);
    }

private:
    static std::vector<bool> with_interval(const Table& table)
    {
        std::vector<bool> wide(table.columns.size(), false);
        for (const auto& row : table.rows)
            for (std::size_t c = 0; c < row.size(); ++c)
                if (std::holds_alternative<Estimate>(row[c])) wide[c] = true;
        return wide;
    }

    void text(lxw_row_t row, lxw_col_t column, const std::string& words, lxw_format* format)
    {
        worksheet_write_string(sheet_, row, column, words.substr(0, longest_text).c_str(), format);
    }
    void number(lxw_row_t row, lxw_col_t column, double value)
    {
        if (std::isfinite(value)) worksheet_write_number(sheet_, row, column, value, nullptr);
    }

    void put(lxw_row_t row, lxw_col_t& column, const Cell& cell, bool wide)
    {
        if (const auto* yes = std::get_if<bool>(&cell)) worksheet_write_boolean(sheet_, row, column, *yes, nullptr);
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) number(row, column, static_cast<double>(*whole));
        if (const auto* value = std::get_if<double>(&cell)) number(row, column, *value);
        if (const auto* exact = std::get_if<Exact>(&cell)) text(row, column, exact->digits, nullptr);
        if (const auto* words = std::get_if<std::string>(&cell)) text(row, column, *words, nullptr);
        if (const auto* estimate = std::get_if<Estimate>(&cell)) {
            number(row, column, estimate->mean);
            if (estimate->low) number(row, column + 1, *estimate->low);
            if (estimate->high) number(row, column + 2, *estimate->high);
        }
        column = static_cast<lxw_col_t>(column + (wide ? 3 : 1));
    }

    lxw_worksheet* sheet_;
    lxw_format* head_;
};

} // namespace

void write_xlsx(std::span<const Table> tables, const std::filesystem::path& file)
{
    for (const Table& table : tables)
        if (table.rows.size() + table.notes.size() + 2 > most_rows)
            throw XlsxFailure(fmt::format("'{}' has {} rows, more than an Excel sheet holds; write CSV", table.title,
                                          table.rows.size()));
    lxw_workbook* const book = workbook_new(file.c_str());
    if (!book) throw XlsxFailure("no memory for an Excel file");
    lxw_doc_properties properties{};
    properties.created = 1'000'000'000; // one day for all, so that the same tables give the same bytes
    workbook_set_properties(book, &properties);
    lxw_format* const head = workbook_add_format(book);
    format_set_bold(head);
    std::set<std::string> taken;
    for (const Table& table : tables)
        Sheet(workbook_add_worksheet(book, sheet_name(table.title, taken).c_str()), head).write(table);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        throw XlsxFailure(fmt::format("can't write '{}': {}", file.string(), lxw_strerror(error)));
}

} // namespace port::report
