#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

using Catch::Matchers::Contains;
using nlohmann::json;
using namespace port::test;

namespace {

std::set<std::string> keys_of(const json& object)
{
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.insert(key);
    return keys;
}

} // namespace

TEST_CASE("the JSON is one object with one newline at its end and the keys that are documented", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    const Outcome outcome = portsim({"run", folder / "small.yaml", "--json", "--seed", "18446744073709551615"});
    REQUIRE(outcome.code == 0);
    CHECK(outcome.out.ends_with("}\n"));
    CHECK(!outcome.out.ends_with("\n\n"));
    const json object = json::parse(outcome.out);
    CHECK(keys_of(object) == std::set<std::string>{"title", "sentence", "seed", "replications", "confidence", "remarks",
                                                   "model_version", "binds", "trials", "bounds", "figures"});
    CHECK(object["seed"] == 18446744073709551615U);
    CHECK(object["replications"] == 3);
    CHECK(object["remarks"].empty());
    CHECK_THAT(portsim({"--version"}).out, Contains(object["model_version"].get<std::string>()));
    REQUIRE(!object["figures"].empty());
    for (const json& row : object["figures"]) {
        std::set<std::string> keys = keys_of(row);
        keys.erase("cause");
        keys.erase("year"); // the time is not whole years
        CHECK(keys ==
              std::set<std::string>{"measure", "of", "unit", "mean", "low", "high", "p50", "p90", "p95", "most"});
    }
}

TEST_CASE("no JSON holds a path, a number of threads or what is not a number", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    const Outcome outcome = portsim({"run", folder / "small.yaml", "--json", "-j", "2", "--store", folder / "s.db"});
    REQUIRE(outcome.code == 0);
    for (const char* word : {"NaN", "nan", "inf", "thread", "small.yaml", "s.db"})
        CHECK_THAT(outcome.out, !Contains(word));
    CHECK_THAT(outcome.out, !Contains(folder.path().string()));
}

TEST_CASE("several scenarios at once give a key `scenario` in each row, of JSON and of both CSV files", "[end_to_end]")
{
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "other");
    for (const char* name : {"small.yaml", "other/small.yaml"}) std::ofstream(folder / name) << small_port;
    const Outcome outcome = portsim({"run", folder / "small.yaml", folder / "other/small.yaml", "--json", "--csv",
                                     folder / "f.csv", "--calls", folder / "c.csv"});
    REQUIRE(outcome.code == 0);
    const json object = json::parse(outcome.out);
    CHECK(keys_of(object) ==
          std::set<std::string>{"model_version", "scenarios", "binds", "trials", "bounds", "figures"});
    for (const char* table : {"scenarios", "binds", "trials", "bounds", "figures"}) {
        std::set<std::string> scenarios;
        for (const json& row : object[table]) scenarios.insert(row.at("scenario").get<std::string>());
        CHECK(scenarios ==
              std::set<std::string>{"small", "small (2)"}); // told apart although the files' names are the same
    }
    for (const char* name : {"f.csv", "c.csv"}) {
        const std::string text = text_of(folder / name);
        CHECK_THAT(text, Contains("\xEF\xBB\xBFscenario,") && Contains("\nsmall,") && Contains("\nsmall (2),"));
    }
}

TEST_CASE("a precision that was not reached is said on stderr, in the table, in JSON and in the page", "[end_to_end]")
{
    const ScratchFolder folder;
    std::ofstream(folder / "small.yaml") << small_port;
    const std::vector<std::string> line{
        "run", folder / "small.yaml", "--replications", "auto", "--precision", "0.1%", "--report", folder / "r.html"};
    const Outcome table = portsim(line);
    CHECK(table.code == 0);
    CHECK_THAT(table.err, Contains("not reached"));
    CHECK_THAT(table.out, Contains("not reached"));
    CHECK_THAT(text_of(folder / "r.html"), Contains("not reached"));
    std::vector<std::string> with_json = line;
    with_json.emplace_back("--json");
    const json object = json::parse(portsim(with_json).out);
    REQUIRE(object["remarks"].size() == 1);
    CHECK_THAT(object["remarks"][0].get<std::string>(), Contains("not reached"));
    CHECK(object["replications"] == 1000);
}
