// What a sweep costs beside the model, at many sizes: planning, starting a shard, writing a part, merging. The figures
// of the points are made up, so that the model takes no time; all else is the program's own code.
#include "models/catalogues.h"
#include "tools/sweep/make_plan.h"
#include "tools/sweep/merge.h"
#include "tools/sweep/run_point.h"
#include "tools/sweep/state.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

using namespace port;
using namespace port::sweep;
namespace fs = std::filesystem;

class Watch {
public:
    double operator()()
    {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> passed = now - last_;
        last_ = now;
        return passed.count();
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Some figures, different for each point and replication.
store::PointRow made_up(const Sweep& sweep, std::uint64_t point)
{
    store::PointRow row{point, "done", "", {}};
    for (std::size_t r = 0; r < sweep.plan().replicating.replications; ++r) {
        auto& values = row.values.emplace_back();
        for (std::size_t m = 0; m < sweep.plan().measures.size(); ++m)
            values.push_back(1e6 / static_cast<double>(1 + point * 31 + r * 7 + m));
    }
    return row;
}

void measure(std::uint64_t points, const fs::path& work)
{
    fs::create_directories(work);
    std::ofstream(work / "study.yaml")
        << "title: Scale\nbase: " PORTSIM_ROOT
           "/scenarios/jinzhou-2009.yaml\nreplications: 10\ndesign: sobol sequence\n"
           "points: "
        << points
        << "\nmeasures: [throughput.coal, waiting.coal, waiting.port, backlog.port]\nvary:\n"
           "  - {path: 'trades[coal loaded].demand[2009].demand', from: 10 Mt/yr, to: 22 Mt/yr}\n"
           "  - {path: 'rail_services[coal trains].rate', from: 3000 t/h, to: 6000 t/h}\n";
    Watch watch;
    const Planned planned = make_plan(work / "study.yaml", catalogues(), {{}, {}, "bench"});
    if (!planned.plan) std::exit(1);
    const Folder folder(work / "sweep");
    folder.begin(*planned.plan);
    const double plan = watch();
    const Sweep sweep(folder.read_plan("bench"), catalogues());
    const std::string hash = hash_of(sweep.plan());
    const std::string canary = canary_of(sweep, {});
    const double start = watch();
    for (std::uint64_t shard = 0; shard < sweep.plan().shards; ++shard) {
        store::Part part{{hash, shard, canary}, {}};
        for (const std::uint64_t point : sweep.points_of(shard)) part.rows.push_back(made_up(sweep, point));
        const fs::path place = folder.part(shard, 1);
        fs::create_directories(place.parent_path());
        store::write_part(part, work / "scratch", place);
    }
    const double parts = watch();
    const State state = state_of(folder, sweep.plan());
    const double status = watch();
    static_cast<void>(merge(folder, sweep, folder.results(), false, work));
    const double merged = watch();
    std::printf("%8llu %7llu %8.3f %12.3f %14.2f %10.3f %9.2f %12.1f\n", static_cast<unsigned long long>(points),
                static_cast<unsigned long long>(state.shards), plan, start,
                1000 * parts / static_cast<double>(state.shards), status, merged,
                static_cast<double>(fs::file_size(folder.results())) / 1e6);
    std::fflush(stdout);
    fs::remove_all(work);
}

} // namespace

int main(int argc, char** argv)
{
    std::puts("  points  shards   plan s  shard start s  part write ms  status s  merge s  results MB");
    for (int i = 1; i < argc; ++i)
        measure(std::strtoull(argv[i], nullptr, 10), fs::temp_directory_path() / "portsim-bench-sweep");
    return 0;
}
