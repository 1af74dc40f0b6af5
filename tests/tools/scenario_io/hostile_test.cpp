#include "tests/tools/scenario_io/small_port.h"

#include <chrono>

using namespace port::io;
using namespace port::io::test;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes)
{
    std::string text;
    while (text.size() + piece.size() <= bytes) text += piece;
    return text;
}

/// The first code told. Half of a second is usual for 900 kB; ten would mean that time grows with the square.
std::string first_code(const std::string& text)
{
    const auto start = std::chrono::steady_clock::now();
    const ReadResult result = read(text);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    CHECK(spent.count() < 10);
    CHECK(printed(result).size() < 100'000);
    return result.ok() ? "none" : result.diagnostics.front().problem.code;
}

} // namespace

TEST_CASE("deep nesting is refused, in brackets and by indentation", "[reader]")
{
    for (const char* piece : {"[", "{", "{a: ", "[a, ", "{? ", "[? ", "- ", "[{a: "}) {
        CAPTURE(piece);
        CHECK(first_code(repeated(piece, 900'000)) == "E009");
    }
    std::string steps;
    for (std::size_t i = 0; i < 200; ++i) steps += std::string(i, ' ') + "a:\n";
    CHECK(first_code(steps) == "E009");
    CHECK(told(read(std::string(70, '[') + std::string(70, ']')).diagnostics) == "E009 1:65\n");
    CHECK(first_code(std::string(64, '[') + std::string(64, ']')) != "E009");
}

TEST_CASE("brackets in texts and comments do not count as nesting", "[reader]")
{
    const std::string brackets(100, '[');
    CHECK(printed(read(with(small_port, "A small port", "\"" + brackets + "\""))) == "");
    CHECK(printed(read(with(small_port, "A small port", "'it''s " + brackets + "'"))) == "");
    CHECK(printed(read(with(small_port, "A small port", "a " + brackets))) == "");
    CHECK(printed(read(small_port + "# " + brackets + "\n")) == "");
}

TEST_CASE("more than 100,000 values are refused", "[reader]")
{
    for (const char* piece : {"a: b\n", "- a\n", "- a: b\n", "[],", "{},", "-\n"}) {
        CAPTURE(piece);
        const bool brackets = piece[0] == '[' || piece[0] == '{';
        CHECK(first_code((brackets ? "[" : "") + repeated(piece, 900'000) + (brackets ? "a]" : "")) == "E008");
    }
    CHECK(first_code("[" + repeated("a,", 900'000) + "a]") == "E008");
}

TEST_CASE("a bomb of aliases is refused before it is expanded", "[reader]")
{
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c <= 'p'; ++c) {
        const std::string last = "*" + std::string(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + std::string(1, c) + " [" + last;
        for (int i = 0; i < 8; ++i) bomb += "," + last;
        bomb += "]\n";
    }
    bomb.resize(bomb.rfind('\n', 555) + 1);
    const std::string told_of_it = told(read(bomb).diagnostics);
    CHECK(told_of_it.find("E010 2:4") != std::string::npos);
    CHECK(told_of_it.find("E008") == std::string::npos);
}

TEST_CASE("long rows of one sign end soon, whatever they mean", "[reader]")
{
    for (const char* piece :
         {"\"",    "'", "a",  ": ",  "!",    "&a ", "*a ",  "%",       "---\n", "|\n",          "]",      ",",    "\n",
          "#",     " ", "\t", "a: ", "a b ", "\\",  "\"\\", "a: \"\n", ">\n ",  "\xe6\xb5\x8b", "a:\n- ", "<<: ", "=",
          "- [a\n"}) {
        CAPTURE(piece);
        first_code(repeated(piece, 900'000));
        first_code("title: " + repeated(piece, 900'000));
        first_code("title: \"" + repeated(piece, 900'000));
    }
}

TEST_CASE("as many mistakes as there is room for end soon", "[reader]")
{
    std::string keys;
    for (int i = 0; keys.size() < 900'000 && i < 49'000; ++i) keys += "titlf" + std::to_string(i) + ": 1\n";
    CHECK(first_code(keys) == "E015");
    CHECK(first_code(repeated("a: 1\n", 240'000)) == "E014");
    std::string items = "categories:\n" + repeated("- {name: a}\n", 390'000);
    CHECK(first_code(items) != "none");
    items = "trades:\n" + repeated("- 1\n", 390'000);
    CHECK(first_code(items) != "none");
    items = "trades: [" + repeated("1,", 190'000) + "1]\n";
    CHECK(first_code(items) != "none");
    std::string names = small_port;
    for (int i = 0; i < 9'000; ++i)
        names.insert(names.find("stores:"), "  - {name: belt" + std::to_string(i) + ", rate: 4 t/h}\n");
    std::string through;
    for (int i = 0; i < 20'000; ++i) through += "bolt" + std::to_string(i) + ",";
    CHECK(first_code(with(names, "through: [belt]", "through: [" + through + "belt]")) == "E042");
}

TEST_CASE("many investments are checked in one walk through their days", "[reader]")
{
    std::string many = small_port;
    for (int i = 0; i < 5'000; ++i)
        many += "  - {name: n" + std::to_string(i) + ", opens: " + std::to_string(2011 + i % 80) +
                "-01-01, changes: [{path: 'machines[0].rate', value: 7 kt/h}]}\n";
    CHECK(first_code(many) == "none");
}
