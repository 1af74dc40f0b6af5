#pragma once
#include "tools/sweep/folder.h"
#include "tools/sweep/state.h"

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

namespace port::sweep {

/// There is no scheduler here, it does not answer, or it refused the job; the text says what it said. Exit code 8.
struct NoScheduler : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How shards are run by Slurm.
struct SlurmOptions {
    std::string program;                        ///< portsim as the nodes call it
    std::string partition, account, time, cpus; ///< as sbatch takes them; empty: the site's own
    std::uint64_t max_running = 0;              ///< tasks at once of each array; 0: no limit of ours
    std::vector<std::string> sbatch_arguments;  ///< passed on as they stand
    int retries = 2;                            ///< further rounds over what is missing, when waiting
    bool wait = false;                          ///< until all is there, or no round is left
    std::stop_token stop{};
    std::function<void(const State&)> progress{};
};

/// One array job: its script and the shards of its tasks.
struct SlurmJob {
    std::string name;
    std::vector<std::uint64_t> shards; ///< by task
    std::vector<std::string> sbatch;   ///< the line that submits it
    std::string script;
};

/// The jobs that run some shards: arrays of at most `most_tasks` tasks, since a site bounds the index of a task.
[[nodiscard]] std::vector<SlurmJob> slurm_jobs(const Folder& folder, const Plan& plan,
                                               const std::vector<std::uint64_t>& missing, std::uint64_t most_tasks,
                                               const SlurmOptions& options);

/// The site's MaxArraySize. @throws NoScheduler
[[nodiscard]] std::uint64_t most_tasks_of_site();

/// Submits arrays for the missing shards and, behind them, a job that merges; waits if asked to. Which shards are there
/// is read from the folder, never from the scheduler.
/// @throws NoScheduler, store::StoreFailure
[[nodiscard]] State run_on_slurm(const Folder& folder, const Plan& plan, const SlurmOptions& options);

/// Ends the jobs that were submitted for this sweep. @return how many it knows of
std::size_t cancel_on_slurm(const Folder& folder);

} // namespace port::sweep
