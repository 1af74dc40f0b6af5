// Shards in any order, twice, crashed or stopped: what stands in the merged file is the same.
#include "models/run.h"
#include "tests/tools/sweep/small_study.h"
#include "tools/report/sweep_tables.h"
#include "tools/store/merged_file.h"
#include "tools/store/part_file.h"
#include "tools/sweep/attempt.h"
#include "tools/sweep/merge.h"
#include "tools/sweep/shard.h"
#include "tools/sweep/state.h"

#include <cmath>
#include <iterator>

using namespace port;
using namespace port::sweep;
using namespace port::sweep::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A sweep of six points in four shards, in a folder of its own.
struct Own {
    StudyFolder studies;
    Sweep sweep = studies.sweep(six_points, 4);
    Folder folder{studies / "sweep"};

    Own() { folder.begin(sweep.plan()); }

    void run(std::uint64_t shard) const
    {
        CHECK(run_shard(folder, sweep, shard, studies.path(), {}) == ShardEnd::done);
    }
    void run_all() const
    {
        for (std::uint64_t shard = 0; shard < 4; ++shard) run(shard);
    }
    /// Another attempt's part beside the first, changed by `change`.
    template <class Change> void add_part(std::uint64_t shard, Change change) const
    {
        store::Part part = store::read_part(folder.part(shard, 1));
        change(part);
        store::write_part(part, studies / "scratch", folder.part(shard, 2));
    }
    Merged merged(bool partial = false) const
    {
        return merge(folder, sweep, folder.results(), partial, studies.path());
    }
};

} // namespace

TEST_CASE("a merged sweep has what each point gives when it is run by itself, bit for bit", "[sweep]")
{
    const Own own;
    own.run_all();
    const Merged merged = own.merged();
    CHECK(merged.points == 6);
    CHECK(merged.failed + merged.crashed + merged.missing.size() == 0);
    const auto [head, points] = store::read_merged(own.folder.results());
    REQUIRE(points.size() == 6);
    CHECK(head.factors[1] == "berths[quay].handles[ore].rate");
    CHECK(points[0].inputs[1] == store::Input{"400 t/h", 400});
    CHECK(points[3].inputs[0] == store::Input{"2", 2});
    int with_value = 0;
    for (const store::MergedPoint& point : points) {
        CHECK(point.inputs == own.sweep.inputs(point.row.point));
        REQUIRE(point.row.values.size() == 2);
        std::string problem;
        const Scenario scenario = own.sweep.scenario_of(point.row.point, problem);
        for (std::uint64_t r = 0; r < 2; ++r) {
            const auto figures = port::run(scenario, own.sweep.plan().replicating.seed, r).figures;
            for (std::size_t m = 0; m < own.sweep.plan().measures.size(); ++m) {
                const auto value = study::value_of(own.sweep.plan().measures[m], figures);
                const double kept = point.row.values[r][m];
                CHECK((value ? *value == kept : std::isnan(kept)));
                with_value += value ? 1 : 0;
            }
        }
    }
    CHECK(with_value > 100);
}

TEST_CASE("the order of the shards, the folder and attempts made twice change no byte", "[sweep]")
{
    const Own one, other;
    one.run_all();
    static_cast<void>(one.merged());
    for (const std::uint64_t shard : {3, 1, 0, 2}) other.run(shard);
    other.add_part(2, [](store::Part&) {});
    CHECK(other.folder.parts_of(2) == std::vector<int>{1, 2});
    static_cast<void>(other.merged());
    CHECK(bytes_of(one.folder.results()) == bytes_of(other.folder.results()));
    CHECK(bytes_of(one.folder.part(1, 1)) == bytes_of(other.folder.part(1, 1)));
    CHECK(fs::exists(one.studies / "sweep/results.provenance.json"));
}

TEST_CASE("a log tells what its shard cost", "[sweep]")
{
    const Own own;
    own.run(1);
    const auto spent = read_log(own.folder.log(1, 1)).spent;
    REQUIRE(spent);
    CHECK(spent->replications == 2 * own.sweep.points_of(1).size());
    CHECK(spent->model > 0);
    CHECK(spent->processor > spent->model);
    CHECK(state_of(own.folder, own.sweep.plan(), true).spent.replications == spent->replications);
    std::ofstream(own.studies / "log") << "ended 2026-01-01T00:00:00Z: " << done_text({7, 2.5, 2.25}) << "\n";
    const AttemptLog read = read_log(own.studies / "log");
    REQUIRE(read.spent);
    CHECK(read.spent->replications == 7);
    CHECK(read.spent->processor == 2.5);
    CHECK(read.spent->model == 2.25);
}

