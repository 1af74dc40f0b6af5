#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

#include <filesystem>
#include <fstream>
#include <regex>

using namespace port::test;
namespace fs = std::filesystem;

namespace {

/// The version that the script gives to a tree.
std::string version_of(const fs::path& root, const std::string& flags = "-O3", const std::string& compiler = "GNU 12")
{
    const ScratchFolder folder;
    Start start;
    start.program = CMAKE_COMMAND;
    start.arguments = {"-D", "ROOT=" + root.string(),
                       "-D", "COMPILER=" + compiler,
                       "-D", "FLAGS=" + flags,
                       "-D", "OUTPUT=" + (folder / "version.cpp"),
                       "-P", PORTSIM_ROOT "/cmake/model_version.cmake"};
    const Outcome outcome = Program(start).wait();
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const std::string text = text_of(folder / "version.cpp");
    std::smatch match;
    REQUIRE(std::regex_search(text, match, std::regex("\"([0-9a-f]{16})\"")));
    return match[1];
}

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

void write_model(const fs::path& root)
{
    write(root / "sim/time.h", "one");
    write(root / "models/berths/berth.cpp", "two; [three]\n");
    write(root / "models/README.md", "not a source");
}

} // namespace

TEST_CASE("the program tells its own version and the model's", "[end_to_end]")
{
    const Outcome outcome = portsim({"--version"});
    CHECK(outcome.code == 0);
    CHECK(std::regex_match(outcome.out, std::regex("portsim \\d+\\.\\d+\\.\\d+, model [0-9a-f]{16}\n")));
}

TEST_CASE("the model's version is that of its sources, not of where they lie", "[end_to_end]")
{
    const ScratchFolder folder;
    const fs::path a = folder / "a", b = folder / "deeper/with a blank/b";
    write_model(a);
    write(b / "models/berths/berth.cpp", "two; [three]\n"); // in another order
    write(b / "models/berths/README.md", "another page");
    write(b / "sim/time.h", "one");
    CHECK(version_of(a) == version_of(b));
    CHECK(version_of(a, "-O3 -I" + a.string() + "/include") == version_of(b, "-O3  -I" + b.string() + "/include"));
}

TEST_CASE("the model's version changes with a source, its name, the compiler and its flags", "[end_to_end]")
{
    const ScratchFolder folder;
    const fs::path root = folder / "tree";
    write_model(root);
    const std::string before = version_of(root);
    CHECK(version_of(root, "-O2") != before);
    CHECK(version_of(root, "-O3", "GNU 13") != before);
    write(root / "sim/time.h", "One");
    CHECK(version_of(root) != before);
    write(root / "sim/time.h", "one");
    CHECK(version_of(root) == before);
    write(root / "models/new.h", "");
    CHECK(version_of(root) != before);
    fs::rename(root / "models/new.h", root / "models/berths/new.h");
    CHECK(version_of(root) != before);
    fs::remove(root / "models/berths/new.h");
    write(root / "models/README.md", "not a source either");
    CHECK(version_of(root) == before);
}
