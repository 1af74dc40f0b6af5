#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

using Catch::Matchers::Contains;
using nlohmann::json;
using namespace port::test;

TEST_CASE("preview of each shipped scenario gives all tables, and what can pass is not less than the demand",
          "[end_to_end]")
{
    for (const char* name : {"jinzhou-2008", "jinzhou-2009", "jinzhou-all-parts", "coal-growth",
                             "what-if/jinzhou-observed", "what-if/coal-40-mt", "what-if/grain-processor"}) {
        CAPTURE(name);
        const Outcome outcome = portsim({"preview", std::string("scenarios/") + name + ".yaml", "--json"});
        REQUIRE(outcome.code == 0);
        CHECK(outcome.err.empty());
        const json all = json::parse(outcome.out);
        for (const char* table : {"demand", "mix", "berths", "links", "bounds", "warnings"}) {
            CAPTURE(table);
            REQUIRE(all.contains(table));
            CHECK(!all[table].empty());
        }
        for (const json& row : all["bounds"]) {
            CAPTURE(row.dump());
            CHECK(row["of_it_can_pass"].get<double>() <= row["demand"].get<double>() * (1 + 1e-9) + 1e-3);
            CHECK(row["of_it_can_pass"].get<double>() <= row["port_bound"].get<double>() * (1 + 1e-9));
            CHECK(!row["least_cut"].get<std::string>().empty());
        }
    }
}

TEST_CASE("warnings are a part of the tables: exit 0, and a mistake of the scenario is one as ever", "[end_to_end]")
{
    const std::string file = "scenarios/jinzhou-2009.yaml";
    const std::string more = "trades[coal loaded].demand[2009].demand=40 Mt/yr";
    const Outcome text = portsim({"preview", file, "--set", more});
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    CHECK_THAT(text.out, Contains("demand above a link") && Contains("no steady state"));
    const Outcome csv = portsim({"preview", file, "--csv"});
    CHECK(csv.code == 0);
    CHECK_THAT(csv.out, Contains("What can pass at most\n") && Contains("Warnings\n"));
    CHECK(portsim({"preview", file, "--csv", "--json"}).code == 2);
    const Outcome wrong = portsim({"preview", file, "--set", "berths[coal berth].depth=1 m"});
    CHECK(wrong.code == 3);
    CHECK(wrong.out.empty());
    CHECK_THAT(wrong.err, Contains("berths[coal berth].depth") || Contains("depth"));
}
