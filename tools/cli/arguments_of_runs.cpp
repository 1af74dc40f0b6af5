#include "tools/cli/arguments.h"
#include "tools/cli/options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

constexpr const char* run_examples = R"(Examples:
  portsim run scenarios/coal-growth.yaml --report out.html
  portsim run scenarios/jinzhou-2009.yaml --set 'trades[coal loaded].demand[2009].demand=18 Mt/yr' --json
  portsim run scenarios/jinzhou-2009.yaml --replications auto --precision 2% -j 2
  portsim run scenarios/jinzhou-2009.yaml --replications 100 --store runs.db
  portsim run scenarios/jinzhou-2008.yaml scenarios/jinzhou-2009.yaml --horizon '60 days' --csv both.csv

With --store, what was run before is not run again, and a run that was stopped goes on from where it was.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

constexpr const char* compare_examples = R"(Examples:
  portsim compare scenarios/what-if/coal-20-mt.yaml scenarios/what-if/second-wagon-dumper.yaml
  portsim compare before.yaml after.yaml other.yaml --replications 40 --detect 5% --json
  portsim compare before.yaml after.yaml --store runs.db --csv differences.csv
  portsim compare before.yaml after.yaml --fail-if 'waiting.coal > +5%' --fail-if 'throughput < -10 kt'
  portsim compare a.yaml b.yaml c.yaml --best waiting.coal --least --pcs 95% --indifference 0.5h

All run on the same chance, with the seed and the replications of the first. Intervals are adjusted for all figures of
one call; a year without steady state compares tonnes and backlog alone. --fail-if fails if the interval of the change,
held together for all limits, lies wholly beyond the limit; with --strict, unless it lies wholly within. A % is of the
base's figure. --best runs as many replications as each scenario needs, at most 1000 or --replications.

Exit codes: 0 done, 1 a limit is broken or none was selected, 2 usage, 3 bad input, 4 the model failed, 5 files,
130 and 143 stopped.)";

constexpr const char* capacity_examples = R"(Examples:
  portsim capacity scenarios/jinzhou-2009.yaml --of coal --rule 'waiting ratio <= 0.3'
  portsim capacity my-port.yaml --of coal --rule 'waiting.coal.p90 <= 2 days' --rule 'waiting.ore <= 12 h'
  portsim capacity my-port.yaml --of all --rule 'waiting ratio <= 0.5' --replications 40 --csv curve.csv

Other categories stay as in the scenario, or all are scaled alike; parcels stay, the number of calls grows. A demand at
which the port has no steady state breaks the rules. All demands are run on the same chance.

Exit codes: 0 done, 1 no demand keeps to the rules or none that was tried breaks one, 2 usage, 3 bad input, 4 the model
failed, 5 files, 130 and 143 stopped.)";

