#include "tests/tools/scenario_io/small_port.h"

#include <chrono>
#include <fcntl.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

struct Ran {
    int code = -1; ///< exit code; 1000 + the signal that ended it
    std::string out, err;
    double seconds = 0;
    long megabytes = 0; ///< most memory at once
};

std::string text_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Runs portsim in a folder.
Ran run(const Folder& folder, std::vector<std::string> arguments, const std::string& out_to = "")
{
    arguments.insert(arguments.begin(), PORTSIM_BINARY);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const std::string out = out_to.empty() ? (folder / "stdout").string() : out_to;
        const std::string err = (folder / "stderr").string();
        dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
        dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
        std::vector<char*> words;
        for (std::string& a : arguments) words.push_back(a.data());
        words.push_back(nullptr);
        if (chdir((folder / "").c_str()) == 0) execv(words[0], words.data());
        _exit(127);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    Ran ran;
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    ran.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ran.megabytes = used.ru_maxrss / 1024;
    if (out_to.empty()) ran.out = text_of(folder / "stdout");
    ran.err = text_of(folder / "stderr");
    return ran;
}

std::string repeated(std::string_view piece, std::size_t bytes)
{
    std::string text;
    while (text.size() + piece.size() <= bytes) text += piece;
    return text;
}

} // namespace

TEST_CASE("validate says on stdout what is right and on stderr what is wrong", "[reader]")
{
    const Folder folder;
    folder.write("right.yaml", small_port);
    folder.write("wrong.yaml", with(small_port, "depth: 13 m", "depth: 13 t"));
    const Ran right = run(folder, {"validate", "right.yaml"});
    CHECK(right.code == 0);
    CHECK(right.out.starts_with("right.yaml: nothing is wrong; 0 facts, 0 assumptions, "));
    CHECK(right.out.find(" without source, ") != std::string::npos);
    CHECK(right.err.empty());
    const Ran both = run(folder, {"validate", "wrong.yaml", "right.yaml"});
    CHECK(both.code == 3);
    CHECK(both.err == "wrong.yaml:22:12: error E012: berths[0].depth: '13 t' is not a length; write it like '14.5 m'\n"
                      "        depth: 13 t\n               ^\n");
    CHECK(both.out.starts_with("right.yaml: nothing is wrong"));
    CHECK(run(folder, {"validate", "right.yaml", "--set", "years=x"}).code == 3);
    CHECK(run(folder, {"validate", "right.yaml", "--set", "years=3"}).out.find("1 set by the user") !=
          std::string::npos);
    CHECK(run(folder, {"validate", "none.yaml"}).code == 3);
    CHECK(run(folder, {"validate"}).code == 2);
    CHECK(run(folder, {"validate", "right.yaml"}, "/dev/full").code == 5);
}

TEST_CASE("validate --resolved prints a scenario that reads back as itself", "[reader]")
{
    const Folder folder;
    folder.write("base.yaml", small_port);
    folder.write("over.yaml", "base: base.yaml\nchange:\n  berths[0].depth: 15 m\n");
    const Ran first = run(folder, {"validate", "--resolved", "over.yaml"});
    CHECK(first.code == 0);
    CHECK(first.err.starts_with("over.yaml: nothing is wrong; "));
    CHECK(first.out.find("    depth: 15 m\n") != std::string::npos);
    folder.write("again.yaml", first.out);
    CHECK(run(folder, {"validate", "--resolved", "again.yaml"}).out == first.out);
    CHECK(run(folder, {"validate", "--resolved", "over.yaml", "base.yaml"}).code == 2);
}

TEST_CASE("explain, schema and reference answer, or say what is nearest", "[reader]")
{
    const Folder folder;
    CHECK(run(folder, {"explain", "E012"}).code == 0);
    CHECK(run(folder, {"explain", "berths[coal 1].depth"}).out.starts_with("berths[].depth\n"));
    const Ran unknown = run(folder, {"explain", "dept"});
    CHECK(unknown.code == 2);
    CHECK(unknown.out.empty());
    CHECK(unknown.err == "portsim: no key, strategy or code is called 'dept'; did you mean 'depth'?\n");
    CHECK(run(folder, {"explain"}).code == 2);
    CHECK(run(folder, {"schema"}).out == text_of(PORTSIM_ROOT "/scenarios/schema.json"));
    CHECK(run(folder, {"reference"}).out == text_of(PORTSIM_ROOT "/scenarios/REFERENCE.md"));
    CHECK(run(folder, {"schema"}, "/dev/full").code == 5);
}

