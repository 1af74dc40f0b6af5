#include "tools/report/page.h"

#include "tools/report/figure_tables.h"
#include "tools/report/gap_table.h"
#include "tools/report/html_frame.h"
#include "tools/report/number.h"
#include "tools/report/plots.h"
#include "tools/report/svg.h"
#include "tools/report/table_html.h"
#include "tools/report/terminal.h"
#include "tools/report/year_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::report {
namespace {

std::string tile(const std::string& value, const std::string& words)
{
    return "<li><b>" + escaped(value) + "</b><span>" + escaped(words) + "</span></li>\n";
}

/// The figures a director asks for first, of the last reported year.
std::string tiles_html(const Answer& answer)
{
    if (answer.summary.years.empty()) return "";
    const int year = answer.summary.years.back();
    std::string tiles;
    const auto add = [&](const char* measure, double scale, int decimals, const char* unit, const std::string& words) {
        const Figure* f = answer.summary.find(measure, "port", year);
        if (f && f->mean) tiles += tile(readable(*f->mean * scale, decimals) + unit, words + ", " + year_name(year));
    };
    add("demand", 1e-6, 2, " Mt", "demand");
    add("throughput", 1e-6, 2, " Mt", "throughput");
    add("berth occupancy", 100, 0, " %", "berth occupancy");
    for (const auto& v : answer.verdict.years) {
        if (v.year != year) continue;
        if (v.settled) add("waiting", 1, 1, " h", "mean waiting of a call");
        if (!v.binds.empty()) tiles += tile(v.binds, "binds, " + year_name(year));
    }
    return tiles.empty() ? "" : "<ul class=\"tiles\">\n" + tiles + "</ul>\n";
}

Table reasons(const study::Verdict& verdict)
{
    Table table{"What binds, by year",
                {{"year", "", Align::left},
                 {"what binds", "", Align::left},
                 {"by what it shows", "", Align::left},
                 {"with more of it", "", Align::left}},
                {},
                {}};
    for (const auto& v : verdict.years)
        table.rows.push_back({year_name(v.year), v.binds, v.reason, v.gain ? Cell{gain_text(*v.gain)} : Cell{}});
    return table;
}

Table trials_table(const study::Verdict& verdict)
{
    Table table{
        "What was tried, and what it gave", {{"resource", "", Align::left}, {"change", "", Align::left}}, {}, {}};
    for (const auto& v : verdict.years) table.columns.push_back({year_name(v.year), ""});
    for (const study::Trial& trial : verdict.trials) {
        std::vector<Cell> row(table.columns.size());
        row[0] = trial.resource;
        row[1] = trial.change;
        for (const study::Gain& g : trial.gains)
            for (std::size_t y = 0; y < verdict.years.size(); ++y)
                if (verdict.years[y].year == g.year) row[y + 2] = gain_text(g);
        table.rows.push_back(std::move(row));
    }
    table.notes = {
        "A gain is the mean over paired replications with half of its interval; grey bars above have an interval that "
        "reaches nought."};
    return table;
}

std::string answer_html(const Answer& answer)
{
    const Names names = names_of(answer.scenario);
    const auto unsettled = [&](std::size_t row) {
        return row < answer.verdict.years.size() && !answer.verdict.years[row].settled;
    };
    std::string out = "<header><p>Port simulation report</p>\n<h1>" + escaped(answer.scenario.title) + "</h1>\n";
    out += fmt::format("<p>{} replications, seed {}, intervals at {} %</p></header>\n", answer.summary.replications,
                       answer.seed, readable(answer.summary.confidence * 100));
    out += "<p class=\"sentence\">" + escaped(answer.verdict.sentence) + "</p>\n";
    for (const std::string& remark : answer.remarks) out += "<p class=\"remark\">" + escaped(remark) + "</p>\n";
    out += tiles_html(answer);
    out += "<h2>Year by year</h2>\n" + table_html(year_table(answer.summary, answer.verdict, names, 2), unsettled);
    out += "<h2>Plots</h2>\n" + figures_html(plots_of(answer, names));
    if (!answer.verdict.years.empty()) {
        out += "<h2>What binds</h2>\n" + table_html(reasons(answer.verdict), unsettled) +
               figures_html(trial_plots(answer.verdict));
        if (!answer.verdict.trials.empty()) out += table_html(trials_table(answer.verdict));
    }
    if (!answer.gaps.empty()) out += "<h2>What could pass</h2>\n" + table_html(gap_table(answer.gaps));
    out += "<h2>All figures</h2>\n";
    for (const FigureGroup& group : figure_groups(answer.summary, names)) {
        out += "<details><summary>" + escaped(group.title) + "</summary>\n";
        for (const Table& table : group.tables) out += table_html(table);
        out += "</details>\n";
    }
    if (!answer.sources.rows.empty())
        out += "<h2>Assumptions and facts</h2>\n<details><summary>Values and where each comes from</summary>\n" +
               table_html(answer.sources) + "</details>\n";
    out += "<h2>To repeat this run</h2>\n<pre>" + escaped(answer.repeat) + "</pre>\n";
    return out + "<footer>Model version <code>" + escaped(answer.model_version) + "</code></footer>\n";
}

} // namespace

std::string to_html(std::span<const Answer> answers)
{
    std::string title = "Port simulation report";
    if (answers.size() == 1) title = answers.front().scenario.title;
    std::string body;
    for (const Answer& answer : answers) body += "<article>\n" + answer_html(answer) + "</article>\n";
    return html_page(title, body);
}

} // namespace port::report