void add_run(CLI::App& app, RunOptions& o)
{
    CLI::App& run = *app.add_subcommand("run", "Runs scenarios and says what the port moves and what binds");
    run.footer(run_examples);
    run.add_option("scenario", o.scenarios, "Scenario files")->required();
    add_sets(run, o.sets);
    run.add_option("--seed", o.seed, "Of all chance")->type_name("UINT");
    run.add_option("--replications", o.replications, "A number, or auto: until --precision is met");
    run.add_option("--precision", o.precision, "Relative half-width for --replications auto; 2% if not given");
    run.add_option("--confidence", o.confidence, "Of the intervals")->capture_default_str();
    run.add_option("--horizon", o.horizon, "Reported time, such as '60 days', instead of whole years");
    run.add_option("--warm-up", o.warm_up,
                   "Time run before the start, such as '60 days'; auto: by MSER-5 on a pilot run");
    run.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    run.add_flag("--json", o.json, "One JSON object on stdout");
    run.add_flag("--quiet", o.quiet, "No progress on stderr");
    run.add_option("--csv", o.csv, "Write all figures to a CSV file");
    run.add_option("--calls", o.calls, "Write a row a ship call of replication 0 to a CSV file");
    run.add_option("--record", o.record, "Write these calls as a port's own book has them, for fit and hindcast");
    run.add_option("--report", o.report, "Write a self-contained HTML page");
    run.add_option("--store", o.store, "Keep replications in this file, and take from it what it has");
    for (const char* file : {"--csv", "--calls", "--record", "--report", "--store"})
        run.get_option(file)->type_name("FILE");
    // An empty text would count as an option that was not given.
    for (const char* name : {"--csv", "--calls", "--record", "--report", "--store", "--horizon", "--warm-up",
                             "--precision", "--replications", "--seed"})
        run.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

void add_compare(CLI::App& app, CompareOptions& o)
{
    CLI::App& compare = *app.add_subcommand(
        "compare", "Says what scenarios do differently from the first, on the same chance, and how sure that is");
    compare.footer(compare_examples);
    compare.add_option("scenario", o.run.scenarios, "Scenario files, the first one the base")
        ->required()
        ->expected(2, 100);
    add_sets(compare, o.run.sets);
    compare.add_option("--year", o.year, "The year compared, or all; else the last that the first scenario reports");
    compare.add_option("--detect", o.detect,
                       "Share of the base's figure that is to be seen, such as 5%; else the difference seen");
    compare.add_option("--seed", o.run.seed, "Of all chance; else the first scenario's")->type_name("UINT");
    compare.add_option("--replications", o.run.replications, "Of each scenario; else the first one's");
    compare.add_option("--confidence", o.run.confidence, "Of the intervals")->capture_default_str();
    compare.add_option("--horizon", o.run.horizon, "Reported time, such as '60 days', instead of whole years");
    compare.add_option("--warm-up", o.run.warm_up, "Time run before the start, such as '60 days'");
    compare.add_option("-j,--threads", o.run.threads, "Threads; results are the same for any number");
    compare.add_flag("--json", o.run.json, "One JSON object on stdout");
    compare.add_flag("--quiet", o.run.quiet, "No progress on stderr");
    compare.add_option("--report", o.run.report, "Write a self-contained HTML page")->type_name("FILE");
    compare.add_option("--csv", o.run.csv, "Write the differences to a CSV file")->type_name("FILE");
    compare.add_option("--store", o.run.store, "Keep replications in this file, and take from it what it has")
        ->type_name("FILE");
    compare.add_option("--fail-if", o.fail_if, "A change that is to end with code 1, such as 'waiting.coal > +5%'")
        ->allow_extra_args(false);
    compare.add_flag("--strict", o.strict, "A limit of --fail-if that is not surely held fails too");
    compare.add_option("--best", o.best, "Select the best by this figure instead, such as waiting.coal");
    CLI::Option* const least = compare.add_flag("--least", o.least, "The least is the best");
    compare.add_flag("--most", o.most, "The greatest is the best")->excludes(least);
    compare.add_option("--pcs", o.pcs, "Chance of a right selection with --best")->capture_default_str();
    compare.add_option("--indifference", o.indifference,
                       "With --best: the least difference that matters, such as 0.5h");
    for (const char* name : {"--best", "--indifference", "--csv", "--report", "--store", "--horizon", "--warm-up",
                             "--replications", "--seed", "--year", "--detect"})
        compare.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

void add_capacity(CLI::App& app, CapacityOptions& o)
{
    CLI::App& capacity = *app.add_subcommand(
        "capacity", "Finds the most tonnes a year that keep to rules, how sure that is, and what stops more");
    capacity.footer(capacity_examples);
    capacity.add_option("scenario", o.run.scenarios, "Scenario file")->required()->expected(1);
    add_sets(capacity, o.run.sets);
    capacity.add_option("--of", o.of, "The category whose demand grows, or all")->required();
    capacity.add_option("--rule", o.rules, "What must hold, such as 'waiting ratio <= 0.3', as often as needed")
        ->required()
        ->allow_extra_args(false);
    capacity.add_option("--seed", o.run.seed, "Of all chance; else the scenario's")->type_name("UINT");
    capacity.add_option("--replications", o.run.replications, "Of each demand; else the scenario's");
    capacity.add_option("--confidence", o.run.confidence, "Of the interval")->capture_default_str();
    capacity.add_option("--horizon", o.run.horizon, "Reported time, such as '60 days', instead of whole years");
    capacity.add_option("--warm-up", o.run.warm_up, "Time run before the start, such as '60 days'");
    capacity.add_option("-j,--threads", o.run.threads, "Threads; results are the same for any number");
    capacity.add_flag("--json", o.run.json, "One JSON object on stdout");
    capacity.add_flag("--quiet", o.run.quiet, "No progress on stderr");
    capacity.add_option("--report", o.run.report, "Write a self-contained HTML page")->type_name("FILE");
    capacity.add_option("--csv", o.run.csv, "Write throughput against waiting to a CSV file")->type_name("FILE");
    capacity.add_option("--store", o.run.store, "Keep replications in this file, and take from it what it has")
        ->type_name("FILE");
    for (const char* name :
         {"--csv", "--report", "--store", "--horizon", "--warm-up", "--replications", "--seed", "--of"})
        capacity.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

} // namespace

void add_run_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "run", add_run, run_command);
    add_command(app, commands, "compare", add_compare, compare_command);
    add_command(app, commands, "capacity", add_capacity, capacity_command);
}

} // namespace port::cli