// A release build takes some 0.3 s and 40 MB at most; the bounds leave room for a busy machine.
TEST_CASE("the program ends soon and small whatever file it is given", "[reader]")
{
    const Folder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    std::vector<std::string> files{"pipe", "/dev/zero", "/proc/self/mem", "."};
    const char* pieces[] = {"[",  "{a: ", "[a, ", "[[],", "{? ", "- ",        "a: b\n", "- a\n", "&a ",
                            "\"", "'",    "a",    "\xff", ": ",  "a: &b c\n", "\n",     "#",     "%"};
    for (const char* piece : pieces) {
        const std::string name = "h" + std::to_string(files.size()) + ".yaml";
        folder.write(name, repeated(piece, 900'000));
        files.push_back(name);
    }
    folder.write("items.yaml", "trades:\n" + repeated("- {}\n", 480'000));
    folder.write("row.yaml", "categories: [" + repeated("{name: a},", 320'000) + "]\n");
    files.insert(files.end(), {"items.yaml", "row.yaml"});
    for (const std::string& file : files) {
        const Ran ran = run(folder, {"validate", file});
        CAPTURE(file, ran.seconds, ran.megabytes, ran.err.substr(0, 200));
        CHECK(ran.code == 3);
        CHECK(ran.err.size() < 20'000);
#ifndef __SANITIZE_ADDRESS__
        CHECK(ran.megabytes < 100);
        CHECK(ran.seconds < 5);
#endif
    }
}

// The worst that 50 MB of a CSV can be: some 2 s and 250 MB, whatever is in it.
TEST_CASE("a CSV of 50 MB takes little time and memory, whatever is in it", "[reader]")
{
    constexpr std::size_t size = 49'000'000;
    const Folder folder;
    folder.write("port.yaml", with(small_port, "    calls:\n      - {at: 3 h, ship: tanker, parcel: 20 kt}\n",
                                   "    calls: calls.csv\n"));
    const std::string header = "at,ship,parcel\n";
    /// A text of so many pieces with something before and after it; made when it is wanted, since a program that is
    /// started counts its starter's memory for its own.
    struct Text {
        std::string before;
        const char* piece;
        std::size_t bytes;
        const char* after;
        std::string_view code;
    };
    const Text texts[] = {
        {"", "\n", size, "", "E008"}, // nothing but line ends
        {header, "\n", size, "3 h,tanker,1 t\n", "E008"},
        {"", ",", size, "", "E065"},     // a header of empty cells
        {header, ",", size, "", "E063"}, // a row of them
        {header, "\"\",", size, "", "E063"},
        {header + "3 h,", "x", size, ",1 t\n", "E012"}, // a long name
        {header, "x", size, ",tanker,1 t\n", "E012"},
        {header + "\"", "\n", size, "", "E008"}, // a quote that is not closed
        {header + "\"", "\"\"", size, "", "E064"},
        {header, "\"a\"b\n", 5'000'000, "", "E064"}, // many that are closed too soon
        {header, "3 h,none,1 t\n", 12'000'000, "", "E042"},
        {header + "3 h,tanker,1 t\n", "#", size, "", "E063"},
    };
    for (const Text& t : texts) {
        CAPTURE(t.before, t.piece, t.after, t.code);
        folder.write("calls.csv", t.before + repeated(t.piece, t.bytes) + t.after);
        const Ran ran = run(folder, {"validate", "port.yaml"});
        CHECK(ran.code == 3);
        CHECK(ran.err.find(t.code) != std::string::npos);
        CHECK(ran.err.size() < 100'000);
#ifndef __SANITIZE_ADDRESS__
        CHECK(ran.megabytes < 400);
        CHECK(ran.seconds < 20);
#endif
    }
}
