// What is wrong with a doubt is told at its place.
#include "tests/tools/scenario_io/small_port.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

const std::string belt = "  - {name: belt, path: \"machines[belt].rate\", law: {law: lognormal, spread: 0.2}}\n";
const std::string coal =
    "  - {name: coal, path: \"trades[coal out].demand[2010].demand\", law: {law: triangular, least: 2, "
    "usual: 3, most: 5}, as: value, unit: Mt/yr}\n";
const std::string years =
    "  - {name: channel, path: \"marine.channel[outer].depth\", law: {law: uniform, least: 0.9, most: "
    "1.1}}\n";

std::string told_of(const std::string& doubt, const std::string& correlations = "")
{
    const std::string more = correlations.empty() ? "" : "doubt_correlations:\n" + correlations;
    return told(read(with(small_port, "ships:\n", "doubt:\n" + doubt + more + "ships:\n")).diagnostics);
}

} // namespace

TEST_CASE("doubts and their correlations are read", "[reader]")
{
    const ReadResult result = read(with(small_port, "ships:\n",
                                        "doubt:\n" + belt + coal +
                                            "doubt_correlations:\n"
                                            "  - {between: [coal, belt], rank: 0.5}\nships:\n"));
    REQUIRE(printed(result) == "");
    CHECK(result.scenario.doubt[1].as == DoubtAs::value);
    CHECK(result.scenario.doubt[1].unit == "Mt/yr");
    CHECK(result.scenario.doubt_correlations[0].between == std::vector<std::string>{"coal", "belt"});
}

TEST_CASE("a doubt's slips are told with line and column", "[reader]")
{
    CHECK(told_of(belt + coal + years) == "");
    CHECK(told_of(with(belt, "[belt]", "[bolt]")) == "E027 17:24 doubt[0].path\n");
    CHECK(told_of(with(belt, "machines[belt].rate", "title")) == "E031 17:24 doubt[0].path\n");
    CHECK(told_of(with(belt, "machines[belt].rate", "doubt[belt].law.spread")) == "E027 17:24 doubt[0].path\n");
    CHECK(told_of(with(coal, "Mt/yr", "kt")) == "E012 17:134 doubt[0].unit\n");
    CHECK(told_of(with(coal, ", unit: Mt/yr", "")) == "E012 17:5 doubt[0].unit\n");
    CHECK(told_of(with(years, "most: 1.1", "most: 9")).starts_with("E094 17:69 doubt[0].law\n"));
    CHECK(told_of(with(years, "least: 0.9", "least: 2")) == "E061 17:69 doubt[0].law\n");
    CHECK(told_of(with(belt, "lognormal", "lognormall")) == "E020 17:58 doubt[0].law\n");
    CHECK(told_of(belt + with(belt, "name: belt", "name: again")) == "E058 18:25 doubt[1].path\n");
    CHECK(told_of(belt + with(coal, "name: coal", "name: belt")) == "E041 18:12 doubt[1].name\n");
}

TEST_CASE("a correlation's slips are told with line and column", "[reader]")
{
    const auto pair = [](const std::string& a, const std::string& b, const std::string& rank) {
        return "  - {between: [" + a + ", " + b + "], rank: " + rank + "}\n";
    };
    const std::string all = belt + coal + years;
    CHECK(told_of(all, pair("belt", "coal", "0.5")) == "");
    CHECK(told_of(all, pair("belt", "coke", "0.5")) == "E042 21:22 doubt_correlations[0].between[1]\n");
    CHECK(told_of(all, pair("belt", "coal", "1.5")) == "E013 21:35 doubt_correlations[0].rank\n");
    CHECK(told_of(all, pair("belt", "belt", "0.5")) == "E114 21:15 doubt_correlations[0].between\n");
    CHECK(told_of(all, "  - {between: [belt], rank: 0.5}\n") == "E114 21:15 doubt_correlations[0].between\n");
    CHECK(told_of(all, pair("belt", "coal", "0.5") + pair("coal", "belt", "0.4")) ==
          "E058 22:15 doubt_correlations[1].between\n");
    const std::string against = pair("belt", "coal", "0.9") + pair("coal", "channel", "0.9");
    CHECK(told_of(all, against + pair("belt", "channel", "-0.9")) == "E114 21:3 doubt_correlations\n");
    const ReadResult result =
        read(with(small_port, "ships:\n",
                  "doubt:\n" + all + "doubt_correlations:\n" + against + pair("belt", "channel", "-0.9") + "ships:\n"));
    CHECK(printed(result).find("'belt', 'coal', 'channel' contradict each other") != std::string::npos);
}
