#include "tools/cli/describe_commands.h"
#include "tools/cli/options.h"
#include "tools/cli/sweep_arguments.h"
#include "tools/commands.h"

#include <CLI/CLI.hpp>

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

constexpr const char* verify_examples = R"(Examples:
  portsim verify scenarios/verification
  portsim verify my-port.yaml
  portsim verify --markdown scenarios/verification > RESULTS.md

A comment '# expect: call 1 | all fast 2.5' or '# exact: figure waiting | port | | 8.1 | Erlang C' says what must come
out; the files of scenarios/verification show all forms.

Exit codes: 0 all agree, 1 something differs, 2 usage, 3 bad input, 4 the model failed.)";

constexpr const char* preview_examples = R"(Examples:
  portsim preview scenarios/jinzhou-2009.yaml
  portsim preview scenarios/coal-growth.yaml --json
  portsim preview my-port.yaml --set 'trades[coal loaded].demand[2009].demand=40 Mt/yr'

It runs nothing: what it expects is rough, what it bounds no run exceeds. Warnings are a part of the tables.

Exit codes: 0 done, also with warnings, 2 usage, 3 bad input, 4 no cargo goes by the ways a trade names.)";

constexpr const char* sensitivity_examples = R"(Examples:
  portsim sensitivity scenarios/what-if/jinzhou-in-doubt.yaml --method tornado --of waiting.coal
  portsim sensitivity scenarios/what-if/jinzhou-in-doubt.yaml --method sobol --samples 256 -j 2
  portsim sensitivity scenarios/jinzhou-2009.yaml --method morris --values 'demand_factor=0.8:1.3'

A figure is named measure.of.cause@year.statistic, as `portsim run --csv` has them, such as waiting.coal@2009.p90; the
port, the last year and the mean may be left out.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

constexpr const char* fit_examples = R"(Examples:
  portsim fit calls.csv
  portsim fit calls.csv --base scenarios/jinzhou-2009.yaml --overlay as-recorded.yaml
  portsim fit calls.csv --base my-port.yaml --overlay poisson.yaml --law exponential --replications 20 --json

The CSV has a row a call, in order of time, and a header with the names of its columns, in any order:
  arrived   date and time, such as 2009-03-01 14:30; the only one it must have
  category  of cargo, or the name of a trade; each is fitted by itself
  ship      class of ships; with it each class has its own parcels
  tonnes    of the parcel, such as 5 kt, or bare numbers under 'tonnes [t]'
  started, waited, left   are for 'portsim hindcast' and are only checked
No cell may be empty.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and 143 stopped.)";

constexpr const char* hindcast_examples = R"(Examples:
  portsim hindcast my-port.yaml calls.csv
  portsim hindcast my-port.yaml calls.csv --skip 14 --replications 50 --csv waits.csv
  portsim hindcast my-port.yaml calls.csv --fail --most-bias 0.15

The CSV is that of 'portsim fit' ('portsim fit --help' tells its columns). Here it must have 'arrived', 'tonnes', one of
'started' (when she left the anchorage) and 'waited', and 'category' if the scenario has several trades. Without 'ship'
a call is of the class that fits its parcel best.

Exit codes: 0 done, 1 with --fail a criterion does not hold, 2 usage, 3 bad input, 4 the model failed, 5 files, 130 and
143 stopped.)";

void add_sets(CLI::App& command, std::vector<std::string>& sets)
{
    command.add_option("--set", sets, "Set a value: path=value, as often as needed")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

void add_run(CLI::App& app, port::cli::RunOptions& o)
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

void add_compare(CLI::App& app, port::cli::CompareOptions& o)
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
    for (const char* name : {"--best", "--indifference", "--csv", "--store", "--horizon", "--warm-up", "--replications",
                             "--seed", "--year", "--detect"})
        compare.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

void add_capacity(CLI::App& app, port::cli::CapacityOptions& o)
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
    capacity.add_option("--csv", o.run.csv, "Write throughput against waiting to a CSV file")->type_name("FILE");
    capacity.add_option("--store", o.run.store, "Keep replications in this file, and take from it what it has")
        ->type_name("FILE");
    for (const char* name : {"--csv", "--store", "--horizon", "--warm-up", "--replications", "--seed", "--of"})
        capacity.get_option(name)->check([](const std::string& text) { return text.empty() ? "is empty" : ""; });
}

