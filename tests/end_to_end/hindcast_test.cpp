// `portsim run --record` and `portsim hindcast`, as a user calls them.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>
#include <sstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

/// The record with every wait twice as long: `waited` in place of `started`.
std::string doubled(const std::string& record)
{
    std::istringstream in(record);
    std::string line;
    std::string out;
    const auto seconds = [](const std::string& moment) { // of days within one year, good enough for a difference
        int y = 0, m = 0, d = 0, h = 0, min = 0, s = 0;
        std::sscanf(moment.c_str(), "%d-%d-%d %d:%d:%d", &y, &m, &d, &h, &min, &s);
        static constexpr int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
        return ((((y - 2009) * 365 + before[m - 1] + d) * 24L + h) * 60 + min) * 60 + s;
    };
    for (bool first = true; std::getline(in, line); first = false) {
        while (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
        REQUIRE(cells.size() == 6);
        cells[4] = first ? "waited" : std::to_string(2 * (seconds(cells[4]) - seconds(cells[0]))) + " s";
        out += cells[0] + "," + cells[1] + "," + cells[2] + "," + cells[3] + "," + cells[4] + "\n";
    }
    return out;
}

} // namespace

TEST_CASE("a record of a run passes its own hindcast, and fails with its waits doubled", "[hindcast]")
{
    const ScratchFolder folder;
    const std::string port = folder / "port.yaml";
    const std::string calls = folder / "calls.csv";
    const std::string false_calls = folder / "doubled.csv";
    const std::string waits = folder / "waits.csv";
    std::ofstream(port) << small_port;
    CHECK(portsim({"run", port, "--seed", "7", "--replications", "1", "--record", calls, "--quiet"}).code == 0);
    std::ofstream(false_calls) << doubled(text_of(calls));

    const Outcome right =
        portsim({"hindcast", port, calls, "--fail", "--replications", "5", "--csv", waits, "--quiet", "-j", "1"});
    CHECK(right.code == 0);
    CHECK(right.err.empty());
    CHECK_THAT(right.out, Contains("calls within the band") && Contains("Waits by month of arrival"));
    CHECK_THAT(text_of(waits), Contains("arrived,trade,ship"));
    CHECK(portsim({"hindcast", port, calls, "--fail", "--replications", "5", "--quiet", "-j", "3"}).out == right.out);
    CHECK_THAT(portsim({"hindcast", port, calls, "--replications", "2", "--json"}).out, Contains("\"criteria\""));

    const Outcome wrong = portsim({"hindcast", port, false_calls, "--fail", "--replications", "5", "--quiet"});
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.out, Contains("mean error by mean wait") && Contains("no"));
    CHECK(portsim({"hindcast", port, false_calls, "--replications", "5", "--quiet"}).code == 0); // without --fail
    CHECK(portsim({"hindcast", port, false_calls, "--fail", "--replications", "5", "--most-bias", "10", "--most-error",
                   "10", "--least-within", "0", "--least-correlation", "0"})
              .code == 0);
    CHECK(portsim({"fit", calls, "--bootstrap", "19"}).code == 0); // the same record can be fitted
}

TEST_CASE("portsim hindcast says what it cannot do", "[hindcast]")
{
    const ScratchFolder folder;
    const std::string port = folder / "port.yaml";
    const std::string calls = folder / "calls.csv";
    std::ofstream(port) << small_port;
    const auto told = [&](const std::string& text) {
        std::ofstream(calls) << text;
        const Outcome outcome = portsim({"hindcast", port, calls});
        CHECK(outcome.code == 3);
        return outcome.err;
    };
    CHECK_THAT(told("arrived,category,tonnes\n2009-01-02,ore,5 kt\n"), Contains("has no column 'started' or 'waited'"));
    CHECK_THAT(told("arrived,category,waited\n2009-01-02,ore,5 h\n"), Contains("has no column 'tonnes'"));
    CHECK_THAT(told("arrived,tonnes,waited\n2009-01-02,5 kt,5 h\n"), Contains("has no column 'category'"));
    CHECK_THAT(told("arrived,category,tonnes,waited\n2009-01-02,ore,5 kt,\n"), Contains("calls.csv:2:21: error E063"));
    CHECK_THAT(told("arrived,category,tonnes,waited\n2009-01-02,iron,5 kt,3 h\n"),
               Contains("calls.csv:2:12: error E042"));
    CHECK_THAT(told("arrived,category,tonnes,waited\n2009-01-02,ore,5 kt,3 km\n"),
               Contains("calls.csv:2:21: error E012"));
    CHECK(portsim({"hindcast", port, folder / "none.csv"}).code == 3);
    CHECK(portsim({"hindcast", folder / "none.yaml", calls}).code == 3);
    CHECK(portsim({"hindcast", port}).code == 2);
    CHECK(portsim({"hindcast", port, calls, "--csv", calls}).code == 2);
    CHECK(portsim({"hindcast", port, calls, "--replications", "1"}).code == 2);
    CHECK(portsim({"run", port, port, "--record", calls}).code == 2); // of which?
}
