#pragma once
#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace port::cli {

/// The commands of the program, each with what runs it once its arguments are parsed.
using Commands = std::vector<std::pair<CLI::App*, std::function<int()>>>;

/// Adds a command: `arguments` describes its options and where they go, `run` does it.
template <class Options, class Run>
void add_command(CLI::App& app, Commands& commands, const char* name, void (*arguments)(CLI::App&, Options&), Run run)
{
    auto options = std::make_shared<Options>();
    arguments(app, *options);
    commands.emplace_back(app.get_subcommand(name), [options, run] { return run(*options); });
}

/// `--set path=value`, as often as needed.
void add_sets(CLI::App& command, std::vector<std::string>& sets);
/// A scenario file, and `--set`.
void add_scenario(CLI::App& command, std::string& file, std::vector<std::string>& sets, const char* what);

void add_run_commands(CLI::App& app, Commands& commands);        ///< run, compare, capacity
void add_bottleneck_commands(CLI::App& app, Commands& commands); ///< why, ladder
void add_doubt_commands(CLI::App& app, Commands& commands);      ///< doubt, sensitivity
void add_record_commands(CLI::App& app, Commands& commands);     ///< fit, hindcast
void add_scenario_commands(CLI::App& app, Commands& commands);   ///< what tells of scenarios and runs none, and init
void add_store_commands(CLI::App& app, Commands& commands);      ///< show, export
void add_sweep_commands(CLI::App& app, Commands& commands);      ///< sweep with its verbs

} // namespace port::cli
