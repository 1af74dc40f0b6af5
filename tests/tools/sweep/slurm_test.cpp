// What is handed to Slurm, and what is said where there is none. A real one is met in tests/cluster.
#include "tests/tools/sweep/small_study.h"
#include "tools/sweep/slurm.h"
#include "tools/sweep/spawn.h"

#include <cstdlib>

using namespace port::sweep;
using namespace port::sweep::test;
using Catch::Matchers::Contains;

TEST_CASE("arrays stay below the site's bound, and each shard is one task of one of them", "[sweep]")
{
    const StudyFolder studies;
    const Plan plan = studies.right(six_points);
    const Folder folder(studies / "a sweep's");
    SlurmOptions options;
    options.program = "/opt/port sim/portsim";
    options.partition = "main";
    options.time = "00:30:00";
    options.max_running = 3;
    options.sbatch_arguments = {"--qos=low"};
    const std::vector<SlurmJob> jobs = slurm_jobs(folder, plan, {0, 2, 3, 4, 5}, 2, options);
    REQUIRE(jobs.size() == 3);
    CHECK(jobs[0].shards == std::vector<std::uint64_t>{0, 2});
    CHECK(jobs[2].shards == std::vector<std::uint64_t>{5});
    const std::vector<std::string>& line = jobs[1].sbatch;
    for (const char* word :
         {"sbatch", "--parsable", "--partition=main", "--time=00:30:00", "--qos=low", "--array=0-1%3"})
        CHECK(std::count(line.begin(), line.end(), word) == 1);
    CHECK(line.back().ends_with("slurm/round-1-1.sh"));
    // Names with blanks and quotes reach the program as they are.
    CHECK_THAT(jobs[0].script, Contains("exec '/opt/port sim/portsim' sweep shard '") && Contains("a sweep'\\''s'") &&
                                   Contains("round-1-0.list'"));
    CHECK(slurm_jobs(folder, plan, {}, 2, options).empty());
}

TEST_CASE("without Slurm that is said, and nothing is begun", "[sweep]")
{
    const StudyFolder studies;
    const Plan plan = studies.right(six_points);
    const Folder folder(studies / "sweep");
    folder.begin(plan);
    const std::string path = std::getenv("PATH");
    setenv("PATH", studies.path().c_str(), 1);
    CHECK_THROWS_WITH(run_on_slurm(folder, plan, {}), Contains("there is no 'scontrol' here"));
    CHECK(cancel_on_slurm(folder) == 0);
    setenv("PATH", path.c_str(), 1);
    CHECK(state_of(folder, plan).attempts == 0);
}

TEST_CASE("a program that is run gives its words and its end, and none hangs us", "[sweep]")
{
    using std::chrono::milliseconds;
    const Spawned said = spawn({"sh", "-c", "echo out; echo err >&2; exit 3"}, milliseconds(20'000));
    CHECK(said.out == "out\n");
    CHECK(said.err == "err\n");
    CHECK(said.code == 3);
    CHECK_FALSE(said.timed_out);
    CHECK(spawn({"no such program"}, milliseconds(20'000)).code == 127);
    CHECK(spawn({"sh", "-c", "kill -TERM $$"}, milliseconds(20'000)).code == 128 + 15);
    CHECK(spawn({"sh", "-c", "head -c 300000 /dev/zero"}, milliseconds(20'000)).out.size() == 300'000);
    CHECK(spawn({"sleep", "1000"}, milliseconds(50)).timed_out);
}
