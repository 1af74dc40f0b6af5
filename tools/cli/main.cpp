#include "tools/cli/arguments.h"
#include "tools/cli/options.h"
#include "tools/commands.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace {

constexpr const char* examples = R"(Examples:
  portsim run scenarios/coal-growth.yaml
  portsim run scenarios/jinzhou-2009.yaml --set 'trades[coal loaded].demand[2009].demand=18 Mt/yr'
  portsim run scenarios/jinzhou-2009.yaml --replications auto --precision 2% --json
  portsim run scenarios/jinzhou-2009.yaml --replications 1 --calls calls.csv --report out.html
  portsim validate my-port.yaml
  portsim explain berths.depth

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

/// The code, unless what was said on stdout did not get there.
int ended(int code)
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::fprintf(stderr, "portsim: can't write to stdout: %s\n", std::strerror(errno));
    return port::cli::file_failure;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"portsim: what a port moves, where it clogs first, and how sure that is", "portsim"};
    app.footer(examples);
    app.set_version_flag("--version",
                         "portsim " PORTSIM_VERSION ", model " + std::string(port::commands::model_version()));
    app.require_subcommand(1);
    port::cli::Commands commands;
    port::cli::add_run_commands(app, commands);
    port::cli::add_bottleneck_commands(app, commands);
    port::cli::add_sweep_commands(app, commands);
    port::cli::add_store_commands(app, commands);
    port::cli::add_doubt_commands(app, commands);
    port::cli::add_record_commands(app, commands);
    port::cli::add_scenario_commands(app, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ended(port::cli::done) : port::cli::usage;
    }
    try {
        for (const auto& [command, run] : commands)
            if (command->parsed()) return ended(run());
    } catch (const std::exception& failure) { // of the model: what files and stdout do is told where it happens
        std::fprintf(stderr, "portsim: %s\n", failure.what());
        return port::cli::model_failure;
    }
    return port::cli::usage;
}
