#include "tools/report/table_html.h"

#include "tools/report/number.h"
#include "tools/report/svg.h"
#include "tools/report/terminal.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::report {
namespace {

/// A number's text with thin spaces between the thousands; other text as it is.
std::string grouped(std::string text)
{
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(text.find('.'), text.size());
    if (text.find_first_not_of("0123456789.", begin) != std::string::npos || end < begin + 5) return text;
    for (std::size_t at = end; at > begin + 3;) {
        at -= 3;
        text.insert(at, "\u202f");
    }
    return text;
}

struct Html {
    const Column& column;

    std::string td(std::string_view kind, const std::string& content) const
    {
        return fmt::format("<td{}>{}</td>", kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), content);
    }
    std::string_view side() const { return column.align == Align::left ? "left" : ""; }

    std::string operator()(std::monostate) const { return td("none", "–"); }
    std::string operator()(const Estimate& e) const
    {
        std::string text = grouped(readable(e.mean, column.decimals));
        if (has_width(e))
            text += fmt::format("<small>± {}</small>", grouped(readable((*e.high - *e.low) / 2, column.decimals)));
        return td("", text);
    }
    std::string operator()(double number) const { return td(side(), grouped(readable(number, column.decimals))); }
    template <class T> std::string operator()(const T& value) const
    {
        return td(side(), escaped(readable(Cell{value}, column)));
    }
};

} // namespace

std::string table_html(const Table& table, const std::function<bool(std::size_t)>& marked)
{
    std::string out = "<div class=\"wide\"><table>\n";
    if (!table.title.empty()) out += "<caption>" + escaped(table.title) + "</caption>\n";
    out += "<thead><tr>";
    for (const Column& c : table.columns)
        out += fmt::format("<th scope=\"col\"{}>{}{}</th>", c.align == Align::left ? " class=\"left\"" : "",
                           escaped(c.name), c.unit.empty() ? "" : "<small>" + escaped(c.unit) + "</small>");
    out += "</tr></thead>\n<tbody>\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out += marked && marked(row) ? "<tr class=\"marked\">" : "<tr>";
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            out += std::visit(Html{table.columns[c]}, table.rows[row][c]);
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    for (const std::string& note : table.notes) out += "<p class=\"note\">" + escaped(note) + "</p>\n";
    return out;
}

} // namespace port::report
