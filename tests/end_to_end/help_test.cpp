#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"

#include <sstream>

using Catch::Matchers::Contains;
using namespace port::test;

TEST_CASE("help goes to stdout, ends with 0, and shows examples for each subcommand", "[end_to_end]")
{
    const Outcome all = portsim({"--help"});
    CHECK(all.code == 0);
    CHECK(all.err.empty());
    CHECK_THAT(all.out, Contains("Examples:") && Contains("Exit codes:"));
    std::istringstream lines(all.out.substr(all.out.find("Subcommands:")));
    std::string line;
    int subcommands = 0;
    std::getline(lines, line);
    while (std::getline(lines, line) && line.starts_with("  ")) {
        std::istringstream words(line);
        std::string subcommand;
        words >> subcommand;
        if (!line.starts_with("   ")) { // else the rest of a description
            CAPTURE(subcommand);
            const Outcome one = portsim({subcommand, "--help"});
            CHECK(one.code == 0);
            CHECK_THAT(one.out, Contains("Examples:") && Contains("portsim " + subcommand));
            ++subcommands;
        }
    }
    CHECK(subcommands >= 2);
}

TEST_CASE("the help of run names every option", "[end_to_end]")
{
    const Outcome help = portsim({"run", "--help"});
    for (const char* option :
         {"--set", "--seed", "--replications", "--precision", "--confidence", "--horizon", "--warm-up", "--threads",
          "--json", "--quiet", "--csv", "--calls", "--record", "--report", "--store"})
        CHECK_THAT(help.out, Contains(option));
}
