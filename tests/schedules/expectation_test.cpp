// The reader of schedules must fail what it cannot read: a check that is never made looks like one that holds.
#include "tests/support/catch.h"
#include "tools/verify/expectation.h"

#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace port;
using namespace port::verify;

namespace {

Expectations read(const std::string& text)
{
    // Tests run beside each other, each in a process of its own.
    const auto file =
        std::filesystem::temp_directory_path() / ("portsim-expectation-" + std::to_string(::getpid()) + ".yaml");
    std::ofstream(file) << text;
    Expectations result = read_expectations(file);
    std::filesystem::remove(file);
    return result;
}

} // namespace

TEST_CASE("a number is a decimal or a fraction, and means what it says")
{
    CHECK(number_from("13.5")->ticks() == 48'600'000'000'000);
    CHECK(number_from("4 5/12")->ticks() == 15'900'000'000'000);
    CHECK(number_from("1/7")->ticks() == 514'285'714'286);
    CHECK(number_from("9.482583739531")->ticks() == 34'137'301'462'312);
    for (const char* bad : {"", "x", "1.5.2", "1.", "1/0", "/2", "-1", "1e3", "1,5", "2 h", "1 2"})
        CHECK_FALSE(number_from(bad));

    CHECK(number_from("0.35")->means(0.35 + 1e-10));
    CHECK_FALSE(number_from("0.35")->means(0.35 + 1e-8));
    CHECK(number_from("5/12")->means(5.0 / 12));
}

TEST_CASE("each item of a line is an expectation of its own")
{
    const Expectations e = read("# expect: call 2 | arrived 1 | work ends 4 1/2 | clear never\n"
                                "# expect: spent 1 | to sail: tugs 0.2 | tugs 1\n"
                                "# expect: berth 3 | quay (2)\n"
                                "# expect: figure closing stock | yard | | 500\n"
                                "# expect: figure waiting ratio | port | | none\n"
                                "title: no expectation here\n");
    CHECK(e.errors.empty());
    REQUIRE(e.all.size() == 8);
    CHECK(e.all[1].index == static_cast<std::size_t>(Stage::work_ends));
    CHECK_FALSE(e.all[2].number);
    CHECK(e.all[3].index == static_cast<std::size_t>(Cause::sail_tugs));
    CHECK(e.all[4].index == static_cast<std::size_t>(Cause::tugs));
    CHECK(e.all[5].of == "quay (2)");
    CHECK(e.all[6].line == 4);
    CHECK(e.all[6].cause.empty());
    CHECK_FALSE(e.all[7].number);
}

TEST_CASE("what cannot be understood is an error, not silence")
{
    for (const char* bad : {"call 1", "call | arrived 1", "call 1 | arived 1", "call 1 | arrived", "call 1 | arrived x",
                            "spent 1 | boredom 2", "spent 1 | tugs never", "figure waiting | port | 1",
                            "figure waiting | port | | much", "berth 1", "berth 1 | a | b", "ship 1 | arrived 1", ""}) {
        INFO(bad);
        CHECK(read(std::string("# expect: ") + bad + "\n").errors.size() == 1);
    }
}

TEST_CASE("a case sets values, and its exact figures follow it with their source")
{
    const Expectations e = read("# exact: figure waiting | port | | 1/3 | by hand\n"
                                "# case: two | berths[quay].count=2 | trades[ships].work.mean=1 h\n"
                                "# exact: figure waiting | port | | 0.25 | Erlang C\n"
                                "# exact: figure utilisation | quay | busy | 0.5 | load\n");
    CHECK(e.errors.empty());
    REQUIRE(e.cases.size() == 2);
    CHECK(e.cases[0].name.empty());
    CHECK(e.cases[0].exact.size() == 1);
    CHECK(e.cases[1].sets == std::vector<std::string>{"berths[quay].count=2", "trades[ships].work.mean=1 h"});
    REQUIRE(e.cases[1].exact.size() == 2);
    CHECK(e.cases[1].exact[0].shown == "0.25");
    CHECK(e.cases[1].exact[0].source == "Erlang C");
    CHECK(e.cases[1].exact[1].figure.cause == "busy");
    for (const char* bad :
         {"# case: no values\n# exact: figure a | b | | 1 | c\n", "# case: a | b=1\n",
          "# case: | a=1\n# exact: figure a | b | | 1 | c\n", "# exact: figure waiting | port | | none | by hand\n",
          "# exact: figure waiting | port | | 1 |\n", "# exact: call 1 | arrived 0 | by hand\n", "# exact: 1\n"}) {
        CAPTURE(bad);
        CHECK(read(bad).errors.size() == 1);
    }
}
