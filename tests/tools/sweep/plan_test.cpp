// What a study file becomes: a plan whose points are computed, or errors with their place.
#include "tests/tools/sweep/small_study.h"
#include "tools/sweep/folder.h"

#include <nlohmann/json.hpp>

#include <iterator>
#include <set>

using namespace port;
using namespace port::sweep;
using namespace port::sweep::test;
using Catch::Matchers::Contains;

TEST_CASE("points of a full factorial go through all values, the last path fastest", "[sweep]")
{
    const StudyFolder folder;
    const Sweep sweep = folder.sweep(six_points);
    REQUIRE(sweep.plan().points == 6);
    CHECK(sweep.values(0) == std::vector<std::string>{"1", "400 t/h"});
    CHECK(sweep.values(1) == std::vector<std::string>{"1", "500 t/h"});
    CHECK(sweep.values(5) == std::vector<std::string>{"2", "600 t/h"});
    std::string problem;
    const Scenario last = sweep.scenario_of(5, problem);
    CHECK(problem.empty());
    CHECK(last.berths[0].count == 2);
    CHECK(last.berths[0].handles[0].rate.value == 600);
    CHECK(sweep.base().berths[0].count == 1);
}

TEST_CASE("each point is in one shard, whatever their number", "[sweep]")
{
    const StudyFolder folder;
    for (const std::uint64_t shards : {1, 4, 7, 60}) {
        const Sweep sweep = folder.sweep("design: latin hypercube\npoints: 60\nvary:\n"
                                         "  - {path: 'berths[quay].handles[ore].rate', from: 400 t/h, to: 600 t/h}\n",
                                         shards);
        REQUIRE(sweep.plan().shards == shards);
        std::set<std::uint64_t> seen;
        for (std::uint64_t shard = 0; shard < shards; ++shard)
            for (const std::uint64_t point : sweep.points_of(shard)) CHECK(seen.insert(point).second);
        CHECK(seen.size() == 60);
        CHECK_THROWS_AS(sweep.points_of(shards), std::out_of_range);
    }
}

TEST_CASE("a range gives any number in a latin hypercube, whole ones of a count, one in each part", "[sweep]")
{
    const StudyFolder folder;
    const Sweep sweep = folder.sweep("design: latin hypercube\npoints: 40\nvary:\n"
                                     "  - {path: 'berths[quay].handles[ore].rate', from: 400 t/h, to: 600 t/h}\n"
                                     "  - {path: 'berths[quay].count', from: 1, to: 3}\n");
    std::set<int> parts;
    std::set<std::string> counts;
    for (std::uint64_t point = 0; point < 40; ++point) {
        const std::vector<std::string> values = sweep.values(point);
        parts.insert(static_cast<int>((std::stod(values[0]) - 400) / 5));
        counts.insert(values[1]);
    }
    CHECK(parts.size() == 40);
    CHECK(counts == std::set<std::string>{"1", "2", "3"});
}

TEST_CASE("points may be listed in a CSV", "[sweep]")
{
    const StudyFolder folder;
    folder.write("points.csv", "# assumption: tried by hand\nberths[quay].count,berths[quay].handles[ore].rate\n"
                               "1,450 t/h\n3,\"500 t/h\"\n");
    const Sweep sweep = folder.sweep("design: list\nlist: points.csv\nvary: []\n");
    REQUIRE(sweep.plan().points == 2);
    CHECK(sweep.values(1) == std::vector<std::string>{"3", "500 t/h"});
    CHECK_THROWS_AS(sweep.values(2), std::out_of_range);
}

