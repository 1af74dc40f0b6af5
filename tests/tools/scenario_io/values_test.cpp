#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

/// The depth that a text gives the first berth; what is wrong with it otherwise.
std::string depth(const std::string& text)
{
    const ReadResult result = read(with(small_port, "depth: 13 m", "depth: " + text));
    if (result.ok()) return std::to_string(result.scenario.berths[0].depth.value);
    const port::Problem& p = result.diagnostics.front().problem;
    return p.code + ": " + p.found + "; " + p.expected + (p.hint.empty() ? "" : "; " + p.hint);
}

std::string capacity(const std::string& text)
{
    const ReadResult result = read(with(small_port, "capacity: 300 kt", "capacity: " + text));
    if (result.ok()) return std::to_string(static_cast<long long>(result.scenario.stores[0].capacity.value));
    return result.diagnostics.front().problem.code;
}

} // namespace

TEST_CASE("a length is a number and one of its units", "[reader]")
{
    CHECK(depth("14.5 m") == "14.500000");
    CHECK(depth("14.5m") == "14.500000");
    CHECK(depth("'14.5 m'") == "14.500000");
    CHECK(depth("  14.5   m") == "14.500000");
    CHECK(depth("1450 cm") == "14.500000");
    CHECK(depth("+0.0145 km") == "14.500000");
    CHECK(depth("1.45e1 m") == "14.500000");
    CHECK(depth("14. m") == "14.000000");
}

TEST_CASE("what is not a length says how to write one", "[reader]")
{
    CHECK(depth("14 t") == "E012: '14 t' is not a length; write it like '14.5 m'");
    CHECK(depth("14 M") == "E012: '14 M' is not a length; write it like '14.5 m'; did you mean 'm'?");
    CHECK(depth("14.5") == "E012: '14.5' has no unit; a length needs one: m, km, cm; write it like '14.5 m'");
    for (const char* text :
         {"m", "'14,5 m'", "14 5 m", "14.5 mm", "14.5.1 m", "0x0e m", "14 m m", "fourteen", "''", "--14 m",
          "\xef\xbc\x91\xef\xbc\x94 m", "14\xc2\xa0m", "1_4 m", "14 m # no\t", "1e m", "14 m;"}) {
        CAPTURE(text);
        const std::string said = depth(text);
        if (std::string(text).find('#') == std::string::npos) CHECK(said.substr(0, 5) == "E012:");
    }
}

TEST_CASE("numbers that are no numbers are refused", "[reader]")
{
    for (const char* text : {".nan", ".inf", "-.inf", "nan m", "inf m", "1e400 m", "-1e400 m", "1e308 km", "1e-400 m",
                             "NaN", "Infinity"}) {
        CAPTURE(text);
        const std::string said = depth(text);
        CAPTURE(said);
        CHECK((said.starts_with("E021") || said.starts_with("E012: 'nan m'") || said.starts_with("E012: 'inf m'")));
    }
    CHECK(depth("-3 m").starts_with("E013"));
    CHECK(depth("1000 m").starts_with("E013"));
    CHECK(told(read(with(small_port, "rate: 4000 t/h", "rate: -4000 t/h")).diagnostics) ==
          "E013 31:24 machines[0].rate\n");
}

TEST_CASE("masses take no commas and no blanks among their digits", "[reader]")
{
    CHECK(capacity("1e5 t") == "100000");
    CHECK(capacity("100 kt") == "100000");
    CHECK(capacity("0.1 Mt") == "100000");
    CHECK(capacity("'100,000 t'") == "E012");
    CHECK(capacity("100 000 t") == "E012");
    CHECK(capacity("100 KT") == "E012");
    CHECK(capacity("100000") == "E012");
}

TEST_CASE("counts, shares, flags, dates and times of day", "[reader]")
{
    const auto told_of = [](const char* from, const char* to) {
        return told(read(with(small_port, from, to)).diagnostics);
    };
    CHECK(told_of("tracks: 4", "tracks: 4.0") == "");
    CHECK(told_of("tracks: 4", "tracks: 4.5") == "E022 61:51 stations[0].tracks\n");
    CHECK(told_of("tracks: 4", "tracks: four") == "E012 61:51 stations[0].tracks\n");
    CHECK(told_of("tracks: 4", "tracks: 99999999999") == "E013 61:51 stations[0].tracks\n");
    CHECK(told_of("efficiency: 50 %", "efficiency: 0.5") == "");
    CHECK(told_of("efficiency: 50 %", "efficiency: 50") == "E013 24:54 berths[0].handles[0].efficiency\n");
    CHECK(told_of("years: 2", "berth_rule: {overtaking: maybe}") == "E012 3:26 berth_rule.overtaking\n");
    CHECK(told_of("years: 2", "berth_rule: {overtaking: Off}") == "");
    CHECK(told_of("start: 2009-01-01", "start: 2009-02-29") == "E023 2:8 start\n");
    CHECK(told_of("start: 2009-01-01", "start: 2009-1-1") == "E023 2:8 start\n");
    CHECK(told_of("start: 2009-01-01", "start: 2009-01-01T00:00") == "E023 2:8 start\n");
    CHECK(told_of("start: 2009-01-01", "start: 0009-01-01") == "E013 2:8 start\n");
    CHECK(told_of("closes: 22:00", "closes: 24:00") == "");
    CHECK(told_of("closes: 22:00", "closes: 24:01") == "E024 65:57 road_services[0].closes\n");
    CHECK(told_of("closes: 22:00", "closes: 22h") == "E024 65:57 road_services[0].closes\n");
    CHECK(told_of("years: 2", "seed: 1.5") == "E022 3:7 seed\n");
}
