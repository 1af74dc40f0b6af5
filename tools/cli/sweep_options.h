#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace port::cli {

/// What `portsim sweep` was asked.
struct SweepOptions {
    std::string verb; ///< "plan", "run", "resume", "shard", "status", "cancel", "merge" or "show"
    std::string study, folder;
    std::vector<std::string> sets;
    std::optional<std::uint64_t> shards; ///< of a plan
    unsigned workers = 0;                ///< 0: as many as there are cores
    int retries = 2;
    std::uint64_t index = 0; ///< of a shard
    bool quiet = false, watch = false, partial = false, json = false;
    std::string on; ///< "slurm", or empty: this machine
    std::string program, partition, account, time, cpus;
    std::uint64_t max_running = 0;
    std::vector<std::string> sbatch_arguments;
    bool wait = false, dry_run = false;
    std::string output;          ///< file of a merge; empty: results.db in the folder
    std::string of;              ///< of a prediction: a measure
    std::vector<std::string> at; ///< of a prediction: path=value
    std::string heat;            ///< of a show: a measure; empty: rows of points
    std::vector<std::string> by; ///< paths of a heat table; none: the first two
    std::string report;          ///< of a show: file of a page; empty: none
    std::string csv;             ///< file of a show; empty: none
};

[[nodiscard]] int sweep_command(const SweepOptions& options);

} // namespace port::cli
