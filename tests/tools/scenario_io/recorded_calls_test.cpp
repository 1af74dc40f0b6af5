// A CSV of recorded calls: what it may hold, and every mistake with its file, line and column.
#include "tools/scenario_io/recorded_calls.h"

#include "models/catalogues.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"
#include "tools/scenario_io/read_scenario.h"

#include <fstream>

using namespace port;
using namespace port::io;

namespace {

RecordedCalls read(const std::string& text)
{
    const port::test::ScratchFolder folder;
    std::ofstream(folder / "calls.csv") << text;
    return read_recorded_calls(folder / "calls.csv");
}

/// `E012 2:9` a line.
std::string told(const std::string& text)
{
    std::string all;
    for (const Diagnostic& d : read(text).diagnostics) {
        CHECK(d.place.file.ends_with("calls.csv"));
        CHECK_FALSE(d.problem.found.empty());
        all += d.problem.code + " " + std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + "\n";
    }
    return all;
}

} // namespace

TEST_CASE("a record of calls may have any of its columns, in any order", "[reader]")
{
    const RecordedCalls all = read("# assumption: from the harbour master's book\n"
                                   "tonnes [t],category,arrived,started,left,ship\n"
                                   "5000,ore,2009-01-01 06:30,2009-01-01 08:00,2009-01-02 00:00,coaster\n"
                                   "2000,\"salt, rock\",2009-01-01T06:30,2009-01-01 06:30,2009-01-02,coaster\n");
    CHECK(print_diagnostics(all.diagnostics) == "");
    REQUIRE(all.calls.size() == 2);
    CHECK(all.calls[0].tonnes == tonnes(5000));
    CHECK(all.calls[0].category == "ore");
    CHECK(all.calls[1].category == "salt, rock");
    CHECK(to_text(all.calls[0].arrived) == "2009-01-01 06:30");
    CHECK(all.calls[0].started->seconds - all.calls[0].arrived.seconds == 5400);
    CHECK(to_text(*all.calls[1].left) == "2009-01-02 00:00");
    CHECK_FALSE(all.calls[0].waited);
    CHECK(all.lines == std::vector<int>{3, 4});
    CHECK(all.has("ship"));
    CHECK_FALSE(all.has("waited"));

    const RecordedCalls bare = read("arrived,waited\n2009-01-01,3 h\n2009-01-03,0.5 days\n");
    REQUIRE(bare.ok());
    CHECK(bare.calls[1].waited == hours(12));
}

TEST_CASE("every mistake in a record of calls is told with its place", "[reader]")
{
    CHECK(told("arrived,tonnes\n2009-01-01,5 kt\n2009-01-02,\n") == "E063 3:12\n"); // a gap
    CHECK(told("arrived,ship\n2009-01-01,a\n,b\n") == "E063 3:1\n");
    CHECK(told("arrived,tonnes\n2009-01-01,5 kt\n\n2009-01-02,5 kt\n") == "E063 3:1\n"); // an empty line
    CHECK(told("arrived,tonnes\n2009-01-01,5 kt\n2009-01-02\n") == "E063 3:11\n");       // a cell too few
    CHECK(told("arrived\n2009-01-03\n2009-01-02\n2009-01-03\n") == "E067 3:1\n");        // runs back, once
    CHECK(told("arrived,draught\n2009-01-01,9 m\n") == "E015 1:9\n");                    // an unknown column
    CHECK(told("arrived,tonnes [lb]\n2009-01-01,9\n") == "E065 1:9\n");                  // an unknown unit
    CHECK(told("arrived,tonnes\n2009-01-01,9 lb\n") == "E012 2:12\n");
    CHECK(told("arrived,tonnes\n2009-01-01,many\n") == "E012 2:12\n"); // no number
    CHECK(told("arrived,tonnes [t]\n2009-01-01,many\n") == "E012 2:12\n");
    CHECK(told("arrived,tonnes\n2009-01-01,0 t\n") == "E013 2:12\n");
    CHECK(told("arrived\n2009-02-29\n") == "E023 2:1\n"); // no such day
    CHECK(told("category\nore\n") == "E016 1:1\n");       // no times
    CHECK(told("arrived,arrived\n2009-01-01,2009-01-01\n") == "E014 1:9\n");
    CHECK(told("arrived,started,waited\n2009-01-01,2009-01-01,0 h\n") == "E066 1:1\n");
    CHECK(told("arrived,started\n2009-01-02,2009-01-01\n") == "E067 2:12\n");
    CHECK(told("arrived,started,left\n2009-01-02,2009-01-04,2009-01-03\n") == "E067 2:23\n");
    CHECK(told("arrived,left\n2009-01-02,2009-01-01\n") == "E067 2:12\n");
    CHECK(told("arrived\n") == "E004 1:1\n");
    // All of a file at once, in its order.
    CHECK(told("arrived,tonnes\n2009-01-03,x\n2009-01-02,\nno,5 t\n2009-01-04,5 t\n") ==
          "E012 2:12\nE067 3:1\nE063 3:12\nE023 4:1\n");
}