TEST_CASE("a plan comes back from its file as the same plan, and says so if it was changed", "[sweep]")
{
    const StudyFolder folder;
    const Plan plan = folder.right(std::string(six_points) + "precision: 5 %\nprecise: [throughput.ore]\n"
                                                             "measures: [throughput.ore, waiting.salt.p95]\n");
    const std::string text = to_json(plan);
    const Plan again = plan_of(text, "plan.json");
    CHECK(to_json(again) == text);
    CHECK(hash_of(again) == hash_of(plan));
    CHECK(again.measures[1].key.of == "salt");
    CHECK(again.measures[1].statistic == study::Statistic::p95);
    CHECK(again.replicating.precise == std::vector<std::size_t>{0});
    const std::string changed =
        text.substr(0, text.find("\"points\": 6") + 10) + "7" + text.substr(text.find("\"points\": 6") + 11);
    CHECK_THROWS_WITH(plan_of(changed, "plan.json"), Contains("was changed since it was written"));
    nlohmann::ordered_json newer = nlohmann::ordered_json::parse(text);
    newer["format"] = 2;
    CHECK_THROWS_WITH(plan_of(newer.dump(), "plan.json"), Contains("format 2"));
    for (const char* other : {"", "{}", "[1]", "{\"portsim\": 3}", "{\"portsim\": \"sweep plan\", \"format\": \"x\"}"})
        CHECK_THROWS_AS(plan_of(other, "plan.json"), PlanRefused);
    Folder(folder / "own").begin(plan);
    CHECK(hash_of(Folder(folder / "own").read_plan("model 1")) == hash_of(plan));
    CHECK_THROWS_WITH(Folder(folder / "own").read_plan("model 2"), Contains("planned for model model 1"));
    CHECK_THROWS_WITH(Folder(folder / "own").begin(folder.right("vary: [{path: 'berths[quay].count', values: [1]}]\n")),
                      Contains("holds another plan"));
    CHECK_THROWS_WITH(Folder(folder / "none").read_plan("model 1"), Contains("holds no plan"));
}

TEST_CASE("the usual figures are kept where none are named, of every year", "[sweep]")
{
    const StudyFolder folder;
    std::set<std::string> names;
    for (const study::Quantity& q : folder.right(six_points).measures) names.insert(study::measure_name(q));
    for (const char* name : {"throughput.port", "throughput.ore", "waiting.salt", "waiting ratio.port", "backlog.ore"})
        CHECK(names.contains(name));
}

