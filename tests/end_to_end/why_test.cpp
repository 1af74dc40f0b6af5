// `portsim why`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"

#include <nlohmann/json.hpp>

using namespace port::test;
using Catch::Matchers::Contains;

namespace {

constexpr const char* planted = "tests/tools/study/small_port.yaml";

Outcome why(const std::vector<std::string>& more)
{
    std::vector<std::string> line{"why", planted};
    line.insert(line.end(), more.begin(), more.end());
    line.insert(line.end(),
                {"--set", "stores[rail yard].opening=20 kt", "--set", "rail_services[coal trains].rate=300 t/h"});
    return portsim(line);
}

} // namespace

TEST_CASE("portsim why names the planted bottleneck, the chain to it, and what more of it gains", "[why]")
{
    const Outcome told = why({"--json"});
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    CHECK_THAT(json["sentence"].get<std::string>(), Contains("Dumper of coal trains binds: "));
    CHECK(json["binds"] == "dumper of coal trains");
    CHECK(json["year"].is_null());
    CHECK(json["steady_state"] == false);
    CHECK(json["trials"][0]["resource"] == "dumper of coal trains");
    CHECK(json["trials"][0]["tonnes"]["low"] > 0);
    CHECK(json["trials"][0]["surely"] == true);
    CHECK(json["trials"][0]["waiting_saved"].is_null());
    CHECK(json["chain"][0]["who"] == "ships of coal by rail");
    CHECK(json["chain"].back()["who"] == "dumper of coal trains");
    CHECK(json["chain"].back()["waits_for"] == "nobody");
    double dumper = 0; // its shares add up
    for (const auto& row : json["times"])
        if (row["of"] == "coal trains" && row["measure"] == "utilisation") dumper += row["mean"]["mean"].get<double>();
    CHECK(std::abs(dumper - 1) < 1e-9);
}

TEST_CASE("portsim why gives the same bytes with any threads, and with a store", "[why]")
{
    const ScratchFolder folder;
    const Outcome one = why({"-j", "1", "--quiet"});
    CHECK(one.code == 0);
    CHECK(one.err.empty());
    CHECK(why({"-j", "3", "--quiet"}).out == one.out);
    const std::string store = folder / "runs.db";
    CHECK(why({"--store", store, "--quiet"}).out == one.out);
    const Outcome again = why({"--store", store});
    CHECK(again.out == one.out);
    CHECK_THAT(again.err, Contains("70 of 70 replications from the store"));
}

TEST_CASE("portsim why tells of one resource alone, and writes its trials", "[why]")
{
    const ScratchFolder folder;
    const std::string csv = folder / "trials.csv";
    const std::string page = folder / "why.html";
    const Outcome told = why({"COAL TRAINS", "--csv", csv, "--report", page});
    CHECK(told.code == 0);
    CHECK_THAT(text_of(page),
               Contains("the port moves more by ") && Contains("<svg ") && Contains("Who waits for whom"));
    CHECK_THAT(told.out, Contains("dumper of coal trains (10 % more rate): the port moves more by "));
    CHECK_THAT(told.out, !Contains("oil berth"));
    CHECK_THAT(text_of(csv), Contains("\ndumper of coal trains,10 % more rate,"));
}

TEST_CASE("what portsim why cannot do is said before anything runs", "[why]")
{
    const auto says = [](const std::vector<std::string>& line, int code, const std::string& text) {
        const Outcome outcome = why(line);
        CAPTURE(outcome.err);
        CHECK(outcome.code == code);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains(text));
    };
    says({"dumpr of coal trains"}, 3, "did you mean 'dumper of coal trains'?");
    says({"--year", "2009"}, 2, "the scenario reports no year 2009: it has a horizon");
    says({"--year", "soon"}, 2, "--year: 'soon' is not a year");
    says({"--set", "berths[coal berth].cuont=1"}, 3, "did you mean 'count'?");
    says({"--csv", "no/such/place.csv"}, 5, "place.csv");
    CHECK(portsim({"why", planted, "--replications", "1"}).code == 2);
    CHECK(portsim({"why", planted, "--replications", "auto"}).code == 2);
    CHECK(portsim({"why", planted, "--horizon", "2 years"}).code == 3);
    CHECK(portsim({"why", "none.yaml"}).code == 3);
    CHECK(portsim({"why"}).code == 2);
}
