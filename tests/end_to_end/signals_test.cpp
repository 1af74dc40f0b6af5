#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

#include <csignal>

using Catch::Matchers::Contains;
using namespace port::test;

TEST_CASE("a long run that is stopped ends with 130 or 143 and leaves no file", "[end_to_end]")
{
    const auto [signal, code] = GENERATE(table<int, int>({{SIGINT, 130}, {SIGTERM, 143}}));
    const ScratchFolder folder;
    Start start;
    start.terminal = true; // so that it says when it runs
    start.arguments = {"run",
                       "scenarios/jinzhou-2009.yaml",
                       "--replications",
                       "100000",
                       "--csv",
                       folder / "f.csv",
                       "--calls",
                       folder / "c.csv",
                       "--report",
                       folder / "r.html"};
    Program program(start);
    REQUIRE(program.says("of 100000 runs"));
    program.send(signal);
    const Outcome outcome = program.wait();
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.out, Contains("asked to stop") && !Contains("To repeat"));
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a study that was stopped, or killed, goes on from its store", "[end_to_end]")
{
    const auto signal = GENERATE(SIGINT, SIGKILL);
    const ScratchFolder folder;
    Start start;
    start.terminal = true;
    start.arguments = {"run",          "scenarios/jinzhou-2009.yaml", "--replications", "100000", "-j", "1", "--store",
                       folder / "s.db"}; // on one thread the first two that are done are 0 and 1
    {
        Program program(start);
        REQUIRE(program.says("2 of 100000 runs"));
        program.send(signal);
        const Outcome outcome = program.wait();
        if (signal == SIGINT) {
            CHECK(outcome.code == 130);
            CHECK_THAT(outcome.out, Contains("goes on from there"));
        }
    }
    const Outcome second =
        portsim({"run", "scenarios/jinzhou-2009.yaml", "--replications", "2", "--json", "--store", folder / "s.db"});
    CHECK(second.code == 0);
    CHECK_THAT(second.err, Contains("replications from the store") && !Contains("\n0 of"));
    CHECK(second.err.substr(0, 2) == "2 ");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"s.db"});
    CHECK((second.out == portsim({"run", "scenarios/jinzhou-2009.yaml", "--replications", "2", "--json"}).out));
}
