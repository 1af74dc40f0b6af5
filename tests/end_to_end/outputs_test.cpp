#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;
namespace fs = std::filesystem;

TEST_CASE("more than twenty values may be set, also in words that are not English", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    std::vector<std::string> line{"run", folder / "small.yaml", "--json"};
    for (int i = 0; i < 25; ++i) {
        line.emplace_back("--set");
        line.push_back("demand_factor=" + std::to_string(1 + i / 100.0));
    }
    line.insert(line.end(), {"--set", "title=锦州港 Größe"});
    const Outcome outcome = portsim(line);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK_THAT(outcome.out, Contains("锦州港 Größe"));
    const Outcome last_alone =
        portsim({"run", folder / "small.yaml", "--json", "--set", "demand_factor=1.24", "--set", "title=锦州港 Größe"});
    CHECK(outcome.out == last_alone.out); // the last one holds
}

TEST_CASE("horizon and warm-up may be set as times, a warm-up of none among them", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    const auto run = [&](const char* horizon, const char* warm_up) {
        const Outcome outcome =
            portsim({"run", folder / "small.yaml", "--json", "--horizon", horizon, "--warm-up", warm_up});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 0);
        return outcome.out;
    };
    CHECK(run("60 days", "0 days") == portsim({"run", folder / "small.yaml", "--json"}).out);
    CHECK(run("30 days", "0 days") != run("60 days", "0 days"));
    CHECK(run("60 days", "10 days") != run("60 days", "0 days"));
}

TEST_CASE("the line at the end repeats the run", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string file = folder / "it's small.yaml";
    std::ofstream(file) << small_port;
    const Outcome outcome = portsim({"run", file, "--set", "title=Ada's port", "--horizon", "30 days", "--seed", "5"});
    REQUIRE(outcome.code == 0);
    const std::string mark = "To repeat: portsim ";
    const std::string words = outcome.out.substr(outcome.out.find(mark) + mark.size());
    Start start;
    start.program = "/bin/sh";
    start.arguments = {"-c", "\"$0\" " + words, PORTSIM_BINARY};
    CHECK(Program(start).wait().out == outcome.out);
}

TEST_CASE("a file is replaced whole, through a link too, and nothing else is left", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    std::ofstream(folder / "real.csv") << "what was there before";
    fs::create_symlink(folder / "real.csv", folder / "link.csv");
    const Outcome outcome =
        portsim({"run", folder / "small.yaml", "--quiet", "--csv", folder / "link.csv", "--calls", "/dev/null"});
    CHECK(outcome.code == 0);
    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK_THAT(text_of(folder / "real.csv"), Contains("throughput"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"link.csv", "real.csv", "small.yaml"});
}

TEST_CASE("a relative output lies in the folder where the program works", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    Start start;
    start.folder = folder.path();
    start.arguments = {"run", "small.yaml", "--csv", "f.csv", "--store", "s.db"};
    CHECK(Program(start).wait().code == 0);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"f.csv", "s.db", "small.yaml"});
}
