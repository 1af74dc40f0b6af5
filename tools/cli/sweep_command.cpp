#include "models/catalogues.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/sweep_answers.h"
#include "tools/cli/sweep_options.h"
#include "tools/commands.h"
#include "tools/sweep/make_plan.h"
#include "tools/sweep/merge.h"
#include "tools/sweep/predict.h"
#include "tools/sweep/run_local.h"
#include "tools/sweep/shard.h"
#include "tools/sweep/slurm.h"
#include "tools/sweep/state.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace port::cli {
namespace {

namespace fs = std::filesystem;
using sweep::Folder;

void say(const std::string& text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
}

sweep::Sweep sweep_of(const Folder& folder)
{
    return {folder.read_plan(commands::model_version()), catalogues()};
}

int plan(const SweepOptions& o)
{
    const sweep::Planned planned =
        sweep::make_plan(o.study, catalogues(), {o.sets, o.shards, std::string(commands::model_version())});
    if (!planned.plan) {
        std::fputs(io::print_diagnostics(planned.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
        return bad_input;
    }
    Folder(o.folder).begin(*planned.plan);
    const sweep::Plan& p = *planned.plan;
    write_stdout(
        fmt::format("{}: {} points of {}{} replications, {} measures, {} shards\nTo run it: portsim sweep run {}\n",
                    o.folder, p.points, p.replicating.precision > 0 ? "at least " : "", p.replicating.replications,
                    p.measures.size(), p.shards, o.folder));
    return done;
}

/// Missing shards, in words; the exit code that goes with them.
int tell_missing(const sweep::State& state, const std::string& folder)
{
    if (state.missing.empty()) return done;
    if (!state.first_failure.empty()) say("portsim: first failure: " + state.first_failure);
    say(fmt::format("portsim: {} of {} shards are missing: {}; `portsim sweep resume {}` runs them",
                    state.missing.size(), state.shards, sweep::listed(state.missing), folder));
    return incomplete;
}

/// Points done, time left and the first failure, on one line that is written over.
class SweepProgress {
public:
    explicit SweepProgress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO) && !std::getenv("CI")) {}
    ~SweepProgress()
    {
        if (shown_) std::fputs("\r\x1b[K", stderr);
    }
    void show(const sweep::State& state)
    {
        if (!on_) return;
        if (!shown_) first_ = state.points_done;
        shown_ = true;
        const std::uint64_t points = state.points_done + state.points_begun;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
        std::string left;
        if (points > first_)
            left = fmt::format(", about {:.0f} s left", passed.count() / static_cast<double>(points - first_) *
                                                            static_cast<double>(state.points - points));
        const std::string failure = state.first_failure.empty() ? "" : "; first failure: " + state.first_failure;
        std::fprintf(stderr, "\r\x1b[K%llu of %llu points%s%s", static_cast<unsigned long long>(points),
                     static_cast<unsigned long long>(state.points), left.c_str(), failure.c_str());
    }

private:
    bool on_, shown_ = false;
    std::uint64_t first_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::string own_program()
{
    return fs::read_symlink("/proc/self/exe").string();
}

void print_jobs(const Folder& folder, const sweep::Plan& plan, const sweep::SlurmOptions& options)
{
    std::string text;
    for (const sweep::SlurmJob& job :
         slurm_jobs(folder, plan, state_of(folder, plan).missing, sweep::most_tasks_of_site(), options)) {
        text += fmt::format("{}\n\n{} shards, with the script:\n\n{}\n", fmt::join(job.sbatch, " "), job.shards.size(),
                            job.script);
    }
    write_stdout(text);
}

int run_on_slurm(const SweepOptions& o, const Folder& folder, const sweep::Plan& plan)
{
    sweep::SlurmOptions options;
    options.program = o.program.empty() ? own_program() : o.program;
    options.partition = o.partition;
    options.account = o.account;
    options.time = o.time;
    options.cpus = o.cpus;
    options.max_running = o.max_running;
    options.sbatch_arguments = o.sbatch_arguments;
    options.retries = o.retries;
    options.wait = o.wait;
    if (o.dry_run) {
        print_jobs(folder, plan, options);
        return done;
    }
    const StopOnSignal stop;
    options.stop = stop.token();
    SweepProgress progress(o.quiet);
    options.progress = [&](const sweep::State& s) { progress.show(s); };
    const sweep::State state = sweep::run_on_slurm(folder, plan, options);
    if (stop.token().stop_requested()) return StopOnSignal::exit_code();
    if (o.wait) return tell_missing(state, o.folder);
    write_stdout(
        fmt::format("{} shards are submitted, and a merge behind them; `portsim sweep status {}` tells how far "
                    "they are\n",
                    state.missing.size(), o.folder));
    return done;
}

int run_all(const SweepOptions& o)
{
    const Folder folder(o.folder);
    const sweep::Plan plan = folder.read_plan(commands::model_version());
    std::error_code ignored;
    if (!o.dry_run) fs::remove(folder.cancel(), ignored);
    if (!o.on.empty()) return run_on_slurm(o, folder, plan);
    sweep::LocalOptions options;
    options.workers = o.workers;
    options.retries = o.retries;
    options.worker = {own_program(), "sweep", "shard", o.folder, "--index"};
    const StopOnSignal stop;
    options.stop = stop.token();
    sweep::State state;
    {
        SweepProgress progress(o.quiet);
        options.progress = [&](const sweep::State& s) { progress.show(s); };
        state = sweep::run_local(folder, plan, options);
    }
    const int code = tell_missing(state, o.folder);
    if (stop.token().stop_requested()) return StopOnSignal::exit_code();
    if (code == done)
        write_stdout(fmt::format("all {} points are there; next: portsim sweep merge {}\n", state.points, o.folder));
    return code;
}

int shard(const SweepOptions& o)
{
    const Folder folder(o.folder);
    const sweep::Sweep sweep = sweep_of(folder);
    if (o.index >= sweep.plan().shards) {
        say(fmt::format("portsim: --index {}: the plan has shards 0 to {}", o.index, sweep.plan().shards - 1));
        return usage;
    }
    const StopOnSignal stop;
    const sweep::ShardEnd end = sweep::run_shard(folder, sweep, o.index, fs::temp_directory_path(), stop.token());
    if (end != sweep::ShardEnd::stopped) return done;
    return stop.token().stop_requested() ? StopOnSignal::exit_code() : incomplete;
}

std::string text_of(const sweep::State& s)
{
    std::string text = fmt::format("{} of {} points, {} of {} shards are there", s.points_done, s.points,
                                   s.shards - s.missing.size(), s.shards);
    if (s.spent.processor > 0)
        text += fmt::format("\n{} replications in {:.1f} s of processor time, {:.2f} % of it outside the model",
                            s.spent.replications, s.spent.processor, 100 * (1 - s.spent.model / s.spent.processor));
    if (!s.missing.empty()) text += "\nmissing: " + sweep::listed(s.missing);
    if (!s.at_work.empty()) text += "\nat work: " + sweep::listed(s.at_work);
    if (!s.first_failure.empty()) text += "\nfirst failure: " + s.first_failure;
    if (s.cancelled) text += "\ncancelled: shards end at their next point";
    return text + "\n";
}

int status(const SweepOptions& o)
{
    const Folder folder(o.folder);
    const sweep::Plan plan = folder.read_plan(commands::model_version());
    const StopOnSignal stop;
    for (;;) {
        const sweep::State s = state_of(folder, plan, true);
        if (o.json)
            write_stdout(fmt::format("{{\"points\": {}, \"points_done\": {}, \"shards\": {}, \"missing\": [{}], "
                                     "\"at_work\": [{}], \"attempts\": {}, \"cancelled\": {}}}\n",
                                     s.points, s.points_done, s.shards, fmt::join(s.missing, ", "),
                                     fmt::join(s.at_work, ", "), s.attempts, s.cancelled));
        else
            write_stdout(text_of(s));
        if (s.missing.empty()) return done;
        if (!o.watch) return incomplete;
        for (int i = 0; i < 20 && !stop.token().stop_requested(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (stop.token().stop_requested()) return StopOnSignal::exit_code();
    }
}

int cancel(const SweepOptions& o)
{
    const Folder folder(o.folder);
    static_cast<void>(folder.read_plan(commands::model_version()));
    write_whole(folder.cancel().string(), "");
    if (const std::size_t jobs = sweep::cancel_on_slurm(folder); jobs > 0)
        say(fmt::format("portsim: told Slurm to end {} jobs", jobs));
    write_stdout("shards of " + o.folder + " end at their next point; `portsim sweep resume` goes on\n");
    return done;
}

int merge(const SweepOptions& o)
{
    const Folder folder(o.folder);
    const sweep::Sweep sweep = sweep_of(folder);
    const fs::path file = o.output.empty() ? folder.results() : fs::path(o.output);
    const sweep::Merged merged = sweep::merge(folder, sweep, file, o.partial, fs::temp_directory_path());
    if (!merged.missing.empty()) {
        sweep::State state;
        state.missing = merged.missing;
        state.shards = sweep.plan().shards;
        const int code = tell_missing(state, o.folder);
        if (!o.partial) return code;
    }
    write_stdout(fmt::format("{}: {} points, {} of them failed, {} crashed\n", file.string(), merged.points,
                             merged.failed, merged.crashed));
    return merged.missing.empty() ? done : incomplete;
}

int answer(const SweepOptions& o)
{
    if (o.verb == "plan") return plan(o);
    if (o.verb == "run" || o.verb == "resume") return run_all(o);
    if (o.verb == "shard") return shard(o);
    if (o.verb == "status") return status(o);
    if (o.verb == "cancel") return cancel(o);
    if (o.verb == "predict") return predict_sweep(o);
    return o.verb == "merge" ? merge(o) : show_sweep(o);
}

} // namespace

int sweep_command(const SweepOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