TEST_CASE("a study that can't be run is told with file, line and column before anything runs", "[sweep]")
{
    const StudyFolder folder;
    folder.write("hole.csv", "berths[quay].count,berths[quay].depth\n1,\n2\n");
    folder.write("double.csv", "berths[quay].count,berths[quay].count\n1,2\n");
    folder.write("unknown.csv", "berths[quai].count\n1\n");
    folder.write("empty.csv", "berths[quay].count\n");
    folder.write("unit.csv", "berths[quay].depth\n15 m\n15 t\n");
    const std::string count = "vary: [{path: 'berths[quay].count', values: [1, 2]}]\n";
    const std::vector<std::pair<std::string, std::string>> mistakes{
        {"vary: [{path: 'berths[quai].count', values: [1]}]\n", "study.yaml:3:15: error E027"},
        {"vary: [{path: 'berths[quai].count', values: [1]}]\n", "quay"},
        {"vary: [{path: 'berths[quay].depth', values: [15 m, 15 t]}]\n", "study.yaml:3:52: error E012"},
        {"vary: [{path: 'berths[quay].depth', values: [15 m, 4 m]}]\n", "study.yaml:3:52: error E0"},
        {"vary: [{path: 'berths[quay].depth', from: 15 m, to: 15 m}]\n", "study.yaml:3:53: error E122"},
        {"vary: [{path: 'berths[quay].depth', from: 16 m, to: 15 m}]\n", "error E122"},
        {"vary: [{path: 'berths[quay].depth', from: 15 m}]\n", "error E016"},
        {"vary: [{path: 'berths[quay].depth'}]\n", "error E066"},
        {"vary: [{path: 'berths[quay].depth', from: 15 m, to: 16 m, values: [15 m]}]\n", "error E066"},
        {"vary: [{path: 'berths[quay].name', from: 1, to: 2}]\n", "error E031"},
        {"vary: [{path: 'berths[quay].count', from: 1, to: 3, levels: 9}]\n", "error E122"},
        {count + count, "error E014"},
        {"vary:\n  - {path: 'berths[quay].count', values: [1]}\n  - {path: 'berths[quay].count', values: [2]}\n",
         "study.yaml:5:12: error E058"},
        {"vary: []\n", "error E121"},
        {"vary: [{path: seed, values: [1, 2]}]\n", "study.yaml:3:15: error E121"},
        {"vary:\n  - {path: 'demand_factor', from: 0.5, to: 1.5, levels: 100000}\n"
         "  - {path: 'berths[quay].depth', from: 14 m, to: 15 m, levels: 10000}\n",
         "asks for 1000000000 points"},
        {"points: 1000000000\ndesign: sobol sequence\n" + count, "study.yaml:3:9: error E013"},
        {"design: sobol sequence\n" + count, "error E121"},
        {"points: 5\n" + count, "study.yaml:3:9: error E121"},
        {"generators: [B=A]\n" + count, "error E121"},
        {"design: fractional factorial\ngenerators: [B=C]\nvary:\n  - {path: 'berths[quay].count', values: [1, 2]}\n"
         "  - {path: 'berths[quay].depth', values: [15 m, 16 m]}\n",
         "study.yaml:4:13: error E121"},
        {"design: list\n" + count, "error E121"},
        {"design: list\nvary: []\nlist: none.csv\n", "study.yaml:5:7: error E001"},
        {"design: list\nvary: []\nlist: hole.csv\n", "hole.csv:2:3: error E063"},
        {"design: list\nvary: []\nlist: hole.csv\n", "hole.csv:3:1: error E063"},
        {"design: list\nvary: []\nlist: double.csv\n", "double.csv:1:20: error E058"},
        {"design: list\nvary: []\nlist: unknown.csv\n", "unknown.csv:1:1: error E027"},
        {"design: list\nvary: []\nlist: empty.csv\n", "error E065"},
        {"design: list\nvary: []\nlist: unit.csv\n", "unit.csv:3:1: error E012"},
        {"measures: [throughput.or]\n" + count, "study.yaml:3:12: error E123"},
        {"measures: [throughput.or]\n" + count, "throughput.ore"},
        {"precise: [throughput.ore]\n" + count, "error E121"},
        {"limits: [waiting.ore]\n" + count, "study.yaml:3:10: error E121"},
        {"limits: ['waiting.or <= 3 h']\n" + count, "study.yaml:3:10: error E123"},
        {"limits: ['waiting.ore <= 3 m']\n" + count, "error E121"},
        {"set: ['berths[quay].count=x']\n" + count, "error E120"},
        {"very: 1\n" + count, "study.yaml:3:1: error E015"},
    };
    for (const auto& [lines, told] : mistakes) {
        const Planned planned = folder.plan(lines);
        CAPTURE(lines);
        CHECK_FALSE(planned.plan);
        CHECK_THAT(io::print_diagnostics(planned.diagnostics), Contains(told));
    }
    CHECK_FALSE(make_plan(folder / "absent.yaml", catalogues(), {{}, {}, "m"}).plan);
    folder.write("study.yaml", "title: A study\nbase: other.yaml\nvary: [{path: seed, values: [1]}]\n");
    const Planned without_base = make_plan(folder / "study.yaml", catalogues(), {{}, {}, "m"});
    CHECK_THAT(io::print_diagnostics(without_base.diagnostics), Contains("study.yaml:2:7: error E120"));
}

TEST_CASE("the page on studies tells every key", "[sweep]")
{
    std::ifstream in(PORTSIM_ROOT "/scenarios/sweeps/README.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    for (const RecordInfo* record : {record_info<StudySpec>(), record_info<FactorSpec>()})
        for (const FieldInfo& field : record->fields) CHECK_THAT(page, Contains("`" + std::string(field.name) + "`"));
}
