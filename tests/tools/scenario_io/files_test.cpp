#include "tests/tools/scenario_io/small_port.h"

#include <sys/stat.h>

using namespace port::io;
using namespace port::io::test;

namespace {

std::string codes_of(const ReadResult& result)
{
    std::string codes;
    for (const Diagnostic& d : result.diagnostics) codes += (codes.empty() ? "" : " ") + d.problem.code;
    return codes;
}

} // namespace

TEST_CASE("a right scenario is read from a file", "[reader]")
{
    const Folder folder;
    folder.write("port.yaml", small_port);
    const ReadResult result = folder.read("port.yaml");
    CHECK(printed(result) == "");
    CHECK(result.scenario.title == "A small port");
    CHECK(result.scenario.berths.size() == 2);
}

TEST_CASE("what is no scenario file is refused by name", "[reader]")
{
    const Folder folder;
    CHECK(codes_of(folder.read("none.yaml")) == "E001");
    CHECK(codes_of(folder.read("none/none.yaml")) == "E001");
    CHECK(codes_of(folder.read(std::string(5000, 'a'))) == "E001");
    CHECK(codes_of(read_scenario("/proc/self/mem", port::catalogues())) == "E001"); // opens, but cannot be read
    CHECK(codes_of(folder.read(".")) == "E002");
    folder.write("big.yaml", std::string(2'000'000, 'a'));
    CHECK(codes_of(folder.read("big.yaml")) == "E003");
    folder.write("empty.yaml", "");
    CHECK(codes_of(folder.read("empty.yaml")) == "E004");
    folder.write("comment.yaml", "# nothing\n\n   # but comments\n");
    CHECK(codes_of(folder.read("comment.yaml")) == "E004");
    folder.write("marks.yaml", "---\n...\n");
    CHECK(codes_of(folder.read("marks.yaml")) == "E004");
    folder.write("junk.yaml", std::string_view("title: \x7f"
                                               "ELF\0\x01\x02",
                                               14));
    CHECK(codes_of(folder.read("junk.yaml")) == "E005");
    CHECK(folder.told_in(folder.read("none.yaml")).starts_with("none.yaml: error E001: there is no such file"));
}

TEST_CASE("a text of more than 1 MB is refused like a file", "[reader]")
{
    CHECK(codes_of(read(std::string(1'000'001, ' '))) == "E003");
    CHECK(codes_of(read(std::string(1'000'000, ' '))) == "E004");
}

TEST_CASE("devices and pipes are refused before they are read", "[reader]")
{
    const Folder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(codes_of(folder.read("pipe")) == "E002");
    for (const char* device : {"/dev/zero", "/dev/null", "/dev/tty", "/dev/full"})
        if (std::filesystem::exists(device)) {
            CAPTURE(device);
            CHECK(codes_of(read_scenario(device, port::catalogues())) == "E002");
        }
    std::filesystem::create_symlink("/dev/zero", folder / "link.yaml");
    CHECK(codes_of(folder.read("link.yaml")) == "E002");
    std::filesystem::create_symlink("circle.yaml", folder / "circle.yaml");
    CHECK(codes_of(folder.read("circle.yaml")) == "E001");
}

TEST_CASE("a file that may not be read says so", "[reader]")
{
    if (geteuid() == 0) return; // the superuser may read everything
    const Folder folder;
    folder.write("secret.yaml", small_port);
    std::filesystem::permissions(folder / "secret.yaml", std::filesystem::perms::none);
    CHECK(codes_of(folder.read("secret.yaml")) == "E001");
}

TEST_CASE("the first byte that is no text is shown by its place", "[reader]")
{
    CHECK(told(read("title: caf\xe9\n").diagnostics) == "E005 1:11\n");
    CHECK(told(read("a: b\n  c: \xc3\xa9\xff\n").diagnostics) == "E005 2:7\n");
    CHECK(told(read("a: \xed\xa0\x80\n").diagnostics) == "E005 1:4\n");              // half of a pair of UTF-16
    CHECK(told(read("a: \xc0\xaf\n").diagnostics) == "E005 1:4\n");                  // a slash in two bytes
    CHECK(told(read("a: \xf5\x80\x80\x80").diagnostics) == "E005 1:4\n");            // beyond the last character
    CHECK(told(read("a: \xe4\xb8").diagnostics) == "E005 1:4\n");                    // cut off
    CHECK(told(read(std::string_view("t\0i\0t\0", 6)).diagnostics) == "E005 1:2\n"); // UTF-16
}
