#include "tests/support/catch.h"
#include "tools/report/csv.h"
#include "tools/report/markdown.h"
#include "tools/report/number.h"
#include "tools/report/terminal.h"

#include <cmath>
#include <limits>
#include <sstream>

using namespace port::report;

namespace {

Table ships()
{
    return {"Ships",
            {{"name", "", Align::left, {}}, {"tonnes", "t", Align::right, {}}, {"wait", "h", Align::right, 1}},
            {{"锦州港", 45000.0, Estimate{12.34, 10.0, 14.68}}, {"Zoë", 0.125, {}}},
            {}};
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("numbers for people have six digits, no exponent and no idle noughts", "[report]")
{
    const auto [value, text] = GENERATE(table<double, std::string>({{0, "0"},
                                                                    {-0.0, "0"},
                                                                    {14312345, "14312300"},
                                                                    {0.1, "0.1"},
                                                                    {1.0 / 3, "0.333333"},
                                                                    {999999.7, "1000000"},
                                                                    {12.5, "12.5"},
                                                                    {-3.25, "-3.25"},
                                                                    {0.000123456789, "0.000123457"},
                                                                    {1e-9, "1e-09"},
                                                                    {2e20, "2e+20"}}));
    CHECK(readable(value) == text);
    CHECK(readable(-0.04, 1) == "0.0"); // never "-0.0"
    CHECK(readable(std::nan("")) == "-");
    CHECK(readable(std::numeric_limits<double>::infinity()) == "-");
}

TEST_CASE("numbers for programs read back as the same double", "[report]")
{
    for (const double value : {0.1, 1.0 / 3, 14.3e6, 1e-300, 6.02e23, -1234567.875, 5e-324})
        CHECK(std::strtod(exact(value).c_str(), nullptr) == value);
    CHECK(exact(14.3e6) == "14300000");
    CHECK(exact(std::nan("")).empty());
}

TEST_CASE("columns line up by what a terminal shows, not by bytes", "[report]")
{
    CHECK(display_width("锦州港") == 6);
    CHECK(display_width("Zoe\u0308") == 3); // a combining mark takes no room
    CHECK(display_width("\xff\xfe") == 2);  // not UTF-8: a column a byte
    const auto lines = lines_of(to_terminal(ships()));
    REQUIRE(lines.size() == 6);
    CHECK(lines[0] == "Ships");
    CHECK(lines[1] == "name    tonnes        wait");
    CHECK(lines[2] == "             t           h");
    CHECK(lines[4] == "锦州港   45000  12.3 ± 2.3");
    CHECK(lines[5] == "Zoë      0.125           -");
}

TEST_CASE("a narrow terminal gets wrapped words and further tables, and loses nothing", "[report]")
{
    Table table = ships();
    table.columns.push_back({"what binds", "", Align::left, {}});
    const std::string words_of_cell = "the wagon dumper, which ships that load coal wait for";
    table.rows[0].emplace_back(words_of_cell);
    table.rows[1].emplace_back(std::string("demand"));
    const int width = GENERATE(60, 40, 24, 1);
    std::string words;
    for (const std::string& line : lines_of(to_terminal(table, {false, width}))) {
        if (width >= 24) CHECK(display_width(line) <= width);
        words += line + ' ';
    }
    for (const char* word : {"dumper,", "demand", "45000", "0.125", "12.3 ± 2.3", "Zoë"})
        CHECK(words.find(word) != std::string::npos);
}

TEST_CASE("colour comes only when asked for, and names can't send escapes", "[report]")
{
    Table table = ships();
    table.rows[1][0] = std::string("\x1b[2J\nx");
    CHECK(to_terminal(table).find('\x1b') == std::string::npos);
    const std::string coloured = to_terminal(table, {true, 0});
    CHECK(coloured.find("\x1b[1m") != std::string::npos);
    CHECK(coloured.find("\x1b[2J") == std::string::npos);
    CHECK(coloured.find("?[2J?x") != std::string::npos);
}

TEST_CASE("CSV opens in a spreadsheet: mark, CRLF, quotes, no formulas", "[report]")
{
    Table table = ships();
    table.rows[0][0] = std::string("say \"ah\", then\nsail");
    table.rows[1][0] = std::string("=1+1");
    const std::string csv = to_csv(table);
    CHECK(csv == "\xEF\xBB\xBFname,tonnes (t),wait (h),wait low (h),wait high (h)\r\n"
                 "\"say \"\"ah\"\", then\nsail\",45000,12.34,10,14.68\r\n"
                 "'=1+1,0.125,,,\r\n");
    for (const char* formula : {"+a", "-a", "@a", "\ta", "\ra"}) {
        table.rows[1][0] = std::string(formula);
        CHECK(to_csv(table).find("'" + std::string(formula)) != std::string::npos);
    }
    table.rows[1][1] = -5.0; // a number is no formula
    CHECK(to_csv(table).find(",-5,") != std::string::npos);
}

TEST_CASE("Markdown has a row a line, and no text ends a cell", "[report]")
{
    Table table;
    table.title = "Known";
    table.columns = {{"what", "", Align::left}, {"wait", "h", Align::right, 2}};
    table.rows = {{std::string("a|b\nc"), Estimate{1.5, 1.25, 1.75}}, {std::string("d"), Cell{}}};
    table.notes = {"A note."};
    CHECK(to_markdown(table) ==
          "# Known\n\n| what | wait, h |\n|---|---:|\n| a\\|b c | 1.50 ± 0.25 |\n| d | - |\n\nA note.\n");
}