TEST_CASE("a mistake in a record says what was found and what was expected", "[reader]")
{
    const auto text = print_diagnostics(read("arrived,tonnes\n2009-01-03,5 kt\n2009-01-02,5 kt\n").diagnostics);
    CHECK(text.find("calls.csv:3:1: error E067: calls[1].arrived: '2009-01-02' is before the row above it, 2009-01-03 "
                    "00:00; rows in the order of time\n    2009-01-02,5 kt\n    ^\n") != std::string::npos);
    const auto missing = read_recorded_calls("/nowhere/calls.csv");
    REQUIRE(missing.diagnostics.size() == 1);
    CHECK(missing.diagnostics[0].problem.code == "E001");
    CHECK(missing.diagnostics[0].problem.found.find("/nowhere/calls.csv") != std::string::npos);
}

TEST_CASE("calls find their trade by its name or its category", "[reader]")
{
    const ReadResult port = read_scenario_text(port::test::small_port, "port", catalogues());
    REQUIRE(port.ok());
    const auto trades = [&](const std::string& text) { return trades_of(read(text), port.scenario); };
    const TradesOfCalls found =
        trades("arrived,category,ship\n2009-01-01,salt,coaster\n2009-01-01,ore unloaded,coaster\n");
    CHECK(found.diagnostics.empty());
    CHECK(found.trades == std::vector<std::size_t>{1, 0});

    const auto wrong = trades("arrived,category,ship\n2009-01-01,sal,coaster\n2009-01-01,ore,\"coster\"\n").diagnostics;
    REQUIRE(wrong.size() == 2);
    CHECK(wrong[0].problem.code == "E042");
    CHECK(wrong[0].place.line == 2);
    CHECK(wrong[0].place.column == 12);
    CHECK(wrong[0].problem.hint == "did you mean 'salt'?");
    CHECK(wrong[0].problem.expected == "one of 'ore unloaded', 'salt unloaded'");
    CHECK(wrong[1].place.line == 3);
    CHECK(wrong[1].place.column == 16);
    CHECK(wrong[1].problem.hint == "did you mean 'coaster'?");
    CHECK(trades("arrived\n2009-01-01\n").diagnostics.at(0).problem.code == "E016");

    Scenario two = port.scenario;
    two.trades[1].category = "ore";
    CHECK(trades_of(read("arrived,category\n2009-01-01,ore\n"), two).diagnostics.at(0).problem.found ==
          "'ore' has several trades");
    CHECK(trades_of(read("arrived,category\n2009-01-01,salt unloaded\n"), two).trades == std::vector<std::size_t>{1});
    two.trades.pop_back();
    CHECK(trades_of(read("arrived\n2009-01-01\n"), two).trades == std::vector<std::size_t>{0});
}
