#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <csignal>
#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

/// A file with the small port, in a folder of its own.
struct SmallPort {
    ScratchFolder folder;
    std::string file = folder / "small.yaml";
    SmallPort() { std::ofstream(file) << small_port; }

    [[nodiscard]] Outcome run(std::vector<std::string> more) const
    {
        Start start;
        start.folder = folder.path();
        start.arguments = std::move(more);
        start.arguments.insert(start.arguments.begin(), {"run", file});
        return Program(start).wait();
    }
};

} // namespace

TEST_CASE("a run that is done ends with 0, with results on stdout and nothing on stderr", "[end_to_end]")
{
    const Outcome outcome = SmallPort().run({});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Contains("To repeat: portsim run ") && Contains("3 replications"));
}

TEST_CASE("a mistake on the command line ends with 2 and says what it is, on stderr alone", "[end_to_end]")
{
    struct Row {
        std::vector<std::string> options;
        std::string says;
    };
    const SmallPort port;
    const std::vector<Row> rows{{{"--replications", "0"}, "neither a number"},
                                {{"--replications", "-1"}, "--replications"},
                                {{"--replications", "1e3"}, "neither a number"},
                                {{"--replications", "ten"}, "neither a number"},
                                {{"--replications", ""}, "is empty"},
                                {{"--replications", "auto", "--precision", "0"}, "--precision"},
                                {{"--replications", "auto", "--precision", "2 percent"}, "--precision"},
                                {{"--precision", "2%"}, "--replications auto"},
                                {{"--replications", "5", "--precision", "2%"}, "--replications auto"},
                                {{"--confidence", "95"}, "--confidence"},
                                {{"--confidence", "nan"}, "--confidence"},
                                {{"--seed", "-1"}, "--seed"},
                                {{"--seed", "1.5"}, "--seed"},
                                {{"-j", "-1"}, "--threads"},
                                {{"--csv", ""}, "is empty"},
                                {{"--csv", "same", "--report", "./same"}, "named twice"},
                                {{"--csv", port.file}, "the scenario itself"},
                                {{"--store", port.file}, "the scenario itself"},
                                {{"--no-such-option"}, "--no-such-option"}};
    for (const Row& row : rows) {
        const Outcome outcome = port.run(row.options);
        CAPTURE(row.options.front(), row.options.back());
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains(row.says));
    }
    CHECK(text_of(port.file) == small_port);
    CHECK(names_in(port.folder.path()) == std::vector<std::string>{"small.yaml"});
    CHECK(portsim({}).code == 2);
    CHECK(portsim({"no-such-command"}).code == 2);
    CHECK(portsim({"run"}).code == 2);
}

TEST_CASE("bad input ends with 3; all that is wrong with all files is said, and nothing runs", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "a.yaml") << "title: A\nstart: never\n";
    std::ofstream(folder / "b.yaml") << "title: B\nstrat: 2009-01-01\n";
    const std::string good = SmallPort().file;
    const Outcome outcome = portsim(
        {"run", "scenarios/jinzhou-2009.yaml", folder / "a.yaml", folder / "b.yaml", "--csv", folder / "out.csv"});
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Contains("a.yaml:2") && Contains("b.yaml:2"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.yaml", "b.yaml"});
    CHECK(portsim({"run", folder / "no-such.yaml"}).code == 3);
    CHECK(portsim({"validate", folder / "a.yaml"}).code == 3);
    CHECK(SmallPort().run({"--set", "berths[quay].depth=-3 m"}).code == 3);
    CHECK(SmallPort().run({"--set", "berths[quay]"}).code == 3);
    CHECK(SmallPort().run({"--horizon", "60 tonnes"}).code == 3);
}

TEST_CASE("a file that can't be written ends with 5 and its reason, before anything runs", "[end_to_end]")
{
    const SmallPort port;
    for (const char* option : {"--csv", "--calls", "--report", "--store"}) {
        CAPTURE(option);
        const Outcome nowhere = port.run({option, port.folder / "no/such/folder/out"});
        CHECK(nowhere.code == 5);
        CHECK(nowhere.out.empty());
        CHECK_THAT(nowhere.err, Contains("no/such/folder/out") && Contains("No such file or directory"));
        const Outcome folder = port.run({option, port.folder.path().string()});
        CHECK(folder.code == 5);
        CHECK_THAT(folder.err, Contains("irectory"));
        CHECK(names_in(port.folder.path()) == std::vector<std::string>{"small.yaml"});
    }
}

