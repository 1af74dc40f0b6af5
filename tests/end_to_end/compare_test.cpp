// `portsim compare`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace port::test;
using Catch::Matchers::Contains;

namespace {

/// The small port, and two that stand on it: one with a faster berth, one that says the same in other words.
struct Ports {
    ScratchFolder folder;
    std::string base = folder / "base.yaml";
    std::string faster = folder / "faster.yaml";
    std::string alike = folder / "alike.yaml";

    Ports()
    {
        std::string text = small_port;
        text.replace(text.find("3 Mt/yr"), 7, "2 Mt/yr"); // at 3 Mt it has no steady state
        std::ofstream(base) << text;
        std::ofstream(faster) << "base: base.yaml\ntitle: Faster\nchange:\n  berths[quay].handles[ore].rate: 800 t/h\n";
        std::ofstream(alike) << "base: base.yaml\ntitle: In other words\n";
    }

    [[nodiscard]] Outcome compare(const std::vector<std::string>& more) const
    {
        std::vector<std::string> line{"compare", base, faster, alike};
        line.insert(line.end(), more.begin(), more.end());
        return portsim(line);
    }
};

} // namespace

TEST_CASE("portsim compare tells what was changed and what that does", "[compare]")
{
    const Ports ports;
    const Outcome told = ports.compare({"--json", "--replications", "20"});
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    CHECK(json["base"] == "base");
    CHECK(json["replications"] == 20);
    REQUIRE(json["changes"].size() == 1); // the other one changes but its title
    CHECK(json["changes"][0]["path"] == "berths[quay].handles[ore].rate");
    CHECK(json["changes"][0]["from"] == "500 t/h");
    CHECK(json["changes"][0]["to"] == "800 t/h");
    bool shorter = false;
    for (const auto& row : json["differences"]) {
        if (row["scenario"] == "alike") CHECK(row["told"] == "same");
        shorter = shorter || (row["scenario"] == "faster" && row["measure"] == "waiting" && row["of"] == "ore" &&
                              row["told"] == "less" && row["high"] < 0);
    }
    CHECK(shorter);
    REQUIRE(json["sentences"].size() == 2);
    CHECK_THAT(json["sentences"][0].get<std::string>(), Contains("faster against base: "));
}

TEST_CASE("portsim compare says which side has no steady state, and leaves waits out", "[compare]")
{
    const Ports ports;
    const Outcome told =
        ports.compare({"--replications", "20", "--set", "trades[ore unloaded].demand[2009].demand=3 Mt/yr"});
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("faster: No steady state: 'base' (ore). Tonnes and backlog alone are compared."));
    CHECK_THAT(told.out, !Contains("waiting"));
}

TEST_CASE("portsim compare gives the same bytes with any threads, and with a store", "[compare]")
{
    const Ports ports;
    const Outcome one = ports.compare({"-j", "1", "--quiet"});
    CHECK(one.code == 0);
    CHECK(ports.compare({"-j", "3", "--quiet"}).out == one.out);
    const std::string store = ports.folder / "runs.db";
    CHECK(ports.compare({"--store", store, "--quiet"}).out == one.out);
    const Outcome again = ports.compare({"--store", store});
    CHECK(again.out == one.out);
    CHECK_THAT(again.err, !Contains(" 0 of "));
    const std::string csv = ports.folder / "differences.csv";
    CHECK(ports.compare({"--csv", csv}).code == 0);
    CHECK_THAT(text_of(csv), Contains("alike,,throughput,port,t"));
}

TEST_CASE("what portsim compare cannot do is said before anything runs", "[compare]")
{
    const Ports ports;
    CHECK(portsim({"compare", ports.base}).code == 2);
    CHECK(ports.compare({"--replications", "auto"}).code == 2);
    CHECK(ports.compare({"--detect", "5"}).code == 2);
    CHECK(ports.compare({"--year", "soon"}).code == 2);
    const Outcome year = ports.compare({"--year", "2009"});
    CHECK(year.code == 3);
    CHECK_THAT(year.err, Contains("'base'"));
    CHECK(ports.compare({"--csv", ports.base}).code == 2);
    CHECK(portsim({"compare", ports.base, ports.folder / "none.yaml"}).code == 3);
}

TEST_CASE("portsim compare --fail-if ends with 1 where the interval shows that a limit is broken", "[compare]")
{
    const Ports ports;
    const auto code = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--replications", "20", "--quiet"});
        return ports.compare(more).code;
    };
    CHECK(code({"--fail-if", "waiting.ore > +5%"}) == 0); // the berth is faster
    CHECK(code({"--fail-if", "waiting.ore > +5%", "--fail-if", "waiting.ore < -10 min"}) == 1);
    CHECK(code({"--fail-if", "waiting.salt < -1 h"}) == 0);
    CHECK(code({"--fail-if", "waiting.salt < -1 h", "--strict"}) == 1); // few calls of salt: it can't be told
    CHECK(code({"--strict"}) == 2);
    const Outcome wrong = ports.compare({"--fail-if", "waitin.ore > 5%"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("did you mean 'waiting.ore'?"));
    const Outcome unit = ports.compare({"--fail-if", "waiting.ore > 5 t"});
    CHECK(unit.code == 2);
    CHECK_THAT(unit.err, Contains("'5 t' is not a length of time"));
    const Outcome told = ports.compare({"--fail-if", "waiting.ore < -10 min", "--replications", "20", "--json"});
    CHECK(nlohmann::json::parse(told.out)["limits"][0]["fails"] == true);
}

TEST_CASE("portsim compare --best selects, with as many replications as each scenario needs", "[compare]")
{
    const Ports ports;
    const auto best = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"--best", "waiting.ore", "--quiet"});
        return ports.compare(more);
    };
    const Outcome told = best({"--least", "--indifference", "0.5h", "--json", "-j", "1"});
    CHECK(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    for (const auto& row : json["scenarios"]) CHECK(row["selected"] == (row["scenario"] == "faster"));
    CHECK_THAT(json["sentence"].get<std::string>(), Contains("faster has the least waiting.ore: "));
    CHECK(best({"--least", "--indifference", "0.5h", "--json", "-j", "3"}).out == told.out);
    const Outcome undecided = best({"--most", "--indifference", "1 s", "--replications", "12"}); // two are alike
    CHECK(undecided.code == 1);
    CHECK_THAT(undecided.out, Contains("Not decided after 12 replications"));
    CHECK(best({"--indifference", "0.5h"}).code == 2);
    CHECK(best({"--least"}).code == 2);
    CHECK(best({"--least", "--indifference", "0.5 t"}).code == 2);
    CHECK(best({"--least", "--indifference", "0 h"}).code == 2);
    CHECK(best({"--least", "--indifference", "0.5h", "--fail-if", "waiting > 5%"}).code == 2);
    CHECK(portsim({"compare", ports.base, ports.faster, "--best", "waiting", "--least", "--indifference", "0.5h",
                   "--pcs", "40%"})
              .code == 2); // of two, a blind choice is right as often
    CHECK(ports.compare({"--least"}).code == 2);
}
