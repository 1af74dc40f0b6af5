// Tables of a sensitivity study: the order of rows, bars to the cell, and what stands where nothing was found.
#include "tools/report/sensitivity_tables.h"

#include "tests/support/catch.h"

using namespace port;
using namespace port::report;
using namespace port::study;

namespace {

SensitivityAnswer with_doubts(std::size_t count)
{
    SensitivityAnswer answer;
    answer.of.key = {"waiting", "coal", "", 2009, "h"};
    for (std::size_t i = 0; i < count; ++i) {
        DoubtSpec doubt;
        doubt.name = std::string(1, static_cast<char>('a' + i));
        doubt.path = "path of " + doubt.name;
        answer.doubts.push_back(doubt);
        answer.low.push_back(0.5);
        answer.high.push_back(2);
    }
    return answer;
}

/// A base of 10; a goes 11 to 9, b 8 to 14, c stays above the base at both ends, 12 and 14, d does nothing.
SensitivityAnswer some_tornado()
{
    SensitivityAnswer answer = with_doubts(4);
    answer.found = tornado(Responses(9, 1, {10, 11, 9, 8, 14, 12, 14, 10, 10}));
    return answer;
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

} // namespace

// Forty cells from 8 to 14: 8 is cell 0, 9 is 6.5 and so 7, 10 is 13, 11 is 19.5 and so 20, 12 is 26, 14 is 39.
TEST_CASE("the bars of a tornado are drawn to the cell, the longest swing first", "[report]")
{
    const Table bars = tornado_bars(some_tornado(), {});
    REQUIRE(bars.rows.size() == 4);
    const auto text = [&](std::size_t row, std::size_t column) {
        return std::get<std::string>(bars.rows[row][column]);
    };
    CHECK(text(0, 0) == "b");
    CHECK(text(1, 0) == "a"); // as long as c, and listed before it
    CHECK(text(2, 0) == "c");
    CHECK(text(3, 0) == "d");
    CHECK(text(0, 7) == repeated("░", 13) + "│" + repeated("█", 26));
    CHECK(text(1, 7) == repeated(" ", 7) + repeated("█", 6) + "│" + repeated("░", 7));
    CHECK(text(2, 7) == repeated(" ", 13) + "│" + repeated("▒", 13) + repeated("█", 13));
    CHECK(text(3, 7) == repeated(" ", 13) + "│");
    CHECK(bars.notes[1] == "│ is the scenario as it stands: 10.00 h. The bars go from 8.00 to 14.00.");
}

TEST_CASE("a tornado that nothing moves has bars without length", "[report]")
{
    SensitivityAnswer answer = with_doubts(1);
    answer.found = tornado(Responses(3, 1, {10, 10, 10}));
    CHECK(std::get<std::string>(tornado_bars(answer, {}).rows[0][7]) == "│");
}

TEST_CASE("each method's table has the range, and its own figures by doubt", "[report]")
{
    const Table swings = sensitivity_table(some_tornado(), {});
    CHECK(swings.title == "What moves waiting.coal@2009");
    REQUIRE(swings.columns.size() == 8);
    CHECK(std::get<std::string>(swings.rows[1][1]) == "path of a");
    CHECK(std::get<double>(swings.rows[1][2]) == 0.5);
    CHECK(std::get<std::string>(swings.rows[1][4]) == "factor");
    CHECK(std::get<Estimate>(swings.rows[1][7]).mean == -2);
    CHECK_FALSE(spread_table(some_tornado()));

    SensitivityAnswer screened = with_doubts(2);
    screened.found =
        MorrisEffects{{{{-1, -2, 0}, {1, 0.5, 2}, {0.3, 0.2, 0.4}, 0.1}, {{5, 4, 6}, {5, 4, 6}, {}, 0}}, {}};
    SensitivityRequest request;
    request.method = SensitivityMethod::morris;
    const Table effects = sensitivity_table(screened, request);
    CHECK(std::get<std::string>(effects.rows[0][0]) == "b");
    CHECK(std::get<Estimate>(effects.rows[1][5]).mean == 1);
    CHECK(*std::get<Estimate>(effects.rows[1][6]).low == -2);
    CHECK(std::get<double>(effects.rows[1][8]) == 0.1);
}

TEST_CASE("a split of the variance is told in percent, with what is doubt and what chance", "[report]")
{
    SensitivityAnswer answer = with_doubts(2);
    SobolIndices indices;
    indices.mean = 20;
    indices.variance = 9;
    indices.of = {{{0.2, 0.1, 0.3}, {0.4, 0.3, 0.5}}, {{0.6, 0.5, 0.7}, {0.8, 0.7, 0.9}}};
    indices.parts = VarianceParts{9, 4, 23};
    answer.found = indices;
    answer.runs = 100;
    answer.unsettled = 3;
    SensitivityRequest request;
    request.method = SensitivityMethod::sobol;
    const Table shares = sensitivity_table(answer, request);
    CHECK(std::get<std::string>(shares.rows[0][0]) == "b");
    CHECK(std::get<Estimate>(shares.rows[0][5]).mean == 60);
    CHECK(*std::get<Estimate>(shares.rows[1][6]).high == 50);
    CHECK(shares.notes.back() ==
          "In 3 of 100 runs coal has no steady state: its figure there grows with the time that is run.");
    const Table spread = *spread_table(answer);
    CHECK(std::get<double>(spread.rows[0][1]) == 3);
    CHECK(std::get<double>(spread.rows[0][2]) == 2);
    CHECK(std::get<double>(spread.rows[0][4]) == 75);
    // Without replications, and where nothing but chance was found.
    indices.parts.reset();
    indices.of.clear();
    answer.found = indices;
    CHECK(std::holds_alternative<std::monostate>(spread_table(answer)->rows[0][4]));
    CHECK(std::holds_alternative<std::monostate>(sensitivity_table(answer, request).rows[0][5]));
}
