#include "tools/cli/sweep_answers.h"

#include "models/catalogues.h"
#include "models/scenario/names.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/sweep_grid.h"
#include "tools/report/sweep_page.h"
#include "tools/report/sweep_tables.h"
#include "tools/report/terminal.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/store/merged_file.h"
#include "tools/sweep/folder.h"
#include "tools/sweep/predict.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unistd.h>

namespace port::cli {
namespace {

namespace fs = std::filesystem;
using sweep::Folder;

/// What was asked, the guess with its interval, and how far the model holds.
report::Table prediction_table(const store::MergedHead::MeasureRow& measure, const sweep::Prediction& p)
{
    using report::Align;
    report::Table table{"", {}, {std::vector<report::Cell>{}}, {}};
    std::vector<report::Cell>& row = table.rows.front();
    for (std::size_t f = 0; f < p.paths.size(); ++f) {
        table.columns.push_back({p.paths[f], "", Align::left});
        row.emplace_back(p.values[f]);
    }
    constexpr double normal_95 = 1.959963984540054;
    table.columns.push_back({report::name_of(measure), measure.unit});
    row.emplace_back(report::Estimate{p.guess.mean, p.guess.mean - normal_95 * p.guess.deviation,
                                      p.guess.mean + normal_95 * p.guess.deviation});
    table.columns.push_back({"left-out error", measure.unit});
    row.emplace_back(p.trust.rmse);
    table.columns.push_back({"explained", "%", Align::right, 1});
    row.emplace_back(100 * p.trust.explained);
    table.columns.push_back({"model", "", Align::left});
    row.emplace_back(p.model);
    table.notes = {fmt::format("By {} through {} points. Left-out error: the root mean square of what it says of each "
                               "point that is left out; explained: the share of the points' variance.",
                               p.model, p.points)};
    if (p.outside) table.notes.push_back("Outside the range that was swept: there the model only guesses.");
    return table;
}

/// Where a name stands among others. @throws BadUsage  with the nearest one
std::size_t place_of(const std::string& name, const std::vector<std::string>& names, const char* option)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string hint = did_you_mean(name, names);
    throw BadUsage(fmt::format("{}: the sweep has no '{}'; {}", option, name,
                               hint.empty() ? fmt::format("it has {}", fmt::join(names, ", ")) : hint));
}

/// The number of a measure: by its name, with or without the year.
std::size_t measure_of(const std::string& name, const store::MergedHead& head, const char* option)
{
    std::vector<std::string> names;
    for (const auto& m : head.measures) {
        names.push_back(report::name_of(m));
        const std::string short_name = report::name_of({m.measure, m.of, m.cause, 0, m.unit, m.statistic});
        if (name == short_name) return names.size() - 1;
    }
    return place_of(name, names, option);
}

report::Table heat(const SweepOptions& o, const store::MergedHead& head, const std::vector<store::MergedPoint>& points)
{
    const std::size_t measure = measure_of(o.heat, head, "--heat");
    if (o.by.size() > 2) throw BadUsage("--by: a heat table has two paths at most");
    const std::size_t down = o.by.empty() ? 0 : place_of(o.by[0], head.factors, "--by");
    std::size_t across = head.factors.size() > 1 && o.by.empty() ? 1 : down;
    if (o.by.size() == 2) across = place_of(o.by[1], head.factors, "--by");
    return report::heat_table(report::sweep_grid(head, points, measure, down, across));
}

/// A folder's results, or the file itself.
fs::path results_of(const SweepOptions& o)
{
    return fs::is_directory(o.folder) ? Folder(o.folder).results() : fs::path(o.folder);
}

} // namespace

int predict_sweep(const SweepOptions& o)
{
    const auto [head, points] = store::read_merged(results_of(o));
    const std::size_t measure = measure_of(o.of, head, "--of");
    std::vector<std::string> values(head.factors.size());
    for (const std::string& at : o.at) {
        const auto change = io::parse_set(at);
        if (!change) throw BadUsage("--at: '" + at + "' is no change; write it like 'path=value'");
        values[place_of(change->path, head.factors, "--at")] = change->value;
    }
    for (std::size_t f = 0; f < values.size(); ++f)
        if (values[f].empty()) throw BadUsage("--at: '" + head.factors[f] + "' is not given; each path needs a value");
    const report::Table table =
        prediction_table(head.measures[measure], sweep::predict(head, points, measure, values, catalogues()));
    write_stdout(o.json ? report::to_json(table) : report::to_terminal(table, {colours(STDOUT_FILENO), 0}));
    return done;
}

int show_sweep(const SweepOptions& o)
{
    const auto [head, points] = store::read_merged(results_of(o));
    const report::Table rows = report::sweep_table(head, points);
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(rows));
    if (!o.report.empty()) write_whole(o.report, report::sweep_html(head, points));
    const report::Table table = o.heat.empty() ? rows : heat(o, head, points);
    if (o.json)
        write_stdout(report::to_json(table));
    else
        write_stdout(report::to_terminal(table, {colours(STDOUT_FILENO), 0}));
    return done;
}

} // namespace port::cli
