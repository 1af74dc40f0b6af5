#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

#include <map>

using Catch::Matchers::Contains;
using nlohmann::json;
using namespace port::test;

TEST_CASE("facts lists each value with unit, source and reason, and the shares add up", "[end_to_end]")
{
    const Outcome outcome =
        portsim({"facts", "scenarios/jinzhou-2009.yaml", "--json", "--set", "berths[coal berth].count=3"});
    REQUIRE(outcome.code == 0);
    const json all = json::parse(outcome.out);
    std::map<std::string, json> by_path;
    std::map<std::string, int> counts;
    for (const json& row : all["values"]) {
        by_path[row["path"]] = row;
        ++counts[row["source"]];
        if (row["source"] == "fact") CHECK_THAT(row["text"].get<std::string>(), Catch::StartsWith("F"));
        if (row["source"] == "assumption") CHECK(row["text"].get<std::string>().size() > 8);
    }
    const json& coal = by_path.at("trades[coal loaded].demand[2009].demand");
    CHECK(coal["value"] == "14.3 Mt/yr");
    CHECK(coal["source"] == "fact");
    CHECK(coal["text"] == "F4");
    CHECK(by_path.at("berths[coal berth].count")["value"] == "3");
    CHECK(by_path.at("berths[coal berth].count")["source"] == "set by the user");
    double share = 0;
    for (const json& row : all["shares"]) {
        CHECK(row["values"] == counts[row["source"].get<std::string>()]);
        share += row["share"].get<double>();
    }
    CHECK(share == Approx(100));
}
