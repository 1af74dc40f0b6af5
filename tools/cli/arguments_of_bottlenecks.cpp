#include "tools/cli/arguments.h"
#include "tools/cli/options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

constexpr const char* why_examples = R"(Examples:
  portsim why scenarios/coal-growth.yaml --year 2016
  portsim why my-port.yaml 'dumper of coal trains' --replications 40
  portsim why my-port.yaml --store runs.db --csv trials.csv

Tells where the time of ships and resources goes, follows who waits for whom to one that waits for nobody, and gives
each candidate 10 % more, or one more, on the same chance: tonnes, waiting and, with 'costs', money a year. A resource
is named as the table of trials has it, or as in the scenario.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

constexpr const char* ladder_examples = R"(Examples:
  portsim ladder scenarios/what-if/coal-20-mt.yaml
  portsim ladder my-port.yaml --until 'waiting ratio <= 0.3' --most 5
  portsim ladder my-port.yaml --invest --budget '40 million USD' --json

Each step gives 10 % more, or one more, of what gains most: tonnes where the year has no steady state, else waiting;
all on the same chance. With --invest a step builds one of the scenario's investments that have a price and open after
its start, the one worth most for its capital, in the year in which it is worth most. It ends at the goal, at --most
steps, where nothing surely gains, or where demand binds (which a goal overrides).

Exit codes: 0 done, 1 the goal is not reached, 2 usage, 3 bad input, 4 the model failed, 5 files,
130 and 143 stopped.)";

/// What both have of a run.
void add_run_options(CLI::App& command, RunOptions& o, std::string& year)
{
    command.add_option("--year", year, "The year asked about, of those reported");
    add_sets(command, o.sets);
    command.add_option("--seed", o.seed, "Of all chance; else the scenario's")->type_name("UINT");
    command.add_option("--replications", o.replications, "Of each trial, two at least; else the scenario's");
    command.add_option("--confidence", o.confidence, "Of the intervals")->capture_default_str();
    command.add_option("--horizon", o.horizon, "Reported time, such as '60 days', instead of whole years");
    command.add_option("--warm-up", o.warm_up, "Time run before the start, such as '60 days'");
    command.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    command.add_flag("--json", o.json, "One JSON object on stdout");
    command.add_flag("--quiet", o.quiet, "No progress on stderr");
    command.add_option("--report", o.report, "Write a self-contained HTML page")->type_name("FILE");
    command.add_option("--csv", o.csv, "Write the trials to a CSV file")->type_name("FILE");
    command.add_option("--store", o.store, "Keep replications in this file, and take from it what it has")
        ->type_name("FILE");
    for (const char* name :
         {"--csv", "--report", "--store", "--horizon", "--warm-up", "--replications", "--seed", "--year"})
        command.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

void add_why(CLI::App& app, WhyOptions& o)
{
    CLI::App& why =
        *app.add_subcommand("why", "Says what binds, who waits for whom, and what a little more would gain");
    why.footer(why_examples);
    why.add_option("scenario", o.scenario, "Scenario file")->required();
    why.add_option("resource", o.resource, "One resource alone, such as tugs or 'dumper of coal trains'");
    add_run_options(why, o.run, o.year);
}

void add_ladder(CLI::App& app, LadderOptions& o)
{
    CLI::App& ladder =
        *app.add_subcommand("ladder", "Says which steps to take next, one after another, and what binds after each");
    ladder.footer(ladder_examples);
    ladder.add_option("scenario", o.scenario, "Scenario file")->required();
    ladder.add_option("--until", o.until, "A goal, such as 'waiting ratio <= 0.3' or 'throughput.coal >= 18 Mt'");
    ladder.add_option("--most", o.most, "Steps at most")->check(CLI::Range(1, 1000))->capture_default_str();
    ladder.add_flag("--invest", o.invest, "Among the scenario's investments with a price, and in which year");
    ladder.add_option("--budget", o.budget, "With --invest: capital that there is, such as '40 million'");
    add_run_options(ladder, o.run, o.year);
    for (const char* name : {"--until", "--budget"})
        ladder.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

} // namespace

void add_bottleneck_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "why", add_why, why_command);
    add_command(app, commands, "ladder", add_ladder, ladder_command);
}

} // namespace port::cli
