// `portsim init`: a port to begin with, that is right as it stands.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using Catch::Matchers::Contains;
using namespace port::test;
namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a port to begin with is written, and nothing is wrong with it", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string own = folder / "new/port of mine";
    const Outcome made = portsim({"init", own});
    REQUIRE(made.code == 0);
    CHECK_THAT(made.out, Contains("portsim run '" + own + "/port.yaml'"));
    std::size_t count = 0;
    for (const auto& file : fs::directory_iterator(fs::path(PORTSIM_ROOT) / "tools/cli/template")) {
        CHECK(text_of(file.path()) == text_of(fs::path(own) / file.path().filename()));
        ++count;
    }
    CHECK(count == 3);
    const std::string port = own + "/port.yaml", overlay = own + "/second-coal-berth.yaml";
    const Outcome valid = portsim({"validate", port, overlay});
    CHECK(valid.code == 0);
    CHECK_THAT(valid.out, Contains("0 without source"));
    CHECK(valid.err.empty());
    const Outcome ran = portsim({"run", port, overlay, "--replications", "2", "--set", "years=1", "--quiet"});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.out, Contains("2026"));
}

TEST_CASE("init overwrites nothing, and says where it can't write", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string mine = folder / "port.yaml";
    std::ofstream(mine) << "mine";
    const Outcome refused = portsim({"init", folder / "."});
    CHECK(refused.code == 5);
    CHECK_THAT(refused.err, Contains("port.yaml' is there already"));
    CHECK(text_of(mine) == "mine");
    CHECK(!fs::exists(folder / "README.md")); // all or nothing
    const Outcome in_a_file = portsim({"init", mine + "/x"});
    CHECK(in_a_file.code == 5);
    CHECK_THAT(in_a_file.err, Contains("can't make the folder"));
    CHECK(portsim({"init"}).code == 2);
}