TEST_CASE("where the user may not write, a run ends with 5 and says so", "[end_to_end]")
{
    const SmallPort port;
    REQUIRE(port.run({"--store", port.folder / "s.db"}).code == 0);
    std::filesystem::permissions(port.folder.path(), std::filesystem::perms(0555));
    Start start;
    start.as_nobody = true;
    start.program = "/bin/test";
    start.arguments = {"-x", PORTSIM_BINARY, "-a", "-r", port.file};
    if (Program(start).wait().code != 0) {
        WARN("the program lies where a user without rights can't reach it, so this was not tried");
        return;
    }
    start.program = PORTSIM_BINARY;
    for (const char* option : {"--csv", "--calls", "--report", "--store"}) {
        CAPTURE(option);
        start.arguments = {"run", port.file, option, port.folder / "out"};
        const Outcome outcome = Program(start).wait();
        CHECK(outcome.code == 5);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains("out'") && Contains("Permission denied"));
    }
    start.arguments = {"run", port.file, "--store", port.folder / "s.db"};
    const Outcome kept = Program(start).wait();
    CHECK(kept.code == 5);
    CHECK_THAT(kept.err, Contains("read-only"));
    std::filesystem::permissions(port.folder / "s.db", std::filesystem::perms(0666));
    const Outcome no_journal =
        Program(start).wait(); // the file may be written, but its folder has no room for a journal
    CHECK(no_journal.code == 5);
    CHECK_THAT(no_journal.err, Contains("s.db") && Contains("journal"));
    std::filesystem::permissions(port.folder.path(), std::filesystem::perms(0755));
}

TEST_CASE("a full disk behind stdout or a file ends with 5 and says so", "[end_to_end]")
{
    const SmallPort port;
    Start start;
    start.stdout_file = "/dev/full";
    for (const char* form : {"--quiet", "--json"}) {
        start.arguments = {"run", port.file, form};
        const Outcome outcome = Program(start).wait();
        CHECK(outcome.code == 5);
        CHECK_THAT(outcome.err, Contains("stdout") && Contains("No space left on device"));
    }
    start.arguments = {"validate", port.file};
    CHECK(Program(start).wait().code == 5);
    start.arguments = {"--version"};
    CHECK(Program(start).wait().code == 5);
    const Outcome outcome = port.run({"--csv", "/dev/full", "--report", port.folder / "out.html"});
    CHECK(outcome.code == 5);
    CHECK_THAT(outcome.err, Contains("/dev/full") && Contains("No space left on device"));
    CHECK_THAT(outcome.out, Contains("To repeat")); // the other outputs are whole
    CHECK_THAT(text_of(port.folder / "out.html"), Contains("</html>"));
}

TEST_CASE("a reader who goes away is no mistake", "[end_to_end]")
{
    const SmallPort port;
    Start start;
    start.arguments = {"run", port.file, "--json", "--csv", port.folder / "out.csv"};
    Program program(start);
    program.close_stdout();
    const Outcome outcome = program.wait();
    CHECK(outcome.err.empty());
    CHECK((outcome.signal == SIGPIPE || outcome.code == 128 + SIGPIPE));
    CHECK(names_in(port.folder.path()) == std::vector<std::string>{"out.csv", "small.yaml"});
}

TEST_CASE("ways over land that no cargo takes end every command with 4 and a sentence", "[end_to_end]")
{
    for (const char* command : {"run", "network", "preview"}) {
        CAPTURE(command);
        const Outcome outcome =
            portsim({command, "scenarios/jinzhou-2009.yaml", "--set", "trades[grain loaded].land[0].over=[air freight]",
                     "--set", "trades[grain loaded].land[1].over=[air freight]"});
        CHECK(outcome.code == 4);
        CHECK_THAT(outcome.err, Contains("no cargo of 'grain loaded' goes over the links"));
    }
}

TEST_CASE("nothing is written over a file that a scenario is read from, by whichever command", "[end_to_end]")
{
    const ScratchFolder folder;
    const std::string base = folder / "base.yaml";
    const std::string over = folder / "over.yaml";
    std::filesystem::copy_file(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", base);
    std::ofstream(over) << "base: base.yaml\ntitle: Over it\n";
    const std::string before = text_of(base);
    const std::vector<std::vector<std::string>> lines{
        {"run", over, "--csv", base},
        {"run", over, "--report", base},
        {"compare", over, base, "--csv", base},
        {"capacity", over, "--of", "coal", "--rule", "waiting ratio <= 0.3", "--report", base},
        {"why", over, "--report", base},
        {"ladder", over, "--csv", base},
        {"sensitivity", over, "--method", "tornado", "--values", "marine.berthing=0.5 h:1 h", "--report", base},
        {"sensitivity", over, "--method", "tornado", "--values", "marine.berthing=0.5 h:1 h", "--csv", over},
        {"doubt", over, "--csv", over},
        {"doubt", over, "--csv", base},
        {"demand", over, "--csv", over},
        {"demand", over, "--csv", base},
    };
    for (const auto& line : lines) {
        const Outcome outcome = portsim(line);
        CAPTURE(line.front(), line.back(), outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains("name another file"));
        CHECK(text_of(base) == before);
        CHECK_THAT(text_of(over), Contains("title: Over it"));
    }
}
