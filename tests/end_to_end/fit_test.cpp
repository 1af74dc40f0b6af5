// `portsim fit`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

/// A made-up record: gaps of 1 to 97 h in no order, to the minute.
std::string record()
{
    std::string text = "arrived,category,tonnes [t]\n";
    int hours = 0;
    for (int i = 0; i < 60; ++i) {
        hours += 1 + i * i * 37 % 97 / 5;
        const int day = hours / 24;
        text += "2009-0" + std::to_string(1 + day / 28) + "-" + (day % 28 < 9 ? "0" : "") +
                std::to_string(day % 28 + 1) + " " + std::to_string(hours % 24) + ":" +
                (i % 6 ? std::to_string(i % 6 * 10) : "00") + ",ore," + std::to_string(6000 + i * 53 % 700 * 10) + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("portsim fit tells laws, writes an overlay that can be run, and gives the same bytes", "[fit]")
{
    const ScratchFolder folder;
    const std::string calls = folder / "calls.csv";
    const std::string base = folder / "port.yaml";
    const std::string overlay = folder / "over.yaml";
    std::ofstream(calls) << record();
    std::ofstream(base) << small_port;
    const Outcome alone = portsim({"fit", calls, "--bootstrap", "19"});
    CHECK(alone.code == 0);
    CHECK(alone.err.empty());
    CHECK_THAT(alone.out, Contains("Laws of the time between calls") && Contains("Laws of the parcels"));
    CHECK_THAT(alone.out, !Contains("from law to law"));

    const std::vector<std::string> line{"fit",         calls, "--base",         base, "--overlay", overlay,
                                        "--bootstrap", "19",  "--replications", "2",  "--json",    "-j"};
    const auto with = [&](const std::string& threads) {
        std::vector<std::string> all = line;
        all.push_back(threads);
        return portsim(all);
    };
    const Outcome one = with("1");
    CHECK(one.code == 0);
    CHECK_THAT(one.out, Contains("\"waits\"") && Contains("\"correlation\""));
    const std::string written = text_of(overlay);
    CHECK_THAT(written, Contains("base: " + base + "\n"));
    CHECK_THAT(written, Contains("trades[ore unloaded].arrivals: "));
    CHECK_THAT(written, Contains("# assumption: fitted to 59 gaps of " + calls));
    CHECK_THAT(written, Contains("trades[ore unloaded].ships[coaster].most: "));
    CHECK(with("3").out == one.out);
    CHECK(text_of(overlay) == written);
    CHECK_THAT(portsim({"validate", overlay}).out, Contains("nothing is wrong"));
    CHECK(portsim({"run", overlay, "--replications", "1", "--quiet"}).code == 0);

    const std::string csv = folder / "tables.csv";
    CHECK(portsim({"fit", calls, "--bootstrap", "19", "--csv", csv}).code == 0);
    CHECK_THAT(text_of(csv), Contains("How the recorded calls come"));
}

TEST_CASE("portsim fit says what it cannot do", "[fit]")
{
    const ScratchFolder folder;
    const std::string calls = folder / "calls.csv";
    const std::string base = folder / "port.yaml";
    std::ofstream(calls) << record();
    std::ofstream(base) << small_port;
    CHECK(portsim({"fit", calls, "--overlay", folder / "over.yaml"}).code == 2); // of what?
    CHECK(portsim({"fit", calls, "--base", base, "--overlay", base}).code == 2);
    CHECK(portsim({"fit", calls, "--base", base, "--overlay", calls}).code == 2);
    CHECK(portsim({"fit", calls, "--law", "gamma"}).code == 2);
    CHECK(portsim({"fit", calls, "--seed", "x"}).code == 2);
    CHECK(portsim({"fit", folder / "none.csv"}).code == 3);
    CHECK(portsim({"fit", calls, "--base", folder / "none.yaml"}).code == 3);
    CHECK(portsim({"fit", calls, "--base", base, "--overlay", folder / "nowhere/over.yaml"}).code == 5);
    const auto bad = [&](const std::string& text) {
        std::ofstream(calls) << text;
        const Outcome told = portsim({"fit", calls, "--base", base});
        CHECK(told.code == 3);
        CHECK(told.out.empty());
        return told.err;
    };
    CHECK_THAT(bad("arrived,tonnes\n2009-01-02,5 kt\n2009-01-01,\n"),
               Contains("calls.csv:3:1: error E067") && Contains("calls.csv:3:12: error E063"));
    CHECK_THAT(bad("arrived,category\n2009-01-02,or\n"),
               Contains("calls.csv:2:12: error E042") && Contains("did you mean 'ore'?"));
    CHECK_THAT(bad("arrived,category\n2009-01-02,ore\n2009-01-03,ore\n"), Contains("it takes three"));
}
