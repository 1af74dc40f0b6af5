#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

using namespace port::test;

namespace {

/// All that a run of jinzhou-2009 writes.
struct Written {
    std::string json, csv, calls, page;
};

Written written(std::vector<std::string> more)
{
    const ScratchFolder folder;
    std::vector<std::string> line{"run",
                                  "scenarios/jinzhou-2009.yaml",
                                  "--replications",
                                  "3",
                                  "--json",
                                  "--csv",
                                  folder / "f.csv",
                                  "--calls",
                                  folder / "c.csv",
                                  "--report",
                                  folder / "r.html"};
    line.insert(line.end(), more.begin(), more.end());
    const Outcome outcome = portsim(line);
    REQUIRE(outcome.code == 0);
    return {outcome.out, text_of(folder / "f.csv"), text_of(folder / "c.csv"), text_of(folder / "r.html")};
}

void check_same(const Written& a, const Written& b)
{
    CHECK((a.json == b.json)); // in two brackets, so that a failure does not print megabytes
    CHECK((a.csv == b.csv));
    CHECK((a.calls == b.calls));
    CHECK((a.page == b.page));
}

} // namespace

TEST_CASE("a year of Jinzhou gives the same bytes on 1, 2 and 7 threads, in every output", "[end_to_end]")
{
    const Written one = written({"-j", "1"});
    CHECK(one.json.size() > 10'000);
    CHECK(one.calls.size() > 10'000);
    check_same(one, written({"-j", "2"}));
    check_same(one, written({"-j", "7"}));
}

TEST_CASE("a year of Jinzhou gives the same bytes with a store, new or filled", "[end_to_end]")
{
    const ScratchFolder folder;
    const Written without = written({});
    check_same(without, written({"--store", folder / "s.db"}));
    check_same(without, written({"--store", folder / "s.db"}));
}