/// The code, unless what was said on stdout did not get there.
int ended(int code)
{
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::fprintf(stderr, "portsim: can't write to stdout: %s\n", std::strerror(errno));
    return port::cli::file_failure;
}

void add_scenario(CLI::App& command, std::string& file, std::vector<std::string>& sets, const char* what)
{
    command.add_option("scenario", file, what)->required();
    add_sets(command, sets);
}

void add_validate(CLI::App& app, port::cli::ValidateOptions& o)
{
    CLI::App& validate =
        *app.add_subcommand("validate", "Reads scenarios and prints everything that is wrong with them");
    validate.add_option("scenario", o.scenarios, "Scenario files")->required();
    add_sets(validate, o.sets);
    validate.add_flag("--resolved", o.resolved, "Print the scenario with its defaults and changes, in base units");
}

void add_verify(CLI::App& app, port::cli::VerifyOptions& o)
{
    CLI::App& verify = *app.add_subcommand(
        "verify", "Holds scenarios to what their comments expect: schedules worked by hand, exact figures");
    verify.add_option("scenario", o.places, "Scenario files, or folders of them")->required();
    verify.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    verify.add_flag("--markdown", o.markdown, "Write the table in Markdown");
    verify.footer(verify_examples);
}

void add_network(CLI::App& app, port::cli::NetworkOptions& o)
{
    CLI::App& network = *app.add_subcommand(
        "network", "Says what goes over each link of the land behind the port, and what finds no room");
    add_scenario(network, o.scenario, o.sets, "Scenario file");
    CLI::Option* const json = network.add_flag("--json", o.json, "One JSON object on stdout");
    CLI::Option* const geojson =
        network.add_flag("--geojson", o.geojson, "The first year as GeoJSON, for maps")->excludes(json);
    network.add_flag("--graphviz", o.graphviz, "The first year in GraphViz's language")
        ->excludes(json)
        ->excludes(geojson);
}

void add_demand(CLI::App& app, port::cli::DemandOptions& o)
{
    CLI::App& demand = *app.add_subcommand(
        "demand", "Says what is asked of the port by trade and year, by which law, and how sure that is");
    add_scenario(demand, o.scenario, o.sets, "Scenario file");
    demand.add_flag("--json", o.json, "One JSON object on stdout");
    demand.add_option("--csv", o.csv, "Write the tonnes by trade and year to a CSV file")->type_name("FILE");
}

void add_doubt(CLI::App& app, port::cli::DoubtOptions& o)
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

void add_sensitivity(CLI::App& app, port::cli::SensitivityOptions& o)
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
    sensitivity.add_option("--csv", o.csv, "Write the table to a CSV file")->type_name("FILE");
}

