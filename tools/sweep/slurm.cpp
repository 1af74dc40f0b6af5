#include "tools/sweep/slurm.h"

#include "tools/store/store_failure.h"
#include "tools/sweep/spawn.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;

constexpr auto patience = std::chrono::seconds(60);
constexpr int tries = 6; ///< of a question to the scheduler, each after a pause twice as long

fs::path folder_of(const Folder& folder)
{
    return fs::absolute(folder.path()) / "slurm";
}

/// A text in quotes for a shell.
std::string quoted(const std::string& text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string first_line(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

/// Whether the scheduler is only busy, so that asking again may help.
bool is_busy(const Spawned& left)
{
    if (left.timed_out) return true;
    for (const char* words : {"Unable to contact slurm controller", "Socket timed out", "temporarily", "try again",
                              "Connection refused", "Zero Bytes were transmitted", "Resource temporarily"})
        if (left.err.find(words) != std::string::npos) return true;
    return false;
}

/// Asks until it gets an answer. @throws NoScheduler
std::string ask(const std::vector<std::string>& line, const std::stop_token& stop)
{
    Spawned left;
    auto pause = std::chrono::milliseconds(500);
    for (int attempt = 0; attempt < tries && !stop.stop_requested(); ++attempt, pause *= 2) {
        if (attempt > 0) std::this_thread::sleep_for(pause);
        left = spawn(line, patience);
        if (left.code == 0 && !left.timed_out) return left.out;
        if (left.code == 127 && left.err.empty())
            throw NoScheduler("there is no '" + line.front() + "' here: Slurm is not installed, or not in PATH");
        if (!is_busy(left)) break;
    }
    throw NoScheduler(fmt::format("{} failed: {}; what is done is kept, `portsim sweep resume` goes on", line.front(),
                                  left.timed_out ? "no answer" : first_line(left.err)));
}

std::vector<std::string> sbatch_line(const Folder& folder, const SlurmOptions& o)
{
    std::vector<std::string> line{"sbatch",
                                  "--parsable",
                                  "--job-name=portsim",
                                  "--output=/dev/null",
                                  "--error=" + (folder_of(folder) / "errors.txt").string(),
                                  "--open-mode=append"};
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) line.push_back(std::string(option) + value);
    };
    add("--partition=", o.partition);
    add("--account=", o.account);
    add("--time=", o.time);
    add("--cpus-per-task=", o.cpus);
    line.insert(line.end(), o.sbatch_arguments.begin(), o.sbatch_arguments.end());
    return line;
}

void write(const fs::path& file, const std::string& text, std::ios::openmode mode = std::ios::binary)
{
    std::ofstream out(file, mode);
    out << text;
    out.close();
    if (!out) throw store::StoreFailure("can't write '" + file.string() + "'");
}

/// The number of the next round of submitting, so that lists of an older one, which tasks may still read, stay.
int next_round(const fs::path& folder)
{
    int round = 1;
    while (fs::exists(folder / fmt::format("round-{}-0.sh", round))) ++round;
    return round;
}

std::vector<std::string> jobs_of(const Folder& folder)
{
    std::vector<std::string> ids;
    std::ifstream in(folder_of(folder) / "jobs");
    for (std::string id; in >> id;) ids.push_back(id);
    return ids;
}

/// Submits what is missing. @return the jobs' numbers
std::vector<std::string> submit(const Folder& folder, const Plan& plan, const std::vector<std::uint64_t>& missing,
                                const SlurmOptions& o)
{
    const std::uint64_t most = most_tasks_of_site();
    fs::create_directories(folder_of(folder));
    std::vector<std::string> ids;
    const auto note = [&](const std::string& said) {
        ids.push_back(said.substr(0, said.find_first_of(";\n"))); // "17;cluster"
        write(folder_of(folder) / "jobs", ids.back() + "\n", std::ios::binary | std::ios::app);
    };
    for (const SlurmJob& job : slurm_jobs(folder, plan, missing, most, o)) {
        write(folder_of(folder) / (job.name + ".list"), fmt::format("{}\n", fmt::join(job.shards, "\n")));
        write(folder_of(folder) / (job.name + ".sh"), job.script);
        note(ask(job.sbatch, o.stop));
    }
    const fs::path script = folder_of(folder) / "merge.sh";
    write(script, fmt::format("#!/bin/sh\nexec {} sweep merge {}\n", quoted(o.program),
                              quoted(fs::absolute(folder.path()).string())));
    std::vector<std::string> line = sbatch_line(folder, o);
    line.push_back(fmt::format("--dependency=afterany:{}", fmt::join(ids, ":")));
    line.push_back(script.string());
    note(ask(line, o.stop));
    return ids;
}

