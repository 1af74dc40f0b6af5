#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

const std::string escape = "\x1b[";
const std::string progress = " runs, about ";

/// A run of the small port on a terminal.
std::string on_terminal(std::vector<std::string> more, const std::map<std::string, std::string>& environment)
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    Start start;
    start.terminal = true;
    start.environment = environment;
    start.arguments = {"run", folder / "small.yaml"};
    start.arguments.insert(start.arguments.end(), more.begin(), more.end());
    const Outcome outcome = Program(start).wait();
    CHECK(outcome.code == 0);
    return outcome.out;
}

} // namespace

TEST_CASE("on a terminal there are progress and bold text", "[end_to_end]")
{
    CHECK_THAT(on_terminal({}, {}), Contains(progress) && Contains(escape + "1m"));
}

TEST_CASE("there is no progress with --quiet, nor under CI", "[end_to_end]")
{
    CHECK_THAT(on_terminal({"--quiet"}, {}), !Contains(progress));
    CHECK_THAT(on_terminal({}, {{"CI", "1"}}), !Contains(progress));
}

TEST_CASE("NO_COLOR takes all escape sequences from the results, and an empty one counts for nothing", "[end_to_end]")
{
    CHECK_THAT(on_terminal({"--quiet"}, {{"NO_COLOR", "1"}}), !Contains(escape));
    CHECK_THAT(on_terminal({"--quiet"}, {{"NO_COLOR", ""}}), Contains(escape));
}

TEST_CASE("what goes to no terminal has neither progress nor escape sequences", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    const Outcome outcome = portsim({"run", folder / "small.yaml"});
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, !Contains("\x1b"));
}
