#include "tools/cli/arguments.h"
#include "tools/cli/describe_commands.h"
#include "tools/cli/options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

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

void add_validate(CLI::App& app, ValidateOptions& o)
{
    CLI::App& validate =
        *app.add_subcommand("validate", "Reads scenarios and prints everything that is wrong with them");
    validate.add_option("scenario", o.scenarios, "Scenario files")->required();
    add_sets(validate, o.sets);
    validate.add_flag("--resolved", o.resolved, "Print the scenario with its defaults and changes, in base units");
}

void add_verify(CLI::App& app, VerifyOptions& o)
{
    CLI::App& verify = *app.add_subcommand(
        "verify", "Holds scenarios to what their comments expect: schedules worked by hand, exact figures");
    verify.add_option("scenario", o.places, "Scenario files, or folders of them")->required();
    verify.add_option("-j,--threads", o.threads, "Threads; results are the same for any number");
    verify.add_flag("--markdown", o.markdown, "Write the table in Markdown");
    verify.footer(verify_examples);
}

void add_network(CLI::App& app, NetworkOptions& o)
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

void add_demand(CLI::App& app, DemandOptions& o)
{
    CLI::App& demand = *app.add_subcommand(
        "demand", "Says what is asked of the port by trade and year, by which law, and how sure that is");
    add_scenario(demand, o.scenario, o.sets, "Scenario file");
    demand.add_flag("--json", o.json, "One JSON object on stdout");
    demand.add_option("--csv", o.csv, "Write the tonnes by trade and year to a CSV file")->type_name("FILE");
}

void add_facts(CLI::App& app, FactsOptions& o)
{
    CLI::App& facts = *app.add_subcommand("facts", "Lists every value of a scenario with where it comes from and why");
    add_scenario(facts, o.scenario, o.sets, "Scenario file");
    CLI::Option* json = facts.add_flag("--json", o.json, "One JSON object on stdout");
    facts.add_flag("--csv", o.csv, "The values as CSV on stdout")->excludes(json);
}

void add_preview(CLI::App& app, PreviewOptions& o)
{
    CLI::App& preview = *app.add_subcommand(
        "preview", "Says what each link can carry and what is to be expected, and warns, without a run");
    preview.footer(preview_examples);
    add_scenario(preview, o.scenario, o.sets, "Scenario file");
    CLI::Option* json = preview.add_flag("--json", o.json, "One JSON object on stdout");
    preview.add_flag("--csv", o.csv, "All tables as CSV on stdout, each under a line with its title")->excludes(json);
}

void add_init(CLI::App& app, std::string& folder)
{
    app.add_subcommand("init", "Writes a port to begin with, all of it explained, into a folder")
        ->add_option("folder", folder, "It is made if it is not there")
        ->required();
}

void add_explain(CLI::App& app, std::string& what)
{
    app.add_subcommand("explain", "Tells what a key of a scenario, a strategy or the code of an error means")
        ->add_option("what", what, "Such as depth, 'berths[coal 1].depth', erlang or E012")
        ->required();
}

} // namespace

void add_scenario_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "validate", add_validate, validate_command);
    add_command(app, commands, "verify", add_verify, verify_command);
    add_command(app, commands, "network", add_network, network_command);
    add_command(app, commands, "demand", add_demand, demand_command);
    add_command(app, commands, "facts", add_facts, facts_command);
    add_command(app, commands, "preview", add_preview, preview_command);
    add_command(app, commands, "init", add_init, init_command);
    add_command(app, commands, "explain", add_explain, explain_command);
    commands.emplace_back(
        app.add_subcommand("schema", "Prints the JSON Schema of scenarios, for editors that complete and check YAML"),
        schema_command);
    commands.emplace_back(app.add_subcommand("reference", "Prints all keys, units, strategies and errors in Markdown"),
                          reference_command);
}

} // namespace port::cli