TEST_CASE("a shard that is there is not run again", "[sweep]")
{
    const Own own;
    own.run(1);
    CHECK(run_shard(own.folder, own.sweep, 1, own.studies.path(), {}) == ShardEnd::there_already);
    CHECK(own.folder.logs_of(1).size() == 1);
    CHECK_THROWS_AS(run_shard(own.folder, own.sweep, 4, own.studies.path(), {}), std::out_of_range);
}

TEST_CASE("parts that don't fit together are named, and nothing is merged", "[sweep]")
{
    const Own own;
    own.run_all();
    std::string told;
    SECTION("two attempts differ in one bit of one number")
    {
        own.add_part(2, [](store::Part& part) {
            double& number = part.rows.back().values[1][0];
            number = std::nextafter(number, 1e300);
        });
        told = "shard-2.2.part' differ at point";
    }
    SECTION("a part of another plan")
    {
        own.add_part(0, [](store::Part& part) { part.head.plan = "other"; });
        told = "shard-0.2.part' is a part of another plan";
    }
    SECTION("another processor")
    {
        own.add_part(3, [](store::Part& part) { part.head.canary = "other"; });
        told = "give other figures to the same scenario";
    }
    SECTION("a point is missing")
    {
        own.add_part(1, [](store::Part& part) { part.rows.pop_back(); });
        told = "does not have the points of its shard";
    }
    SECTION("another shard's")
    {
        own.add_part(1, [](store::Part& part) { part.head.shard = 0; });
        told = "says that it is of shard 0";
    }
    CHECK_THROWS_WITH(own.merged(), Contains(told));
    CHECK_THROWS_AS(own.merged(), Conflict);
    CHECK_FALSE(fs::exists(own.folder.results()));
}

TEST_CASE("what is broken or no part is told with its name", "[sweep]")
{
    const Own own;
    own.run_all();
    std::ofstream(own.folder.part(2, 1), std::ios::binary) << "no part";
    CHECK_THROWS_WITH(own.merged(), Contains("shard-2.1.part"));
    CHECK_THROWS_AS(store::read_merged(own.folder.part(1, 1)), store::StoreFailure);
    CHECK_THROWS_AS(store::read_part(own.studies / "port.yaml"), store::StoreFailure);
}

TEST_CASE("missing shards are named; a partial merge has what is there", "[sweep]")
{
    const Own own;
    own.run(0);
    own.run(3);
    CHECK(own.merged().missing == std::vector<std::uint64_t>{1, 2});
    CHECK_FALSE(fs::exists(own.folder.results()));
    const Merged partial = own.merged(true);
    CHECK(partial.missing.size() == 2);
    CHECK(partial.points == own.sweep.points_of(0).size() + own.sweep.points_of(3).size());
    const State state = state_of(own.folder, own.sweep.plan());
    CHECK(state.points_done == partial.points);
    CHECK(state.missing == partial.missing);
    CHECK(listed({1, 2, 3, 7, 9, 10}) == "1-3, 7, 9-10");
    CHECK(listed({1, 3, 5, 7}, 2) == "1, 3 and 2 more");
}

TEST_CASE("a point that can't be run is a row with its reason, and the others stand", "[sweep]")
{
    const StudyFolder studies;
    // Each value is right alone; together the ship is too deep for the water.
    const Sweep sweep = studies.sweep("replications: 1\nvary:\n"
                                      "  - {path: 'berths[quay].depth', values: [15 m, 7 m]}\n"
                                      "  - {path: 'ships[coaster].laden_draught', values: [6 m, 9 m]}\n");
    const Folder folder(studies / "sweep");
    folder.begin(sweep.plan());
    for (std::uint64_t shard = 0; shard < sweep.plan().shards; ++shard)
        CHECK(run_shard(folder, sweep, shard, studies.path(), {}) == ShardEnd::done);
    const Merged merged = merge(folder, sweep, folder.results(), false, studies.path());
    CHECK(merged.points == 4);
    CHECK(merged.failed == 1);
    const auto points = store::read_merged(folder.results()).second;
    CHECK(points[3].row.status == "failed");
    CHECK_THAT(points[3].row.message, Contains("draught") || Contains("berth"));
    CHECK(points[3].row.values.empty());
    CHECK(points[0].row.status == "done");
}

