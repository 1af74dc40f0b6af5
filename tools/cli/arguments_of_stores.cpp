#include "tools/cli/arguments.h"
#include "tools/cli/store_commands.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

constexpr const char* store_examples = R"(Examples:
  portsim show runs.db
  portsim show runs.db --run 1
  portsim export runs.db --run 1 --csv figures.csv --json figures.json
  portsim export runs.db --xlsx all.xlsx
  portsim export coal --xlsx coal.xlsx

What is named is a store that `portsim run --store` made, or a sweep's folder or results.

Exit codes: 0 done, 2 usage, 5 files.)";

void add_show(CLI::App& app, StoreOptions& o)
{
    CLI::App& show = *app.add_subcommand("show", "Lists what a store keeps, or the figures of one of its runs");
    show.footer(store_examples);
    show.add_option("file", o.file, "Store, or sweep")->required();
    show.add_option("--run", o.run, "The figures of this run, as the list numbers them");
    show.add_flag("--json", o.json, "JSON on stdout");
}

void add_export(CLI::App& app, StoreOptions& o)
{
    CLI::App& out = *app.add_subcommand("export", "Writes kept figures as CSV, JSON or Excel files");
    out.footer(store_examples);
    out.add_option("file", o.file, "Store, or sweep")->required();
    out.add_option("--run", o.run, "This run alone, as `portsim show` numbers them");
    out.add_option("--csv", o.csv, "Write a CSV file")->type_name("FILE");
    out.add_option("--json", o.json_file, "Write a JSON file")->type_name("FILE");
    out.add_option("--xlsx", o.xlsx, "Write an Excel file, a sheet a run")->type_name("FILE");
}

} // namespace

void add_store_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "show", add_show, show_command);
    add_command(app, commands, "export", add_export, export_command);
}

} // namespace port::cli
