// `portsim ladder`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

#include <nlohmann/json.hpp>

using namespace port::test;
using Catch::Matchers::Contains;

namespace {

const std::string steps = "scenarios/verification/ladder.yaml";
const std::string years = "scenarios/verification/build-year.yaml";

Outcome ladder(const std::string& file, const std::vector<std::string>& more)
{
    std::vector<std::string> line{"ladder", file, "--replications", "2"};
    line.insert(line.end(), more.begin(), more.end());
    return portsim(line);
}

} // namespace

TEST_CASE("portsim ladder tells the steps, as a text, in JSON and as CSV", "[ladder]")
{
    const ScratchFolder folder;
    const std::string csv = folder / "steps.csv";
    const Outcome told = ladder(steps, {"--json", "--csv", csv});
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    REQUIRE(json["steps"].size() == 3);
    CHECK(json["steps"][0]["added"] == "as it is");
    CHECK(json["steps"][1]["added"] == "quay");
    CHECK(json["steps"][1]["waiting_saved"]["mean"] == 5.25);
    CHECK(json["steps"][2]["then_binds"] == "demand");
    CHECK(json["year"].is_null());
    CHECK_THAT(text_of(csv), Contains("\n2,tugs,one more,"));
    const Outcome text = ladder(steps, {});
    CHECK_THAT(text.out, Contains("Next: quay (one more), then tugs (one more)."));
}

TEST_CASE("portsim ladder --invest tells the best year for each investment", "[ladder]")
{
    const ScratchFolder folder;
    const std::string page = folder / "years.html";
    const Outcome told = ladder(years, {"--invest", "--json", "--report", page});
    CHECK_THAT(text_of(page), Contains("When to build: second place") && Contains("The best year to build"));
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    REQUIRE(json["years"].size() == 6);
    for (const auto& row : json["years"])
        if (row["investment"] == "second place") CHECK(row["best"] == (row["opens"] == 2010));
    CHECK(json["steps"][1]["change"] == "opens in 2010");
    CHECK(json["year"] == 2011);
    const Outcome poor = ladder(years, {"--invest", "--budget", "30000 USD"});
    CHECK_THAT(poor.out, Contains("No step is taken"));
}

TEST_CASE("portsim ladder gives the same bytes with any threads, and with a store", "[ladder]")
{
    const ScratchFolder folder;
    const std::vector<std::string> planted{
        "ladder", "tests/tools/study/small_port.yaml", "--set", "stores[crude tank].capacity=7 kt", "--most", "2",
        "--quiet"};
    const auto with = [&](const std::vector<std::string>& more) {
        std::vector<std::string> line = planted;
        line.insert(line.end(), more.begin(), more.end());
        return portsim(line);
    };
    const Outcome one = with({"-j", "1"});
    CHECK(one.code == 0);
    CHECK_THAT(one.out, Contains("Next: room of crude tank"));
    CHECK(with({"-j", "3"}).out == one.out);
    const std::string store = folder / "runs.db";
    CHECK(with({"--store", store}).out == one.out);
    CHECK(with({"--store", store}).out == one.out);
    CHECK(ladder(years, {"--invest", "-j", "1"}).out == ladder(years, {"--invest", "-j", "3"}).out);
}

TEST_CASE("a goal of portsim ladder is an exit code", "[ladder]")
{
    CHECK(ladder(steps, {"--until", "waiting <= 2 h"}).code == 0);
    CHECK(ladder(steps, {"--until", "waiting <= 2 h", "--set", "marine.tugs[0].count=2"}).code == 0);
    CHECK(ladder(steps, {"--until", "throughput.ore >= 11 kt"}).code == 1);
    CHECK(ladder(steps, {"--until", "waiting <= 2 h", "--most", "1"}).code == 0);
    CHECK(ladder(steps, {"--until", "waiting <= 1 h", "--most", "1"}).code == 1);
}

TEST_CASE("portsim ladder says what it cannot do", "[ladder]")
{
    const auto says = [](const std::string& file, const std::vector<std::string>& line, int code,
                         const std::string& text) {
        const Outcome outcome = ladder(file, line);
        CAPTURE(outcome.err);
        CHECK(outcome.code == code);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains(text));
    };
    says(steps, {"--until", "waitin ratio <= 0.3"}, 2, "did you mean 'waiting ratio'?");
    says(steps, {"--until", "waiting ratio = 0.3"}, 2, "is no rule");
    says(steps, {"--until", "waiting <= 3 t"}, 2, "'3 t' is not a length of time");
    says(steps, {"--budget", "1000"}, 2, "--budget goes with --invest");
    says(steps, {"--most", "0"}, 2, "--most");
    says(steps, {"--year", "2009"}, 2, "it has a horizon");
    says(steps, {"--invest"}, 3, "the scenario has no 'costs'");
    says(years, {"--invest", "--budget", "much"}, 2, "'much' is no amount in USD");
    says(years, {"--invest", "--budget", "-1"}, 2, "--budget: '-1' is less than nothing");
    says(years, {"--invest", "--year", "2012"}, 2, "it reports 2009 to 2011");
    says(years, {"--invest", "--horizon", "60 days"}, 3, "the best year to build is looked for among whole 'years'");
    says(years, {"--until", "waiting@2015 <= 1 h"}, 2, "the years are 2009, 2010, 2011");
    CHECK(portsim({"ladder", steps, "--replications", "1"}).code == 2);
    CHECK(portsim({"ladder", "none.yaml"}).code == 3);
}