TEST_CASE("a point at which two attempts crashed is given up, and the shard ends", "[sweep]")
{
    const Own own;
    const std::uint64_t point = own.sweep.points_of(1).front();
    fs::create_directories(own.folder.log(1, 1).parent_path());
    const auto crash = [&](int attempt) {
        std::ofstream(own.folder.log(1, attempt))
            << "begun 2026-01-01T00:00:00Z on here as process 1\ncrashed " << point << "\n";
    };
    crash(1);
    CHECK(crashed_points(own.folder, 1).empty());
    CHECK_THAT(state_of(own.folder, own.sweep.plan()).first_failure, Contains("shard 1, attempt 1: crashed at point"));
    crash(2);
    CHECK(crashed_points(own.folder, 1) == std::vector{point});
    own.run_all();
    CHECK(own.folder.parts_of(1) == std::vector<int>{3});
    CHECK(own.merged().crashed == 1);
    CHECK(store::read_merged(own.folder.results()).second[point].row.status == "crashed");
}

TEST_CASE("a shard that is asked to stop leaves no part", "[sweep]")
{
    const Own own;
    SECTION("by its caller")
    {
        std::stop_source stop;
        stop.request_stop();
        CHECK(run_shard(own.folder, own.sweep, 0, own.studies.path(), stop.get_token()) == ShardEnd::stopped);
    }
    SECTION("by the folder")
    {
        std::ofstream(own.folder.cancel()) << "";
        CHECK(run_shard(own.folder, own.sweep, 0, own.studies.path(), {}) == ShardEnd::stopped);
    }
    CHECK(own.folder.parts_of(0).empty());
    CHECK(read_log(own.folder.log(0, 1)).end == "stopped");
    CHECK(state_of(own.folder, own.sweep.plan()).first_failure.empty());
}

TEST_CASE("with a precision each point runs until it is reached, or the most it may", "[sweep]")
{
    const StudyFolder studies;
    const Sweep sweep =
        studies.sweep("replications: 4\nprecision: 3 %\nmost_replications: 14\nprecise: [throughput.ore]\n"
                      "measures: [throughput.ore]\nset: ['horizon=20 days']\n"
                      "vary: [{path: 'berths[quay].count', values: [1, 2]}]\n",
                      1);
    const Folder folder(studies / "sweep");
    folder.begin(sweep.plan());
    CHECK(run_shard(folder, sweep, 0, studies.path(), {}) == ShardEnd::done);
    for (const store::PointRow& row : store::read_part(folder.part(0, 1)).rows) CHECK(row.values.size() == 14);
}

TEST_CASE("limits are kept with their measures, and told of each point", "[sweep]")
{
    const StudyFolder studies;
    const Sweep sweep = studies.sweep("replications: 3\nmeasures: [throughput.port]\n"
                                      "limits: ['waiting.ore <= 0 h', 'throughput.port >= 1 t']\n"
                                      "vary: [{path: 'berths[quay].count', values: [1, 9]}]\n");
    REQUIRE(sweep.plan().limits.size() == 2);
    CHECK(sweep.plan().measures[sweep.plan().limits[0].measure].key.of == "ore");
    CHECK(sweep.plan().limits[1].measure == 0);
    CHECK_FALSE(sweep.plan().limits[1].at_most);
    const Folder folder(studies / "sweep");
    folder.begin(sweep.plan());
    for (std::uint64_t shard = 0; shard < sweep.plan().shards; ++shard)
        CHECK(run_shard(folder, sweep, shard, studies.path(), {}) == ShardEnd::done);
    static_cast<void>(merge(folder, sweep, folder.results(), false, studies.path()));
    const auto [head, points] = store::read_merged(folder.results());
    REQUIRE(head.limits.size() == 2);
    CHECK(head.limits[1].limit == 1);
    const report::Table table = report::sweep_table(head, points);
    const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const report::Column& c) { return c.name == "keeps limits"; });
    REQUIRE(column != table.columns.end());
    const auto told = [&](std::size_t point) {
        return std::get<std::string>(table.rows[point][static_cast<std::size_t>(column - table.columns.begin())]);
    };
    CHECK(told(0) == "no: waiting.ore <= 0 h"); // one berth: ships wait
    CHECK(told(1) == "yes");                    // nine: none does
}
