#include "tools/cli/store_commands.h"

#include "models/results/figures.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/report/csv.h"
#include "tools/report/figure_tables.h"
#include "tools/report/json.h"
#include "tools/report/sweep_tables.h"
#include "tools/report/terminal.h"
#include "tools/report/xlsx.h"
#include "tools/store/contents.h"
#include "tools/store/merged_file.h"
#include "tools/sweep/folder.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <unistd.h>
#include <vector>

namespace port::cli {
namespace {

namespace fs = std::filesystem;
using report::Align;

report::Table runs_table(const std::vector<store::KeptRun>& runs)
{
    report::Table table{"What the store keeps",
                        {{"run", ""},
                         {"title", "", Align::left},
                         {"replications", ""},
                         {"seed", "", Align::left},
                         {"model", "", Align::left}},
                        {},
                        {"Trials of what binds are runs of their own: the scenario with a little more of one thing."}};
    for (std::size_t r = 0; r < runs.size(); ++r)
        table.rows.push_back({static_cast<std::int64_t>(r + 1), runs[r].title,
                              static_cast<std::int64_t>(runs[r].replications), runs[r].seed, runs[r].model_version});
    return table;
}

report::Table figures_of(const fs::path& file, const store::KeptRun& run)
{
    const auto replications = store::kept_figures(file, run);
    report::Table table = report::figure_rows(summarise(run.title, replications));
    table.title = run.title;
    return table;
}

/// @throws BadUsage  if the store has no such run
const store::KeptRun& run_of(const std::vector<store::KeptRun>& runs, std::size_t number)
{
    if (number < 1 || number > runs.size())
        throw BadUsage(fmt::format("--run: the store keeps runs 1 to {}; `portsim show` lists them", runs.size()));
    return runs[number - 1];
}

/// The rows of a sweep's results; nothing if the file is a store.
std::vector<report::Table> sweep_of(const fs::path& file)
{
    const fs::path results = fs::is_directory(file) ? sweep::Folder(file).results() : file;
    if (!store::is_merged_sweep(results)) return {};
    const auto [head, points] = store::read_merged(results);
    return {report::sweep_table(head, points)};
}

void print(const report::Table& table, bool json)
{
    write_stdout(json ? report::to_json(table) : report::to_terminal(table, {colours(STDOUT_FILENO), 0}));
}

int show(const StoreOptions& o)
{
    if (const auto sweep = sweep_of(o.file); !sweep.empty()) {
        print(sweep.front(), o.json);
        return done;
    }
    const std::vector<store::KeptRun> runs = store::kept_runs(o.file);
    print(o.run == 0 ? runs_table(runs) : figures_of(o.file, run_of(runs, o.run)), o.json);
    return done;
}

std::vector<report::Table> exported(const StoreOptions& o)
{
    std::vector<report::Table> tables = sweep_of(o.file);
    if (!tables.empty()) return tables;
    const std::vector<store::KeptRun> runs = store::kept_runs(o.file);
    if (o.run > 0) return {figures_of(o.file, run_of(runs, o.run))};
    if (runs.size() == 1) return {figures_of(o.file, runs.front())};
    if (!o.csv.empty() || !o.json_file.empty())
        throw BadUsage(fmt::format("the store keeps {} runs, and a CSV or JSON file holds one; name it by --run, as "
                                   "`portsim show` numbers them",
                                   runs.size()));
    tables.push_back(runs_table(runs));
    for (const store::KeptRun& run : runs) tables.push_back(figures_of(o.file, run));
    return tables;
}

int export_all(const StoreOptions& o)
{
    if (o.csv.empty() && o.json_file.empty() && o.xlsx.empty())
        throw BadUsage("name a file to write: --csv, --json or --xlsx");
    for (const std::string& file : {o.csv, o.json_file, o.xlsx})
        if (!file.empty()) {
            if (same_file(file, o.file)) throw BadUsage("'" + file + "' is the store itself; name another file");
            check_writable(file);
        }
    const std::vector<report::Table> tables = exported(o);
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(tables.front()));
    if (!o.json_file.empty()) write_whole(o.json_file, report::to_json(tables.front()));
    if (!o.xlsx.empty()) {
        const std::string beside = o.xlsx + fmt::format(".{}", ::getpid());
        report::write_xlsx(tables, beside);
        fs::rename(beside, o.xlsx);
    }
    return done;
}

} // namespace

int show_command(const StoreOptions& options)
{
    return answered([&] { return show(options); });
}

int export_command(const StoreOptions& options)
{
    return answered([&] { return export_all(options); });
}

} // namespace port::cli