/// Whether no task is left, or only such as the scheduler holds back: after a failed launch it does so for ever.
bool all_held(const std::string& reasons)
{
    std::istringstream lines(reasons);
    for (std::string line; std::getline(lines, line);)
        if (line.find("held") == std::string::npos && line.find("Held") == std::string::npos &&
            line.find("Dependency") == std::string::npos)
            return false;
    return true;
}

/// Waits until the scheduler has none of the jobs any more, or all shards are there.
void wait_for(const Folder& folder, const Plan& plan, const std::vector<std::string>& ids, const SlurmOptions& o)
{
    const std::string asked = fmt::format("{}", fmt::join(ids, ","));
    auto pause = std::chrono::milliseconds(500);
    while (!o.stop.stop_requested()) {
        const State state = state_of(folder, plan);
        if (o.progress) o.progress(state);
        if (state.missing.empty()) return;
        const Spawned left = spawn({"squeue", "--noheader", "--format=%r", "--jobs=" + asked}, patience);
        const bool forgotten = left.err.find("Invalid job id") != std::string::npos;
        if (forgotten || (left.code == 0 && all_held(left.out))) return;
        if (left.code != 0 && !is_busy(left)) throw NoScheduler("squeue failed: " + first_line(left.err));
        std::this_thread::sleep_for(pause);
        pause = std::min<std::chrono::milliseconds>(pause * 3 / 2, std::chrono::seconds(30));
    }
}

} // namespace

std::vector<SlurmJob> slurm_jobs(const Folder& folder, const Plan& plan, const std::vector<std::uint64_t>& missing,
                                 std::uint64_t most_tasks, const SlurmOptions& o)
{
    const int round = next_round(folder_of(folder));
    std::vector<SlurmJob> jobs;
    for (std::size_t first = 0; first < missing.size(); first += most_tasks) {
        SlurmJob job;
        job.name = fmt::format("round-{}-{}", round, jobs.size());
        const std::size_t end = std::min<std::size_t>(missing.size(), first + most_tasks);
        job.shards.assign(missing.begin() + static_cast<std::ptrdiff_t>(first),
                          missing.begin() + static_cast<std::ptrdiff_t>(end));
        const std::string list = quoted((folder_of(folder) / (job.name + ".list")).string());
        job.script = fmt::format("#!/bin/sh\n# {}: shards of the sweep '{}', one a task.\n"
                                 "shard=$(sed -n \"$((SLURM_ARRAY_TASK_ID + 1))p\" {})\n"
                                 "exec {} sweep shard {} --index \"$shard\"\n",
                                 job.name, first_line(plan.title), list, quoted(o.program),
                                 quoted(fs::absolute(folder.path()).string()));
        job.sbatch = sbatch_line(folder, o);
        const std::string limit = o.max_running > 0 ? fmt::format("%{}", o.max_running) : "";
        job.sbatch.push_back(fmt::format("--array=0-{}{}", job.shards.size() - 1, limit));
        job.sbatch.push_back((folder_of(folder) / (job.name + ".sh")).string());
        jobs.push_back(std::move(job));
    }
    return jobs;
}

std::uint64_t most_tasks_of_site()
{
    std::istringstream lines(ask({"scontrol", "show", "config"}, {}));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("MaxArraySize"))
            return std::max<std::uint64_t>(1, std::strtoull(line.c_str() + line.find('=') + 1, nullptr, 10));
    return 1001; // Slurm's own default
}

State run_on_slurm(const Folder& folder, const Plan& plan, const SlurmOptions& options)
{
    State state = state_of(folder, plan);
    for (int round = 0; round <= options.retries && !state.missing.empty(); ++round) {
        const std::vector<std::string> ids = submit(folder, plan, state.missing, options);
        if (!options.wait) break;
        wait_for(folder, plan, ids, options);
        state = state_of(folder, plan);
        if (options.stop.stop_requested() || state.cancelled) break;
    }
    return state;
}

std::size_t cancel_on_slurm(const Folder& folder)
{
    const std::vector<std::string> ids = jobs_of(folder);
    if (ids.empty()) return 0;
    std::vector<std::string> line{"scancel"};
    line.insert(line.end(), ids.begin(), ids.end());
    const Spawned left = spawn(line, patience); // jobs that have ended are no failure
    static_cast<void>(left);
    return ids.size();
}

} // namespace port::sweep
