#include "tools/cli/arguments.h"
#include "tools/cli/sweep_options.h"

#include <CLI/CLI.hpp>

namespace port::cli {
namespace {

constexpr const char* examples = R"(Examples:
  portsim sweep plan scenarios/sweeps/dumper-and-coal.yaml -o coal
  portsim sweep run coal -j 2
  portsim sweep status coal --watch
  portsim sweep merge coal
  portsim sweep show coal --heat waiting.coal --report coal.html
  portsim sweep predict coal --of waiting.coal --at 'trades[coal loaded].demand[2009].demand=17 Mt/yr' \
    --at 'rail_services[coal trains].places=1'
  portsim sweep run coal --on slurm -p main -t 00:30:00 --wait
  seq 0 63 | parallel portsim sweep shard coal --index {}

A sweep that was killed goes on with `portsim sweep run` or `resume`, and ends in the same bytes.

Exit codes: 0 done, 2 usage, 3 bad input, 4 the model failed, 5 files, 6 shards are missing, 7 parts that don't fit
together, 8 no scheduler, 130 and 143 stopped.)";

CLI::App& add_verb(CLI::App& sweep, SweepOptions& o, const char* verb, const char* what)
{
    CLI::App& command = *sweep.add_subcommand(verb, what);
    command.callback([&o, verb] { o.verb = verb; });
    command.footer(examples);
    return command;
}

void add_folder(CLI::App& command, SweepOptions& o)
{
    command.add_option("folder", o.folder, "Of the sweep, as `plan -o` made it")->required();
}

void add_running(CLI::App& command, SweepOptions& o)
{
    add_folder(command, o);
    command.add_option("-j,--workers", o.workers, "Shards at once; results are the same for any number");
    command.add_option("--retries", o.retries, "Further attempts at a shard that fails")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    command.add_flag("--quiet", o.quiet, "No progress on stderr");
    command.add_option("--on", o.on, "Where: slurm; this machine if not given")->check(CLI::IsMember({"slurm"}));
    const auto on_slurm = [&](const char* name, auto& value, const char* what) {
        return command.add_option(name, value, std::string("Of Slurm: ") + what)->group("On a cluster");
    };
    on_slurm("-p,--partition", o.partition, "the partition");
    on_slurm("-A,--account", o.account, "the account");
    on_slurm("-t,--time", o.time, "time limit of a shard, such as 01:00:00");
    on_slurm("-c,--cpus", o.cpus, "processors a shard; it uses one");
    on_slurm("--max-running", o.max_running, "tasks at once");
    on_slurm("--sbatch-arg", o.sbatch_arguments, "an argument for sbatch, as often as needed")->allow_extra_args(false);
    on_slurm("--program", o.program, "portsim as the nodes call it; this program if not given");
    command.add_flag("--wait", o.wait, "Of Slurm: until all is there, with --retries further rounds")
        ->group("On a cluster");
    command.add_flag("--dry-run", o.dry_run, "Of Slurm: prints what would be submitted")->group("On a cluster");
}

void add_sweep(CLI::App& app, SweepOptions& o)
{
    CLI::App& sweep = *app.add_subcommand("sweep", "Runs a scenario at many points, here or on many machines");
    sweep.footer(examples);
    sweep.require_subcommand(1);
    CLI::App& plan = add_verb(sweep, o, "plan", "Reads a study, checks it and lays it out; runs no point");
    plan.add_option("study", o.study, "Study file")->required();
    plan.add_option("-o,--output", o.folder, "Folder of the sweep, made if it is not there")->required();
    plan.add_option("--shards", o.shards, "Into how many parts the work is dealt; by its size if not given")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100'000}));
    plan.add_option("--set", o.sets, "Set a value at every point: path=value, as often as needed")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    add_running(add_verb(sweep, o, "run", "Runs what is missing, each shard by a program of its own"), o);
    add_running(add_verb(sweep, o, "resume", "The same, for a sweep that was cancelled or killed"), o);
    CLI::App& shard = add_verb(sweep, o, "shard", "Runs one shard: what every scheduler comes to");
    add_folder(shard, o);
    shard.add_option("--index", o.index, "Of the shard, from 0")->required();
    CLI::App& status = add_verb(sweep, o, "status", "Says how far it is, by what its folder holds");
    add_folder(status, o);
    status.add_flag("--watch", o.watch, "Goes on until nothing is missing");
    status.add_flag("--json", o.json, "One JSON object on stdout");
    add_folder(add_verb(sweep, o, "cancel", "Lets shards end at their next point"), o);
    CLI::App& merge = add_verb(sweep, o, "merge", "Puts all parts into one file, the same bytes whoever made them");
    add_folder(merge, o);
    merge.add_flag("--partial", o.partial, "Also while shards are missing");
    merge.add_option("-o,--output", o.output, "File; results.db in the folder if not given")->type_name("FILE");
    CLI::App& predict =
        add_verb(sweep, o, "predict", "Says what a figure is between the points, and how far that holds");
    add_folder(predict, o);
    predict.add_option("--of", o.of, "The figure, one of the study's measures")->required();
    predict.add_option("--at", o.at, "A path's value: path=value, for each path of the study")
        ->required()
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    predict.add_flag("--json", o.json, "One JSON object on stdout");
    CLI::App& show = add_verb(sweep, o, "show", "Prints a row a point: what varies, and each figure with its interval");
    add_folder(show, o);
    show.add_option("--heat", o.heat, "A table of one measure over two paths, shaded, instead of a row a point");
    show.add_option("--by", o.by, "The two paths of --heat; the study's first two if not given")
        ->allow_extra_args(false);
    show.add_option("--report", o.report, "Write a self-contained HTML page with curves and surfaces")
        ->type_name("FILE");
    show.add_flag("--json", o.json, "JSON on stdout");
    show.add_option("--csv", o.csv, "Write the rows to a CSV file")->type_name("FILE");
}

} // namespace

void add_sweep_commands(CLI::App& app, Commands& commands)
{
    add_command(app, commands, "sweep", add_sweep, sweep_command);
}

} // namespace port::cli
