// A sweep that is killed, crashes or is cancelled goes on, and ends in the same bytes.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

using Catch::Matchers::Contains;
using namespace port::test;
namespace fs = std::filesystem;

namespace {

/// Two hundred points of two replications of sixty days of Jinzhou.
std::string plan(const ScratchFolder& folder, const std::string& name, int replications = 2)
{
    const std::string study = folder / (name + ".yaml");
    std::ofstream(study) << "title: Killed and resumed\nbase: " PORTSIM_ROOT
                            "/scenarios/jinzhou-2009.yaml\nset: ['horizon=60 days']\nreplications: "
                         << replications
                         << "\ndesign: latin hypercube\npoints: 200\nvary:\n"
                            "  - {path: 'trades[coal loaded].demand[2009].demand', from: 10 Mt/yr, to: 22 Mt/yr}\n"
                            "  - {path: 'rail_services[coal trains].rate', from: 3000 t/h, to: 6000 t/h}\n";
    const Outcome planned = portsim({"sweep", "plan", study, "-o", folder / name});
    INFO(planned.err);
    REQUIRE(planned.code == 0);
    return folder / name;
}

std::string merged(const std::string& sweep)
{
    const Outcome outcome = portsim({"sweep", "merge", sweep});
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    return text_of(sweep + "/results.db");
}

} // namespace

TEST_CASE("a sweep killed at ten random moments and resumed has the bytes of one that was not", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string whole = plan(folder, "whole"), killed = plan(folder, "killed");
    CHECK(portsim({"sweep", "run", whole, "-j", "1"}).code == 0);
    std::mt19937 chance(std::random_device{}());
    int unfinished = 0;
    for (int kill = 0; kill < 10; ++kill) {
        const auto moment = std::chrono::milliseconds(20 + chance() % 150);
        Start start;
        start.arguments = {"sweep", kill % 2 == 0 ? "run" : "resume", killed, "-j", "2"};
        Program program(start);
        std::this_thread::sleep_for(moment);
        program.send(SIGKILL);
        CHECK(program.wait().signal == SIGKILL);
        unfinished += portsim({"sweep", "status", killed}).code == 6 ? 1 : 0;
    }
    CHECK(unfinished >= 3); // else the kills proved nothing
    const Outcome too_early = portsim({"sweep", "merge", killed});
    if (too_early.code != 0) CHECK(too_early.code == 6);
    CHECK(portsim({"sweep", "resume", killed, "-j", "3"}).code == 0);
    CHECK(merged(killed) == merged(whole));
}

