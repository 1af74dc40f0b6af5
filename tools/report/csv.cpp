#include "tools/report/csv.h"

#include "tools/report/number.h"

#include <algorithm>

namespace port::report {
namespace {

std::string quoted(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",;\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

bool has_estimates(const Table& table, std::size_t column)
{
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const auto& row) { return std::holds_alternative<Estimate>(row[column]); });
}

/// The fields of one cell: three in a column with intervals, else one.
void add_fields(std::vector<std::string>& fields, const Cell& cell, bool with_interval)
{
    struct Text {
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return exact(number); }
        std::string operator()(const Exact& number) const { return number.digits; }
        std::string operator()(const std::string& text) const { return quoted(text); }
        std::string operator()(const Estimate& estimate) const { return exact(estimate.mean); }
    };
    fields.push_back(std::visit(Text{}, cell));
    if (!with_interval) return;
    const Estimate* estimate = std::get_if<Estimate>(&cell);
    fields.push_back(estimate && estimate->low ? exact(*estimate->low) : "");
    fields.push_back(estimate && estimate->high ? exact(*estimate->high) : "");
}

std::string joined(const std::vector<std::string>& fields)
{
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : ",") + fields[i];
    return line + "\r\n";
}

} // namespace

std::string to_csv(const Table& table)
{
    std::vector<bool> with_interval;
    std::vector<std::string> heads;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        const std::string unit = column.unit.empty() ? "" : " (" + column.unit + ")";
        with_interval.push_back(has_estimates(table, c));
        heads.push_back(quoted(column.name + unit));
        if (!with_interval.back()) continue;
        heads.push_back(quoted(column.name + " low" + unit));
        heads.push_back(quoted(column.name + " high" + unit));
    }
    std::string out = "\xEF\xBB\xBF" + joined(heads);
    for (const auto& row : table.rows) {
        std::vector<std::string> fields;
        for (std::size_t c = 0; c < table.columns.size(); ++c) add_fields(fields, row[c], with_interval[c]);
        out += joined(fields);
    }
    return out;
}

} // namespace port::report
