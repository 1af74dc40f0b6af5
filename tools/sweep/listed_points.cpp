#include "tools/sweep/listed_points.h"

#include "models/scenario/change.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "tools/scenario_io/csv_cells.h"
#include "tools/scenario_io/csv_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace port::sweep {
namespace {

class ListReader {
public:
    ListReader(Plan& plan, const io::TextLines& text, const Scenario& base, const Catalogues& catalogues,
               std::vector<io::Diagnostic>& told)
        : plan_(plan), text_(text), base_(base), catalogues_(catalogues), told_(told), cells_(text)
    {
    }

    void read()
    {
        while (text_.line(cells_.line()).starts_with('#')) cells_.skip_line();
        io::CsvRow row;
        if (!next(row)) return tell(1, 1, codes::csv_header, "has no header", "a line with a path for each column");
        for (const io::CsvCell& cell : row.cells) header(cell);
        if (!told_.empty()) return;
        while (next(row) && told_.size() < io::most_kept) point(row);
        if (told_.empty() && plan_.listed.empty())
            tell(1, 1, codes::csv_header, "has no points", "a line for each point below the header");
    }

private:
    bool next(io::CsvRow& row)
    {
        while (cells_.next(row)) {
            if (row.fault) {
                told_.push_back({row.fault->problem,
                                 {text_.name(), row.fault->line, row.fault->column},
                                 text_.quote(row.fault->line)});
                return false;
            }
            if (!row.blank()) return true;
        }
        return false;
    }

    void tell(int line, int column, std::string_view code, std::string found, std::string expected,
              std::string hint = "")
    {
        told_.push_back({{std::string(code), "", std::move(found), std::move(expected), std::move(hint)},
                         {text_.name(), line, column},
                         text_.quote(line)});
    }

    void header(const io::CsvCell& cell)
    {
        Scenario scenario = base_;
        const Resolved target = resolve(scenario, cell.text, catalogues_);
        if (target.problem)
            return tell(cell.line, cell.column, target.problem->code, target.problem->found, target.problem->expected,
                        target.problem->hint);
        for (const Factor& f : plan_.factors)
            if (f.path == cell.text)
                return tell(cell.line, cell.column, codes::named_twice, "'" + cell.text + "' has two columns",
                            "each path once");
        plan_.factors.push_back({cell.text, {}, 0, 0, nullptr});
        tried_.emplace_back();
    }

    void point(const io::CsvRow& row)
    {
        if (row.count != plan_.factors.size())
            return tell(row.line, 1, codes::csv_hole, fmt::format("the row has {} cells", row.count),
                        fmt::format("{}, one a column", plan_.factors.size()));
        std::vector<std::string> values;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const io::CsvCell& cell = row.cells[c];
            if (cell.empty())
                tell(cell.line, cell.column, codes::csv_hole, "the cell is empty", "a value");
            else
                try_value(c, cell);
            values.push_back(cell.text);
        }
        plan_.listed.push_back(std::move(values));
    }

    /// Each text of a column is tried once.
    void try_value(std::size_t column, const io::CsvCell& cell)
    {
        const auto [place, fresh] = tried_[column].try_emplace(cell.text, true);
        if (!fresh) return;
        Scenario scenario = base_;
        for (const Problem& p : apply(scenario, {plan_.factors[column].path, cell.text}, catalogues_))
            return tell(cell.line, cell.column, p.code, p.found, p.expected, p.hint);
    }

    Plan& plan_;
    const io::TextLines& text_;
    const Scenario& base_;
    const Catalogues& catalogues_;
    std::vector<io::Diagnostic>& told_;
    io::CsvCells cells_;
    std::vector<std::map<std::string, bool>> tried_;
};

} // namespace

void read_listed(Plan& plan, const std::filesystem::path& file, const Scenario& base, const Catalogues& catalogues,
                 std::vector<Problem>& problems, std::vector<io::Diagnostic>& of_list)
{
    const io::CsvText csv = io::read_csv_text(file);
    if (csv.problem)
        problems.push_back({csv.problem->code, "list", csv.problem->found, csv.problem->expected, csv.problem->hint});
    else if (csv.fault)
        of_list.push_back(*csv.fault);
    else if (!plan.factors.empty())
        problems.push_back({std::string(codes::study_design), "vary", "is given beside a list of points",
                            "leave it out: the list's columns say what varies", ""});
    else
        ListReader(plan, *csv.text, base, catalogues, of_list).read();
}

} // namespace port::sweep
