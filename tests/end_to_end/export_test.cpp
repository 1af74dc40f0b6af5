// What a store keeps is listed, and comes out as CSV, JSON and Excel with the figures that the run gave.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <filesystem>
#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

/// One part of an Excel file.
std::string part_of(const std::string& xlsx, const std::string& part)
{
    Start start;
    start.program = "/usr/bin/python3";
    start.arguments = {"-c",
                       "import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
                       xlsx, part};
    Program program(start);
    const Outcome outcome = program.wait();
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    return outcome.out;
}

/// A folder with a store of two replications of the small port, and the figures as the run wrote them.
class Kept : public ScratchFolder {
public:
    Kept()
    {
        std::ofstream(*this / "port.yaml") << small_port;
        const Outcome ran = portsim({"run", *this / "port.yaml", "--replications", "1", "--store", *this / "runs.db",
                                     "--csv", *this / "run.csv"}); // one replication: no trials beside it
        INFO(ran.err);
        REQUIRE(ran.code == 0);
    }
};

} // namespace

TEST_CASE("a store's runs are listed, and the figures of one are those that the run gave", "[end_to_end]")
{
    const Kept kept;
    const Outcome list = portsim({"show", kept / "runs.db"});
    CHECK(list.code == 0);
    CHECK_THAT(list.out, Contains("A small port") && Contains("replications"));
    CHECK_THAT(portsim({"show", kept / "runs.db", "--run", "1"}).out, Contains("throughput"));
    CHECK_THAT(portsim({"show", kept / "runs.db", "--json"}).out, Contains("\"replications\":1"));
    REQUIRE(portsim({"export", kept / "runs.db", "--csv", kept / "out.csv", "--json", kept / "out.json"}).code == 0);
    CHECK(text_of(kept / "out.csv") == text_of(kept / "run.csv"));
    CHECK_THAT(text_of(kept / "out.json"), Contains("\"measure\":\"throughput\""));
}

TEST_CASE("an Excel file has a sheet a run, numbers as numbers, and the same bytes each time", "[end_to_end]")
{
    const Kept kept;
    REQUIRE(portsim({"export", kept / "runs.db", "--xlsx", kept / "a.xlsx"}).code == 0);
    REQUIRE(portsim({"export", kept / "runs.db", "--xlsx", kept / "b.xlsx"}).code == 0);
    CHECK(text_of(kept / "a.xlsx") == text_of(kept / "b.xlsx"));
    CHECK_THAT(part_of(kept / "a.xlsx", "xl/workbook.xml"), Contains("name=\"A small port\""));
    CHECK_THAT(part_of(kept / "a.xlsx", "xl/sharedStrings.xml"), Contains("throughput") && Contains("measure"));
    CHECK_THAT(part_of(kept / "a.xlsx", "xl/worksheets/sheet1.xml"), Contains("<v>") && Contains("t=\"s\""));
}

TEST_CASE("what can't be shown or exported is said, and nothing is written", "[end_to_end]")
{
    const Kept kept;
    CHECK(portsim({"show", kept / "none.db"}).code == 5);
    CHECK(portsim({"show", kept / "port.yaml"}).code == 5);
    CHECK(portsim({"show", kept / "runs.db", "--run", "7"}).code == 2);
    const Outcome nothing = portsim({"export", kept / "runs.db"});
    CHECK(nothing.code == 2);
    CHECK_THAT(nothing.err, Contains("--csv, --json or --xlsx"));
    CHECK(portsim({"export", kept / "runs.db", "--csv", kept / "runs.db"}).code == 2);
    CHECK(portsim({"export", kept / "runs.db", "--xlsx", "/nowhere/a.xlsx"}).code == 5);
    REQUIRE(
        portsim({"run", kept / "port.yaml", "--replications", "1", "--seed", "9", "--store", kept / "runs.db"}).code ==
        0);
    const Outcome two = portsim({"export", kept / "runs.db", "--csv", kept / "two.csv"});
    CHECK(two.code == 2);
    CHECK_THAT(two.err, Contains("keeps 2 runs") && Contains("--run"));
    CHECK_FALSE(std::filesystem::exists(kept / "two.csv"));
}
