#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

std::string told_of(const std::string& text)
{
    return told(read(text).diagnostics);
}

} // namespace

TEST_CASE("a double key is an error in every kind of map", "[reader]")
{
    CHECK(told_of(with(small_port, "years: 2\n", "years: 2\nyears: 3\n")) == "E014 4:1\n");
    CHECK(told_of(with(small_port, "depth: 14 m}", "depth: 14 m, depth: 15 m}")) == "E014 9:48 marine.channel[0]\n");
    CHECK(told_of(with(small_port, "shape: 2}", "shape: 2, shape: 3}")) == "E014 44:39 trades[0].arrivals\n");
    CHECK(told_of(with(small_port, "{law: erlang, shape: 2}", "{law: erlang, law: poisson}")) ==
          "E014 44:29 trades[0].arrivals\n");
}

TEST_CASE("aliases, anchors, tags and merge keys are all told at once", "[reader]")
{
    std::string text = with(small_port, "years: 2", "years: &y 2");
    text = with(text, "length: 200 m", "length: !metres 200 m");
    text = with(text, "lanes: 3", "lanes: *y");
    text = with(text, "  - {name: belt,", "  - {<<: {a: b}, name: belt,");
    CHECK(told_of(text) == "E010 3:8\nE025 21:13\nE011 31:6\nE010 65:32\n");
    CHECK(told_of("a: *nothing\n") == "E010 1:4\n");
    CHECK(told_of("a: !\n").starts_with("E0"));
}

TEST_CASE("a second document is refused, and the first still looked at", "[reader]")
{
    CHECK(told_of(small_port + "---\ntitle: another\n") == "E026 73:1\n");
    CHECK(told_of(with(small_port, "lanes: 3", "lanes: 3 m") + "---\na: b\n") ==
          "E012 65:32 road_services[0].lanes\nE026 73:1\n");
    CHECK(told_of("---\n" + small_port + "...\n") == "");
}

TEST_CASE("tabs are refused where blanks count, and harmless elsewhere", "[reader]")
{
    CHECK(told_of(with(small_port, "    length: 200 m\n", "\tlength: 200 m\n")) == "E006 21:1\n");
    CHECK(told_of(with(small_port, "  - name: coal berth", "  -\tname: coal berth")) == "E006 20:4\n");
    CHECK(told_of(with(small_port, "years: 2\n", "years: 2\t# a comment\n\t# another\n\t\n")) == "");
    const ReadResult many = read("a:\n\tb: 1\n\tc: 2\n\td: 3\n");
    CHECK(printed(many).find("and in 2 lines below") != std::string::npos);
    CHECK(told_of(with(small_port, "A small port", "\"A small\tport\"")) == "E012 1:8 title\n");
}

TEST_CASE("what is not closed is told where it opens", "[reader]")
{
    CHECK(told_of(with(small_port, "A small port", "\"A small port")).starts_with("E007 1:8"));
    CHECK(told_of(with(small_port, "A small port", "'A small port")).starts_with("E007 1:8"));
    CHECK(told_of(with(small_port, "through: [belt]}", "through: [belt")).starts_with("E007 24:69"));
    CHECK(told_of("title: {a: b\n").starts_with("E007 1:8"));
    CHECK(told_of("title: a]\nb: ]\n").starts_with("E007 2:4"));
}

TEST_CASE("a path without quotes among brackets says what it needs", "[reader]")
{
    const std::string print = printed(read(with(small_port, "\"machines[belt].rate\"", "machines[belt].rate")));
    CHECK(
        print.starts_with("port.yaml:72:24: error E007: this fits no {key: value, key: value}; a comma or '}' before"));
    CHECK(print.find("needs quotes here, like \"berths[0].depth\"") != std::string::npos);
}

