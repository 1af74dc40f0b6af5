#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

/// Reads an overlay on the small port; what was told.
std::string told_on(const std::string& text)
{
    const Folder folder;
    folder.write("base.yaml", small_port);
    folder.write("over.yaml", text);
    return told(folder.read("over.yaml").diagnostics);
}

port::Scenario scenario_on(const std::string& text)
{
    const Folder folder;
    folder.write("base.yaml", small_port);
    folder.write("over.yaml", text);
    ReadResult result = folder.read("over.yaml");
    CHECK(printed(result) == "");
    return result.scenario;
}

} // namespace

TEST_CASE("an overlay changes what it names and nothing else", "[reader]")
{
    const port::Scenario s =
        scenario_on("base: base.yaml\ntitle: Deeper\nyears: 3\nchange:\n  berths[coal berth].depth: 15 m\n"
                    "  berths[*].clearance: 1 m\n  trades[coal out].arrivals.shape: 4\n"
                    "  trades[coal out].season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3]\n");
    CHECK(s.title == "Deeper");
    CHECK(s.years == 3);
    CHECK(s.berths[0].depth.value == 15);
    CHECK(s.berths[1].depth.value == 14);
    CHECK(s.berths[1].clearance.value == 1);
    CHECK(s.trades[0].arrivals.values[0].value == 4);
    CHECK(s.trades[0].season[11] == 3);
}

TEST_CASE("a map in an overlay changes what it names, a list replaces the whole list", "[reader]")
{
    const port::Scenario s = scenario_on("base: base.yaml\nmarine: {berthing: 1 h, tide: {mean: 2 m}}\nchange:\n"
                                         "  berth_rule: {overtaking: no}\n"
                                         "  trades[coal out].arrivals: {law: erlang, shape: 3}\n"
                                         "  trades[coal out].land: [{by: coal trains}]\n"
                                         "investments:\n  - {name: yard, opens: 2010-01-01, changes: []}\n");
    CHECK(s.marine.berthing.value == 3600);
    CHECK(s.marine.tide.mean.value == 2);
    CHECK(s.marine.tide.constituents.size() == 1);
    CHECK(s.marine.channel.size() == 1);
    CHECK_FALSE(s.berth_rule.overtaking);
    CHECK(s.trades[0].arrivals.values[0].value == 3);
    REQUIRE(s.trades[0].land.size() == 1);
    CHECK(s.trades[0].land[0].share.value == 1); // the default, not what the base's first item had
    CHECK(s.investments.size() == 1);
}

TEST_CASE("mistakes in an overlay are told at their own line", "[reader]")
{
    const std::string over = "base: base.yaml\nchange:\n  ";
    CHECK(told_on(over + "berths[coal birth].depth: 15 m\n") == "E027 3:3\n");
    CHECK(told_on(over + "berths[coal berth].dept: 15 m\n") == "E027 3:3\n");
    CHECK(told_on(over + "berths[9].depth: 15 m\n") == "E027 3:3\n");
    CHECK(told_on(over + "berths.depth: 15 m\n") == "E027 3:3\n");
    CHECK(told_on(over + "'': 15 m\n") == "E027 3:3\n");
    CHECK(told_on(over + "berths[0.depth: 15 m\n").starts_with("E027 3:3"));
    CHECK(told_on(over + "berths[0].depth: 15 t\n") == "E012 3:20 berths[0].depth\n");
    CHECK(told_on(over + "berths[0].depth: 150 m\n") == "E013 3:20 berths[0].depth\n");
    CHECK(told_on(over + "berths[*].depth: 15 t\n") == "E012 3:20 berths[0].depth\n"); // once, not for each berth
    CHECK(told_on(over + "berths[0].depth:\n") == "E018 3:3 berths[0].depth\n");
    CHECK(told_on(over + "berths[0].depth: [15 m]\n") == "E017 3:20 berths[0].depth\n");
    CHECK(told_on(over + "berths[0]: 15 m\n") == "E028 3:14 berths[0]\n");
    CHECK(told_on(over + "berths: 15 m\n") == "E028 3:11 berths\n");
    CHECK(told_on(over + "berths: {name: a}\n") == "E017 3:11 berths\n");
    CHECK(told_on(over + "berths: [{name: a}]\n") ==
          "E016 3:12 berths[0].length\nE016 3:12 berths[0].depth\nE016 3:12 berths[0].handles\n");
    CHECK(told_on(over + "trades[0].arrivals: poison\n") == "E020 3:23 trades[0].arrivals\n");
    CHECK(told_on(over + "trades[0].arrivals.shape: {a: b}\n") == "E017 3:29 trades[0].arrivals.shape\n");
    CHECK(told_on(over + "trades[0].arrivals.rate: 1\n") == "E027 3:3\n");
    CHECK(told_on(over + "years: 2\n  years: 3\n") == "E014 4:3 change\n");
    CHECK(told_on("base: base.yaml\nchange:\n") == "E018 2:1 change\n");
    CHECK(told_on("base: base.yaml\nchange: [a]\n") == "E017 2:9 change\n");
    CHECK(told_on("base: base.yaml\nchange: {}\nchange: {}\n") == "E014 3:1\n");
    CHECK(told_on("base: base.yaml\nchanges: {}\n") == "E015 2:1\n");
    CHECK(told_on("base: base.yaml\nbase: base.yaml\n") == "E014 2:1\n");
    CHECK(told_on("base: base.yaml\ntitle: [a]\nyears: x\n") == "E017 2:8 title\nE012 3:8 years\n");
    CHECK(told_on("change: {}\n").starts_with("E015 1:1\n")); // no base: it is taken for a whole scenario
}

