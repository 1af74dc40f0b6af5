#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

std::string print_of(const std::vector<std::string>& sets)
{
    return printed(read(small_port, sets));
}

} // namespace

TEST_CASE("changes by --set are made in their order", "[reader]")
{
    const ReadResult result = read(small_port, {"berths[coal berth].depth=15 m", "berths[0].depth = 16 m ", "title=a=b",
                                                "trades[0].arrivals=poisson", "berths[*].clearance=1 m",
                                                "investments=[]", "trades[0].season=[1,1,1,1,1,1,1,1,1,1,1,9]"});
    CHECK(printed(result) == "");
    CHECK(result.scenario.berths[0].depth.value == 16);
    CHECK(result.scenario.title == "a=b");
    CHECK(result.scenario.trades[0].arrivals.name == "poisson");
    CHECK(result.scenario.trades[0].arrivals.values.empty());
    CHECK(result.scenario.berths[1].clearance.value == 1);
    CHECK(result.scenario.investments.empty());
    CHECK(result.scenario.trades[0].season[11] == 9);
}

TEST_CASE("mistakes in --set say which and why", "[reader]")
{
    CHECK(print_of({"berths[coal berth].dept=15 m"}) == "--set: error E027: there is no 'dept' in 'berths[0]'; did you "
                                                        "mean 'depth'?\n    berths[coal berth].dept=15 m\n");
    CHECK(print_of({"berths[coal birth].depth=15 m"}) == "--set: error E027: there is no 'coal birth' in 'berths'; it "
                                                         "has 'coal berth', 'crude berth'; did you mean 'coal "
                                                         "berth'?\n    berths[coal birth].depth=15 m\n");
    CHECK(print_of({"berths[0].depth=15 t"}).starts_with("--set: error E012: berths[0].depth: '15 t' is not a length"));
    CHECK(
        print_of({"berths[0].depth=150 m"}).starts_with("--set: error E013: berths[0].depth: '150 m' is out of range"));
    CHECK(print_of({"berths[*].depth=150 m"}).starts_with("--set: error E013: berths[0].depth: "));
    CHECK(print_of({"berths[*].depth=150 m"}).find("berths[1]") == std::string::npos);
    CHECK(print_of({"berths=3"}).starts_with("--set: error E028: berths: is a list, not one value"));
    CHECK(print_of({"berths[0]=3"}).starts_with("--set: error E028"));
    CHECK(print_of({"berths[*]=3"}).starts_with("--set: error E028"));
    CHECK(print_of({"trades[0].season=1,2"}).starts_with("--set: error E028"));
    CHECK(print_of({"trades[0].season=[1,x]"}).starts_with("--set: error E012: trades[0].season[1]"));
    CHECK(print_of({"trades[0].arrivals=erlnag"}).find("did you mean 'erlang'?") != std::string::npos);
    for (const char* text : {"years", "=3", "years=", "", "=", "[=]", "  = "}) {
        CAPTURE(text);
        CHECK(print_of({text}).starts_with("--set: error E030"));
    }
    for (const char* text :
         {"a.b=1", "years.x=1", "[0]=1", "berths[=1]=1", ".years=1", "years.=1", "berths[0]depth=1 m", "berths[]=1",
          "berths[-1].depth=1 m", "berths[99999999999999999999].depth=1 m", "years[0]=1", "marine.tide.mean.x=1 m"}) {
        CAPTURE(text);
        CHECK(print_of({text}).find("error E027") != std::string::npos);
    }
    CHECK(told(read(small_port, {"years=x", "title", "nonsense=1"}).diagnostics) ==
          "E012 0:0 years\nE030 0:0\nE027 0:0\n");
}

TEST_CASE("what --set brings out of joint points at a sensible place", "[reader]")
{
    CHECK(print_of({"trades[0].store=coal yrad"}) ==
          "--set: error E042: trades[0].store: there is no store 'coal yrad'; did you mean 'coal yard'?\n    "
          "trades[0].store=coal yrad\n");
    // The set value itself is in range; the call that no longer fits stands in the file.
    const std::string print = print_of({"ships[bulker].laden_draught=25 m"});
    CHECK(
        print.find("port.yaml:46:9: error E051: trades[0].ships[0]: no berth is deep enough for 'bulker' at the lowest "
                   "tide; she needs a berth that she can lie at; it fitted before --set\n") != std::string::npos);
    CHECK(print_of({"stores[0].opening=400 kt"}).starts_with("--set: error E053: stores[0].opening"));
    CHECK(print_of({"stores[0].capacity=40 kt"}).starts_with("port.yaml:33:66: error E053: stores[0].opening"));
    CHECK(print_of({"categories[coal].name=kohle"}).find("port.yaml:24:20: error E042") != std::string::npos);
    CHECK(print_of({"start=2009-02-01"}).starts_with("--set: error E060: start"));
}

TEST_CASE("a path is split at the first = outside brackets", "[reader]")
{
    const auto change = parse_set("berths[a=b].depth = 14 m");
    REQUIRE(change);
    CHECK(change->path == "berths[a=b].depth");
    CHECK(change->value == "14 m");
    CHECK_FALSE(parse_set("berths[a=b].depth"));
    CHECK_FALSE(parse_set("]=1"));
}
