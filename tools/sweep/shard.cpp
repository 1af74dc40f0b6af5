#include "tools/sweep/shard.h"

#include "models/record/run_errors.h"
#include "tools/sweep/attempt.h"
#include "tools/sweep/run_point.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;

constexpr const char* crashed = "the program crashed at this point in two attempts";

/// Of this program since it began.
double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

store::Part part_of(const Folder& folder, const Sweep& sweep, std::uint64_t shard, Attempt& attempt,
                    const std::stop_token& stop, Cost& cost)
{
    const std::vector<std::uint64_t> skipped = crashed_points(folder, shard);
    const std::vector<std::uint64_t> points = sweep.points_of(shard);
    store::Part part{{hash_of(sweep.plan()), shard, canary_of(sweep, stop)}, {}};
    for (const std::uint64_t point : points) {
        if (stop.stop_requested() || fs::exists(folder.cancel())) throw RunStopped("the shard was asked to stop");
        if (std::binary_search(skipped.begin(), skipped.end(), point)) {
            part.rows.push_back({point, "crashed", crashed, {}});
            continue;
        }
        attempt.at(point);
        part.rows.push_back(run_point(sweep, point, stop, cost));
        attempt.heartbeat(part.rows.size(), points.size());
    }
    return part;
}

} // namespace

ShardEnd run_shard(const Folder& folder, const Sweep& sweep, std::uint64_t shard, const fs::path& scratch,
                   const std::stop_token& stop)
{
    if (shard >= sweep.plan().shards) static_cast<void>(sweep.points_of(shard)); // throws, with what there is
    if (!folder.parts_of(shard).empty()) return ShardEnd::there_already;
    Attempt attempt(folder, shard);
    Cost cost;
    try {
        const store::Part part = part_of(folder, sweep, shard, attempt, stop, cost);
        const fs::path place = folder.part(shard, attempt.number());
        std::error_code error;
        fs::create_directories(place.parent_path(), error);
        store::write_part(part, scratch / fmt::format("portsim-{}-{}-{}.part", shard, attempt.number(), ::getpid()),
                          place);
    } catch (const RunStopped&) {
        attempt.end("stopped");
        return ShardEnd::stopped;
    } catch (const std::exception& e) {
        attempt.end(e.what());
        throw;
    }
    attempt.end(done_text({cost.replications, processor_seconds(), cost.model}));
    return ShardEnd::done;
}

} // namespace port::sweep
