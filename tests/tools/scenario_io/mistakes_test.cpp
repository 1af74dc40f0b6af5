#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

TEST_CASE("twelve mistakes in one file are twelve errors, each in its place", "[reader]")
{
    std::string text = with(small_port, "years: 2", "yeers: 2");                 // 1: an unknown key
    text = with(text, "group: oil", "group: oils");                              // 2: an unknown word
    text = with(text, "depth: 14 m", "depth: 14 t");                             // 3: a wrong unit
    text = with(text, "count: 4", "count: 2.5");                                 // 4: not whole
    text = with(text, "length: 200 m", "length: 200");                           // 5: no unit
    text = with(text, "depth: 13 m", "depth: 130 m");                            // 6: out of range
    text = with(text, "rate: 1500 t/h}", "rate: .nan}");                         // 7: not finite
    text = with(text, "capacity: 300 kt", "capacity: 300 kt, capacity: 400 kt"); // 8: given twice
    text = with(text, "direction: loaded", "direction:");                        // 9: no value
    text = with(text, "law: erlang", "law: erlnag");                             // 10: an unknown strategy
    text = with(text, "opens: 06:00", "opens: 6 am");                            // 11: not a time of day
    text = with(text, "opens: 2010-01-01", "opens: 2010-02-30");                 // 12: not a date
    const ReadResult result = read(text);
    CHECK(told(result.diagnostics) == "E015 3:1\n"
                                      "E019 6:26 categories[1].group\n"
                                      "E012 9:42 marine.channel[0].depth\n"
                                      "E022 15:15 marine.tugs[0].count\n"
                                      "E012 21:13 berths[0].length\n"
                                      "E013 22:12 berths[0].depth\n"
                                      "E021 29:33 berths[1].handles[0].rate\n"
                                      "E014 33:57 stores[0]\n"
                                      "E018 38:5 trades[0].direction\n"
                                      "E020 44:21 trades[0].arrivals\n"
                                      "E024 65:42 road_services[0].opens\n"
                                      "E023 70:12 investments[0].opens\n");
    const std::string print = printed(result);
    CHECK(print.find("port.yaml:3:1: error E015: unknown key 'yeers'; did you mean 'years'?\n    yeers: 2\n    ^\n") !=
          std::string::npos);
    CHECK(print.find("did you mean 'oil'?") != std::string::npos);
    CHECK(print.find("did you mean 'erlang'?") != std::string::npos);
}

TEST_CASE("one mistake gives one error, whatever rests on it", "[reader]")
{
    const auto count = [](const std::string& text) { return told(read(text).diagnostics); };
    CHECK(count(with(small_port, "name: coal, group", "nme: coal, group")) == "E015 5:6 categories[0]\n");
    CHECK(count(with(small_port, "{name: bulker, deadweight: 20 kt", "{name: bulker, deadweight: 20")) ==
          "E012 17:32 ships[0].deadweight\n");
    CHECK(count(with(small_port, "depth: 13 m", "dept: 13 m")) == "E015 22:5 berths[0]\n");
    CHECK(count(with(small_port, "    depth: 13 m\n", "")) == "E016 20:5 berths[0].depth\n");
    CHECK(count(with(small_port, "share: 70 %", "share: 70 m")) == "E012 48:34 trades[0].land[0].share\n");
    CHECK(count(with(small_port, "year: 2010", "year: 2010.5")) == "E022 42:16 trades[0].demand[1].year\n");
    CHECK(count(with(small_port, "opens: 06:00", "opens: late")) == "E024 65:42 road_services[0].opens\n");
    CHECK(count(with(small_port, "opening: 50 kt", "opening: 50 km")) == "E012 33:66 stores[0].opening\n");
}

TEST_CASE("an unknown key that is like no other hides no other mistake", "[reader]")
{
    const std::string text = with(with(small_port, "    depth: 13 m", "    depth: 13 m\n    zzzzzzzz: 1"),
                                  "category: coal,", "category: cool,");
    CHECK(told(read(text).diagnostics) ==
          "E015 23:5 berths[0]\nE042 25:20 berths[0].handles[0].category\nE051 47:9 trades[0].ships[0]\n");
}

TEST_CASE("at most 20 errors are printed, then how many more there are", "[reader]")
{
    std::string text = small_port;
    for (int i = 0; i < 25; ++i) text += "zz" + std::to_string(i) + ": 1\n";
    const std::string print = printed(read(text));
    CHECK(print.find("'zz19'") != std::string::npos);
    CHECK(print.find("'zz20'") == std::string::npos);
    CHECK(print.ends_with("and 5 more\n"));
    for (int i = 25; i < 5000; ++i) text += "zz" + std::to_string(i) + ": 1\n";
    CHECK(printed(read(text)).ends_with("and at least 980 more\n"));
}

TEST_CASE("overlong keys, values and lines are cut in messages", "[reader]")
{
    const std::string text = std::string(5000, 'k') + ": 1\nyears: " + std::string(5000, 'v') + "\n";
    CHECK(printed(read(text)).size() < 6000);
}

TEST_CASE("shapes that do not fit are named", "[reader]")
{
    CHECK(told(read("- a\n- b\n").diagnostics) == "E017 1:1\n");
    CHECK(told(read("just a text\n").diagnostics) == "E017 1:1\n");
    CHECK(told(read(with(small_port, "years: 2", "years: [2]")).diagnostics) == "E017 3:8 years\n");
    CHECK(told(read(with(small_port, "title: A small port", "title: {a: b}")).diagnostics) == "E017 1:8 title\n");
    CHECK(told(read(with(small_port, "    - {count: 4}", "    count: 4")).diagnostics) == "E017 15:5 marine.tugs\n");
    CHECK(told(read(with(small_port, "    - {count: 4}", "    - 4")).diagnostics) == "E017 15:7 marine.tugs[0]\n");
    CHECK(told(read(with(small_port, "{law: erlang, shape: 2}", "{shape: 2}")).diagnostics) ==
          "E017 44:15 trades[0].arrivals\n");
    CHECK(told(read(with(small_port, "{law: erlang, shape: 2}", "[erlang]")).diagnostics) ==
          "E017 44:15 trades[0].arrivals\n");
    CHECK(told(read(with(small_port, "shape: 2}", "shape: [2]}")).diagnostics) ==
          "E017 44:36 trades[0].arrivals.shape\n");
}

TEST_CASE("a key without a value is told at the key", "[reader]")
{
    CHECK(told(read(with(small_port, "years: 2", "years:")).diagnostics) == "E018 3:1 years\n");
    CHECK(told(read(with(small_port, "years: 2", "years: ~")).diagnostics) == "E018 3:1 years\n");
    CHECK(told(read(with(small_port, "title: A small port", "title: null")).diagnostics) == "E018 1:1 title\n");
    CHECK(told(read(with(small_port, "    - {count: 4}", "")).diagnostics) == "E018 14:3 marine.tugs\n");
    CHECK(told(read(with(small_port, "    - {count: 4}", "    -")).diagnostics).starts_with("E018 "));
    CHECK(told(read(with(small_port, "{law: erlang, shape: 2}", "")).diagnostics) == "E018 44:5 trades[0].arrivals\n");
    CHECK(told(read(with(small_port, "shape: 2}", "shape: }")).diagnostics) == "E018 44:29 trades[0].arrivals.shape\n");
}