TEST_CASE("a crash is put to its point, and after two of them the sweep ends without it", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string sweep = plan(folder, "sweep", 20'000); // long enough to be met in its first point
    for (int attempt = 1; attempt <= 2; ++attempt) {
        Start start;
        start.arguments = {"sweep", "shard", sweep, "--index", "5"};
        Program program(start);
        const fs::path log = fs::path(sweep) / "attempts/05" / ("shard-5." + std::to_string(attempt) + ".log");
        while (!fs::exists(log)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        program.send(SIGSEGV);
        CHECK(program.wait().signal == SIGSEGV);
        CHECK_THAT(text_of(log.string()), Contains("\ncrashed "));
    }
    const Outcome status = portsim({"sweep", "status", sweep});
    CHECK(status.code == 6);
    CHECK_THAT(status.out, Contains("first failure: shard 5, attempt 1: crashed at point"));
}

TEST_CASE("a sweep says what is missing, stops when cancelled, and is shown", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "port.yaml") << small_port;
    std::ofstream(folder / "study.yaml") << "title: Quays\nbase: port.yaml\nreplications: 2\nmeasures: [waiting.ore]\n"
                                            "vary: [{path: 'berths[quay].count', values: [1, 2, 3]}]\n";
    const std::string sweep = folder / "sweep";
    REQUIRE(portsim({"sweep", "plan", folder / "study.yaml", "-o", sweep}).code == 0);
    const Outcome none = portsim({"sweep", "merge", sweep});
    CHECK(none.code == 6);
    CHECK_THAT(none.err, Contains("3 of 3 shards are missing: 0-2"));
    CHECK(portsim({"sweep", "show", sweep}).code == 5);
    CHECK(portsim({"sweep", "shard", sweep, "--index", "1"}).code == 0);
    CHECK(portsim({"sweep", "shard", sweep, "--index", "3"}).code == 2);
    CHECK(portsim({"sweep", "cancel", sweep}).code == 0);
    CHECK(portsim({"sweep", "shard", sweep, "--index", "2"}).code == 6);
    CHECK_THAT(portsim({"sweep", "status", sweep}).out, Contains("1 of 3 points, 1 of 3 shards are there") &&
                                                            Contains("missing: 0, 2") && Contains("cancelled"));
    const Outcome partial = portsim({"sweep", "merge", sweep, "--partial", "-o", folder / "partial.db"});
    CHECK(partial.code == 6);
    CHECK_THAT(portsim({"sweep", "show", folder / "partial.db"}).out, Contains("waiting.ore"));
    CHECK(portsim({"sweep", "resume", sweep}).code == 0);
    CHECK_THAT(portsim({"sweep", "status", sweep, "--json"}).out, Contains("\"missing\": []"));
    CHECK(portsim({"sweep", "merge", sweep}).code == 0);
    const Outcome shown = portsim({"sweep", "show", sweep, "--csv", folder / "rows.csv"});
    CHECK_THAT(shown.out, Contains("Quays") && Contains("berths[quay].count"));
    CHECK_THAT(text_of(folder / "rows.csv"), Contains("berths[quay].count"));
    CHECK_THAT(portsim({"sweep", "show", sweep, "--json"}).out,
               Contains("\"status\":\"done\"") && Contains("\"berths[quay].count\":\"1\""));
}

TEST_CASE("a merged sweep is shown as a heat table and as a page that stands alone", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "port.yaml") << small_port;
    const auto swept = [&](const std::string& name, const std::string& rest) {
        std::ofstream(folder / "study.yaml") << "title: Quays & <rates>\nbase: port.yaml\nreplications: 2\n"
                                                "measures: [waiting.ore, throughput.port]\n"
                                             << rest;
        const std::string sweep = folder / name;
        REQUIRE(portsim({"sweep", "plan", folder / "study.yaml", "-o", sweep}).code == 0);
        REQUIRE(portsim({"sweep", "run", sweep}).code == 0);
        REQUIRE(portsim({"sweep", "merge", sweep}).code == 0);
        return sweep;
    };
    const std::string grid =
        swept("grid", "vary:\n  - {path: 'berths[quay].count', values: [1, 2, 3]}\n"
                      "  - {path: 'berths[quay].handles[ore].rate', from: 200 t/h, to: 600 t/h}\n");
    const Outcome heat = portsim({"sweep", "show", grid, "--heat", "waiting.ore", "--report", folder / "grid.html"});
    INFO(heat.err);
    CHECK(heat.code == 0);
    CHECK_THAT(heat.out, Contains("waiting.ore") && Contains("200 t/h") && Contains("600 t/h") && Contains("█"));
    const Outcome turned = portsim({"sweep", "show", grid, "--heat", "throughput.port", "--by",
                                    "berths[quay].handles[ore].rate", "--by", "berths[quay].count"});
    CHECK_THAT(turned.out, Contains("Across: berths[quay].count"));
    const std::string page = text_of(folder / "grid.html");
    CHECK_THAT(page, Contains("Quays &amp; &lt;rates&gt;") && Contains("waiting.ore over berths[quay].count") &&
                         !Contains("<script") && !Contains("href"));
    CHECK_THAT(portsim({"sweep", "show", grid, "--heat", "waiting.or"}).err, Contains("waiting.ore"));
    CHECK(portsim({"sweep", "show", grid, "--heat", "waiting.or"}).code == 2);
    CHECK(portsim({"sweep", "show", grid, "--heat", "waiting.ore", "--by", "berth"}).code == 2);

    const Outcome between = portsim({"sweep", "predict", grid, "--of", "throughput.port", "--at",
                                     "berths[quay].count=2", "--at", "berths[quay].handles[ore].rate=500 t/h"});
    INFO(between.err);
    CHECK(between.code == 0);
    CHECK_THAT(between.out, Contains("throughput.port") && Contains("left-out error") && Contains("6 points"));
    const std::vector<std::string> ask{
        "sweep", "predict", grid, "--of", "throughput.port", "--at", "berths[quay].count=2"};
    CHECK_THAT(portsim(ask).err, Contains("'berths[quay].handles[ore].rate' is not given"));
    std::vector<std::string> wrong = ask;
    wrong.insert(wrong.end(), {"--at", "berths[quay].handles[ore].rate=500 m"});
    CHECK(portsim(wrong).code == 3);

    const std::string cloud =
        swept("cloud", "design: latin hypercube\npoints: 9\nvary:\n"
                       "  - {path: 'berths[quay].handles[ore].rate', from: 200 t/h, to: 600 t/h}\n");
    CHECK(portsim({"sweep", "show", cloud, "--report", folder / "cloud.html"}).code == 0);
    CHECK_THAT(text_of(folder / "cloud.html"), Contains("A dot for each point of the sweep") && Contains("<circle"));
}

TEST_CASE("what can't be swept is told with its exit code", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "port.yaml") << small_port;
    std::ofstream(folder / "study.yaml") << "title: Quays\nbase: port.yaml\n"
                                            "vary: [{path: 'berths[quai].count', values: [1]}]\n";
    const Outcome wrong = portsim({"sweep", "plan", folder / "study.yaml", "-o", folder / "sweep"});
    CHECK(wrong.code == 3);
    CHECK_THAT(wrong.err, Contains("study.yaml:3:15: error E027") && Contains("quay"));
    CHECK_FALSE(fs::exists(folder / "sweep"));
    CHECK(portsim({"sweep"}).code == 2);
    CHECK(portsim({"sweep", "run", folder / "none"}).code == 3);
    std::ofstream(folder / "plan.json") << "{\"portsim\": \"sweep plan\", \"format\": 7}";
    const Outcome newer = portsim({"sweep", "run", folder.path().string()});
    CHECK(newer.code == 3);
    CHECK_THAT(newer.err, Contains("is a plan of format 7"));
}