TEST_CASE("what the parser says is put in our own words", "[reader]")
{
    const char* broken[] = {"a: b: c\n",
                            "a: b\n c: d\n",
                            "a:\n  - b\n c\n",
                            "- a\nb: c\n",
                            "a: \"\\q\"\n",
                            "a: \"\\ud800\"\n",
                            "a: \"\\xzz\"\n",
                            "a: @b\n",
                            "a: `b\n",
                            "a: %b\n",
                            "%YAML 9.9\n---\na",
                            "%YAML\n---\na\n",
                            "%TAG !\n---\na\n",
                            "a: |0\n  b\n",
                            "a: |x\n  b\n",
                            "a: &b &c d\n",
                            "a: !b !c d\n",
                            "a: & b\n",
                            "a: * b\n",
                            "a: !<b\n",
                            "a: 'b' c\n",
                            "a: [b] c\n",
                            "a\nb: c\n",
                            "a: [b, c: }\n",
                            "? a\n: b: c\n",
                            "a: {b}: c\n",
                            "a: \"b\n---\nc\"\n",
                            "}\n",
                            "a: -\n- b\n",
                            "[a]: b\n",
                            "{a: b}: c\n",
                            ": a\n",
                            "? \n",
                            "a: \"\\",
                            "a:\n -b\n -c: d\n"};
    for (const char* text : broken) {
        CAPTURE(text);
        const std::string print = printed(read(text));
        CAPTURE(print);
        CHECK(print.starts_with("port.yaml:"));
        for (const char* word : {"yaml-cpp", "exception", "scalar", "sequence", "token", "EOF", "flow", "illegal"})
            CHECK(print.find(word) == std::string::npos);
    }
}

TEST_CASE("line ends of every system and a byte order mark change nothing", "[reader]")
{
    std::string dos, mac;
    for (const char c : small_port) {
        dos += c == '\n' ? "\r\n" : std::string(1, c);
        mac += c == '\n' ? '\r' : c;
    }
    CHECK(told_of(dos) == "");
    CHECK(told_of(mac) == "");
    CHECK(told_of("\xef\xbb\xbf" + small_port) == "");
    CHECK(told_of(with(dos, "14 m}", "14 t}")) == "E012 9:42 marine.channel[0].depth\n");
    CHECK(told_of(with(mac, "14 m}", "14 t}")) == "E012 9:42 marine.channel[0].depth\n");
    CHECK(told_of("\xef\xbb\xbf" + with(small_port, "title: A", "titel: A")) == "E015 1:1\n");
}

TEST_CASE("names in any script are read, and columns count characters", "[reader]")
{
    std::string text =
        with(small_port, "name: coal berth", "name: \xe9\x94\xa6\xe5\xb7\x9e\xe6\xb8\xaf \xf0\x9f\x9a\xa2");
    CHECK(told_of(text) == "");
    CHECK(read(text).scenario.berths[0].name == "\xe9\x94\xa6\xe5\xb7\x9e\xe6\xb8\xaf \xf0\x9f\x9a\xa2");
    CHECK(told_of(with(text, "depth: 13 m", "depth: \xef\xbc\x91\xef\xbc\x94 m")) == "E012 22:12 berths[0].depth\n");

    const std::string row =
        "  - {name: \"e\xcc\x81\xe6\xb8\xaf\", rate: 4 m}\n"; // e, an accent that combines, a wide sign
    const ReadResult result =
        read(with(small_port, "  - {name: belt, rate: 4000 t/h}\n", row + "  - {name: belt, rate: 4 t/h}\n"));
    CHECK(told(result.diagnostics) == "E012 31:25 machines[0].rate\n");
    // On a terminal the accent takes no column and the wide sign two.
    CHECK(printed(result).find("\n    " + std::string(24, ' ') + "^\n") != std::string::npos);
}

TEST_CASE("control characters never reach the terminal", "[reader]")
{
    for (const char* name : {"\"\\e[2J\"", "\"a\\nb\"", "\"a\\0b\"", "\"a\\x7f\"", "\"\\u009b2J\"", "\"a\\tb\""}) {
        CAPTURE(name);
        const std::string print = printed(read(with(small_port, "A small port", name)));
        CHECK(print.find("error E012: title: ") != std::string::npos);
        CHECK(print.find('\x1b') == std::string::npos);
    }
    CHECK(printed(read("# \x1b[31m\n\"ti\\e[2Jtle\": \x1b[31mx\n")).find('\x1b') == std::string::npos);
    CHECK(printed(read("a: \xc2\x9b"
                       "31m\n"))
              .find("\xc2\x9b") == std::string::npos);
    CHECK(printed(read(small_port, {"title\x1b[2J=x"})).find('\x1b') == std::string::npos);
}
