#include "tools/cli/arguments.h"
#include "tools/cli/options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

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

void add_fit(CLI::App& app, FitOptions& o)
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

void add_hindcast(CLI::App& app, HindcastOptions& o)
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

} // namespace

void add_record_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "fit", add_fit, fit_command);
    add_command(app, commands, "hindcast", add_hindcast, hindcast_command);
}

} // namespace port::cli
