#include "tools/cli/arguments.h"
#include "tools/cli/options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

constexpr const char* sensitivity_examples = R"(Examples:
  portsim sensitivity scenarios/what-if/jinzhou-in-doubt.yaml --method tornado --of waiting.coal
  portsim sensitivity scenarios/what-if/jinzhou-in-doubt.yaml --method sobol --samples 256 -j 2
  portsim sensitivity scenarios/jinzhou-2009.yaml --method morris --values 'demand_factor=0.8:1.3'

A figure is named measure.of.cause@year.statistic, as `portsim run --csv` has them, such as waiting.coal@2009.p90; the
port, the last year and the mean may be left out.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

void add_doubt(CLI::App& app, DoubtOptions& o)
{
    CLI::App& doubt = *app.add_subcommand(
        "doubt", "Runs samples of what is in doubt, and tells doubt about the inputs from chance within a run");
    add_scenario(doubt, o.scenario, o.sets, "Scenario file with a list 'doubt'");
    doubt.add_option("--samples", o.samples, "Of the doubts")->check(CLI::Range(2, 100'000))->capture_default_str();
    doubt.add_option("--replications", o.replications, "Of each sample")
        ->check(CLI::Range(2, 100'000))
        ->capture_default_str();
    doubt.add_option("--seed", o.seed, "Of all chance, and of the samples")->type_name("UINT");
    doubt.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    doubt.add_flag("--json", o.json, "One JSON object on stdout");
    doubt.add_flag("--quiet", o.quiet, "No progress on stderr");
    doubt.add_option("--csv", o.csv, "Write the figures to a CSV file")->type_name("FILE");
}

void add_sensitivity(CLI::App& app, SensitivityOptions& o)
{
    CLI::App& sensitivity = *app.add_subcommand(
        "sensitivity", "Says how much each value in doubt moves a figure, and which is worth measuring next");
    sensitivity.footer(sensitivity_examples);
    add_scenario(sensitivity, o.scenario, o.sets, "Scenario file with a list 'doubt'");
    sensitivity.add_option("--method", o.method, "One at a time, screening, or shares of the variance")
        ->check(CLI::IsMember({"tornado", "morris", "sobol"}))
        ->required();
    sensitivity.add_option("--of", o.of, "The figure, such as waiting.coal or throughput.port@2009")
        ->capture_default_str();
    sensitivity.add_option("--values", o.values, "A range in doubt besides: path=low:high, as often as needed")
        ->type_name("PATH=LOW:HIGH")
        ->allow_extra_args(false);
    sensitivity.add_option("--samples", o.samples, "Trajectories of morris (20), rows of sobol (128: a power of two)")
        ->check(CLI::Range(2, 1'000'000));
    sensitivity.add_option("--replications", o.replications, "Of each point, paired (tornado 20, else 4)")
        ->check(CLI::Range(1, 100'000));
    sensitivity.add_option("--tail", o.tail, "Ends of the range: this quantile, and one less it")
        ->capture_default_str();
    sensitivity.add_option("--seed", o.seed, "Of all chance, and of the points")->type_name("UINT");
    sensitivity.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    sensitivity.add_flag("--json", o.json, "One JSON object on stdout");
    sensitivity.add_flag("--quiet", o.quiet, "No progress on stderr");
    sensitivity.add_option("--report", o.report, "Write a self-contained HTML page")->type_name("FILE");
    sensitivity.add_option("--csv", o.csv, "Write the table to a CSV file")->type_name("FILE");
}

} // namespace

void add_doubt_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "doubt", add_doubt, doubt_command);
    add_command(app, commands, "sensitivity", add_sensitivity, sensitivity_command);
}

} // namespace port::cli