TEST_CASE("what an overlay brings out of joint is told where it now stands", "[reader]")
{
    CHECK(told_on("base: base.yaml\nchange:\n  trades[0].store: coal yrad\n") == "E042 3:20 trades[0].store\n");
    CHECK(told_on("base: base.yaml\nchange:\n  trades[0].land: [{by: coal trains, share: 70 %}]\n") ==
          "E045 3:19 trades[0].land\n");

    const Folder folder;
    folder.write("base.yaml", small_port);
    folder.write("over.yaml", "base: base.yaml\nchange:\n  ships[tanker].laden_draught: 20 m\n");
    const std::string print = folder.told_in(folder.read("over.yaml"));
    CHECK(print.find("base.yaml:55:9: error E051: trades[1].calls[0]: no berth is deep enough for 'tanker' at the "
                     "lowest tide") != std::string::npos);
    CHECK(print.find("it fitted before the changes of over.yaml\n      ") != std::string::npos);
}

TEST_CASE("a base that cannot be read is told where it is named", "[reader]")
{
    const Folder folder;
    folder.write("missing.yaml", "# nothing\nbase: none.yaml\n");
    CHECK(folder.told_in(folder.read("missing.yaml"))
              .starts_with("missing.yaml:2:7: error E001: 'none.yaml': there is no such file"));
    folder.write("folder.yaml", "base: .\n");
    CHECK(told(folder.read("folder.yaml").diagnostics) == "E002 1:7\n");
    folder.write("device.yaml", "base: /dev/zero\n");
    CHECK(told(folder.read("device.yaml").diagnostics) == "E002 1:7\n");
    folder.write("nothing.yaml", "base:\n");
    CHECK(told(folder.read("nothing.yaml").diagnostics) == "E018 1:1\n");
    folder.write("list.yaml", "base: [a]\n");
    CHECK(told(folder.read("list.yaml").diagnostics) == "E017 1:7\n");
    folder.write("nought.yaml", "base: \"a\\0b\"\n");
    CHECK(told(folder.read("nought.yaml").diagnostics) == "E012 1:7\n");
    folder.write("blank.yaml", "base: ''\n");
    CHECK(told(folder.read("blank.yaml").diagnostics) == "E002 1:7\n");
    CHECK(told(read("base: other.yaml\n").diagnostics) == "E034 1:7\n");
}

TEST_CASE("bases may not lead back to themselves, nor be too many", "[reader]")
{
    const Folder folder;
    folder.write("self.yaml", "base: self.yaml\n");
    CHECK(told(folder.read("self.yaml").diagnostics) == "E032 1:7\n");
    folder.write("a.yaml", "base: b.yaml\n");
    folder.write("b.yaml", "base: ./a.yaml\n");
    CHECK(folder.told_in(folder.read("a.yaml")).starts_with("b.yaml:1:7: error E032: './a.yaml' leads back to itself"));
    folder.write("c0.yaml", small_port);
    for (int i = 1; i <= 8; ++i)
        folder.write("c" + std::to_string(i) + ".yaml",
                     "base: c" + std::to_string(i - 1) + ".yaml\nyears: " + std::to_string(i) + "\n");
    CHECK(folder.read("c7.yaml").ok());
    CHECK(folder.read("c7.yaml").scenario.years == 7);
    CHECK(folder.told_in(folder.read("c8.yaml")).starts_with("c1.yaml:1:7: error E033"));
}

TEST_CASE("mistakes of the base are told with the base's own file and line", "[reader]")
{
    const Folder folder;
    std::filesystem::create_directory(folder / "below");
    folder.write("below/base.yaml", with(with(small_port, "depth: 13 m", "depth: 13 t"), "lanes: 3", "lanes: 3 m"));
    folder.write("over.yaml", "base: below/base.yaml\nchange:\n  nonsense: 1\n");
    const std::string print = folder.told_in(folder.read("over.yaml"));
    CHECK(print.starts_with("below/base.yaml:22:12: error E012: berths[0].depth: '13 t' is not a length"));
    CHECK(print.find("below/base.yaml:65:32: error E012") != std::string::npos);
    CHECK(print.find("over.yaml:") == std::string::npos);
}
