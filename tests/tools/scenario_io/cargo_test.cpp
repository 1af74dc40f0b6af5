// How cargo lies and what moves it: what contradicts itself is told where it stands, before anything runs.
#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

constexpr std::string_view yard = "capacity: 300 kt, opening: 50 kt";

std::string told_of_yard(const std::string& text, const std::vector<std::string>& sets = {})
{
    return told(read(with(small_port, yard, text), sets).diagnostics);
}

} // namespace

TEST_CASE("the levels of a store lie in order, from the heel to its capacity", "[reader]")
{
    CHECK(told_of_yard("capacity: 300 kt, opening: 50 kt, heel: 50 kt, empties_again_above: 51 kt, "
                       "fills_again_below: 299 kt") == "");
    CHECK(told_of_yard("capacity: 300 kt, opening: 50 kt, heel: 60 kt") == "E084 33:79 stores[0].heel\n");
    CHECK(told_of_yard("capacity: 300 kt, heel: 1 kt") == "E084 33:63 stores[0].heel\n"); // it opens empty
    CHECK(told_of_yard("capacity: 300 kt, fills_again_below: 300 kt") == "E084 33:76 stores[0].fills_again_below\n");
    CHECK(told_of_yard("capacity: 300 kt, opening: 9 kt, heel: 9 kt, fills_again_below: 8 kt") ==
          "E084 33:103 stores[0].fills_again_below\n");
    CHECK(told_of_yard("capacity: 300 kt, empties_again_above: 301 kt") ==
          "E084 33:78 stores[0].empties_again_above\n");
    CHECK(told_of_yard("capacity: 300 kt, opening: 9 kt, heel: 9 kt, empties_again_above: 9 kt") ==
          "E084 33:105 stores[0].empties_again_above\n");
}

TEST_CASE("the levels of a store fit into it on every day", "[reader]")
{
    const std::string text = with(with(small_port, yard, "capacity: 300 kt, opening: 50 kt, heel: 40 kt"),
                                  "\"machines[belt].rate\", value: 6000 t/h", "\"stores[0].capacity\", value: 30 kt");
    CHECK(told(read(text).diagnostics) == "E084 33:79 stores[0].heel\n");
    CHECK(printed(read(text)).find("does not fit into the 30 kt that it holds") != std::string::npos);
}