void add_fit(CLI::App& app, port::cli::FitOptions& o)
{
    CLI::App& fit = *app.add_subcommand(
        "fit", "Fits laws of arrivals and parcels to recorded calls, ranks them and says how the wait moves with them");
    fit.footer(fit_examples);
    fit.add_option("calls", o.calls, "CSV of recorded calls")->required();
    fit.add_option("--base", o.base, "Scenario that is to come as recorded")->type_name("FILE");
    add_sets(fit, o.sets);
    fit.add_option("-o,--overlay", o.overlay, "Write what was fitted as an overlay on the base")->type_name("FILE");
    fit.add_option("--law", o.law, "Of the gaps in the overlay, where they can be of it, instead of the best")
        ->check(CLI::IsMember({"constant", "erlang", "exponential", "gamma", "lognormal", "uniform", "weibull"}));
    fit.add_option("--bootstrap", o.bootstrap, "Samples for each p-value")
        ->check(CLI::Range(19, 100'000))
        ->capture_default_str();
    fit.add_option("--lags", o.lags, "Of the correlation of gaps")->check(CLI::Range(1, 100))->capture_default_str();
    fit.add_option("--replications", o.replications, "Of each law on the base; 0: the laws are not run")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    fit.add_option("--seed", o.seed, "Of all chance")->type_name("UINT");
    fit.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    fit.add_flag("--json", o.json, "One JSON object on stdout");
    fit.add_flag("--quiet", o.quiet, "No progress on stderr");
    fit.add_option("--csv", o.csv, "Write all tables to a CSV file, each under a line with its title")
        ->type_name("FILE");
}

void add_hindcast(CLI::App& app, port::cli::HindcastOptions& o)
{
    CLI::App& hindcast = *app.add_subcommand(
        "hindcast", "Runs recorded calls through a scenario and holds the predicted waits against the observed ones");
    hindcast.footer(hindcast_examples);
    add_scenario(hindcast, o.scenario, o.sets, "Scenario file");
    hindcast.add_option("calls", o.calls, "CSV of recorded calls")->required();
    hindcast.add_option("--replications", o.replications, "Of the recorded calls")
        ->check(CLI::Range(2, 100'000))
        ->capture_default_str();
    hindcast.add_option("--seed", o.seed, "Of all chance")->type_name("UINT");
    hindcast.add_option("--skip", o.skip_days, "Days from the first call on that are run and not compared")
        ->check(CLI::Range(0.0, 40'000.0))
        ->capture_default_str();
    hindcast.add_option("--tolerance", o.tolerance_hours, "Hours to which the record is good")
        ->check(CLI::Range(0.0, 1'000.0))
        ->capture_default_str();
    const auto limit = [&](const char* name, double& value, const char* what, double most) {
        hindcast.add_option(name, value, what)->check(CLI::Range(0.0, most))->capture_default_str();
    };
    limit("--least-within", o.least_within, "Share of calls whose wait lies within the band of 5 to 95 %", 1);
    limit("--most-bias", o.most_bias, "Size of the mean error, as a part of the mean observed wait", 1e6);
    limit("--most-error", o.most_error, "Root mean square error, as a part of the spread of observed waits", 1e6);
    limit("--least-correlation", o.least_correlation, "Of predicted and observed waits", 1);
    limit("--most-unserved", o.most_unserved, "Share of calls that some replication does not serve", 1);
    hindcast.add_option("--least-calls", o.least_calls, "Calls of a trade among several, for it to be judged")
        ->capture_default_str();
    hindcast.add_flag("--fail", o.fail, "Exit code 1 if a criterion does not hold");
    hindcast.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    hindcast.add_flag("--json", o.json, "One JSON object on stdout");
    hindcast.add_flag("--quiet", o.quiet, "No progress on stderr");
    hindcast.add_option("--csv", o.csv, "Write a row a call to a CSV file")->type_name("FILE");
}

void add_facts(CLI::App& app, port::cli::FactsOptions& o)
{
    CLI::App& facts = *app.add_subcommand("facts", "Lists every value of a scenario with where it comes from and why");
    add_scenario(facts, o.scenario, o.sets, "Scenario file");
    CLI::Option* json = facts.add_flag("--json", o.json, "One JSON object on stdout");
    facts.add_flag("--csv", o.csv, "The values as CSV on stdout")->excludes(json);
}

void add_preview(CLI::App& app, port::cli::PreviewOptions& o)
{
    CLI::App& preview = *app.add_subcommand(
        "preview", "Says what each link can carry and what is to be expected, and warns, without a run");
    preview.footer(preview_examples);
    add_scenario(preview, o.scenario, o.sets, "Scenario file");
    CLI::Option* json = preview.add_flag("--json", o.json, "One JSON object on stdout");
    preview.add_flag("--csv", o.csv, "All tables as CSV on stdout, each under a line with its title")->excludes(json);
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"portsim: what a port moves, where it clogs first, and how sure that is", "portsim"};
    app.footer(examples);
    app.set_version_flag("--version",
                         "portsim " PORTSIM_VERSION ", model " + std::string(port::commands::model_version()));
    app.require_subcommand(1);
    port::cli::RunOptions run;
    add_run(app, run);
    port::cli::CompareOptions compare;
    add_compare(app, compare);
    port::cli::CapacityOptions capacity;
    add_capacity(app, capacity);
    port::cli::ValidateOptions validate;
    add_validate(app, validate);
    port::cli::VerifyOptions verify;
    add_verify(app, verify);
    port::cli::NetworkOptions network;
    add_network(app, network);
    port::cli::DemandOptions demand;
    add_demand(app, demand);
    port::cli::DoubtOptions doubt;
    add_doubt(app, doubt);
    port::cli::SensitivityOptions sensitivity;
    add_sensitivity(app, sensitivity);
    port::cli::FitOptions fit;
    add_fit(app, fit);
    port::cli::HindcastOptions hindcast;
    add_hindcast(app, hindcast);
    port::cli::FactsOptions facts;
    add_facts(app, facts);
    port::cli::PreviewOptions preview;
    add_preview(app, preview);
    port::cli::SweepOptions sweep;
    port::cli::add_sweep(app, sweep);
    std::string folder;
    app.add_subcommand("init", "Writes a port to begin with, all of it explained, into a folder")
        ->add_option("folder", folder, "It is made if it is not there")
        ->required();
    std::string what;
    app.add_subcommand("explain", "Tells what a key of a scenario, a strategy or the code of an error means")
        ->add_option("what", what, "Such as depth, 'berths[coal 1].depth', erlang or E012")
        ->required();
    app.add_subcommand("schema", "Prints the JSON Schema of scenarios, for editors that complete and check YAML");
    app.add_subcommand("reference", "Prints all keys, units, strategies and errors in Markdown");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ended(port::cli::done) : port::cli::usage;
    }
    try {
        if (app.got_subcommand("run")) return ended(port::cli::run_command(run));
        if (app.got_subcommand("compare")) return ended(port::cli::compare_command(compare));
        if (app.got_subcommand("capacity")) return ended(port::cli::capacity_command(capacity));
        if (app.got_subcommand("validate")) return ended(port::cli::validate_command(validate));
        if (app.got_subcommand("verify")) return ended(port::cli::verify_command(verify));
        if (app.got_subcommand("network")) return ended(port::cli::network_command(network));
        if (app.got_subcommand("demand")) return ended(port::cli::demand_command(demand));
        if (app.got_subcommand("doubt")) return ended(port::cli::doubt_command(doubt));
        if (app.got_subcommand("sensitivity")) return ended(port::cli::sensitivity_command(sensitivity));
        if (app.got_subcommand("fit")) return ended(port::cli::fit_command(fit));
        if (app.got_subcommand("hindcast")) return ended(port::cli::hindcast_command(hindcast));
        if (app.got_subcommand("facts")) return ended(port::cli::facts_command(facts));
        if (app.got_subcommand("preview")) return ended(port::cli::preview_command(preview));
        if (app.got_subcommand("sweep")) return ended(port::cli::sweep_command(sweep));
        if (app.got_subcommand("init")) return ended(port::cli::init_command(folder));
        if (app.got_subcommand("explain")) return ended(port::cli::explain_command(what));
        return ended(app.got_subcommand("schema") ? port::cli::schema_command() : port::cli::reference_command());
    } catch (const std::exception& failure) { // of the model: what files and stdout do is told where it happens
        std::fprintf(stderr, "portsim: %s\n", failure.what());
        return port::cli::model_failure;
    }
}
