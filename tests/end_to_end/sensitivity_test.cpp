// `portsim sensitivity`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

/// The small port with two doubts, in a folder of its own.
std::string port_in(const ScratchFolder& folder, const std::string& more = "")
{
    const std::string file = folder / "port.yaml";
    std::ofstream(file) << small_port << R"(doubt:
  - {name: demand, path: demand_factor, law: {law: uniform, least: 0.8, most: 1.4}}
  - {name: berthing, path: marine.berthing, law: {law: triangular, least: 0.5, usual: 1, most: 2}}
)" << more;
    return file;
}

Outcome sensitivity(const std::string& file, const std::vector<std::string>& more)
{
    std::vector<std::string> line{"sensitivity", file};
    line.insert(line.end(), more.begin(), more.end());
    return portsim(line);
}

} // namespace

TEST_CASE("portsim sensitivity gives the same bytes on any number of threads", "[sensitivity]")
{
    const ScratchFolder folder;
    const std::string file = port_in(folder);
    const std::string method = GENERATE("tornado", "morris", "sobol");
    std::vector<std::string> line{"--method", method, "--of", "waiting.ore", "--replications", "2", "--json"};
    if (method != "tornado") line.insert(line.end(), {"--samples", "8"});
    const auto with = [&](const std::string& threads) {
        std::vector<std::string> all = line;
        all.insert(all.end(), {"-j", threads});
        return sensitivity(file, all);
    };
    const Outcome one = with("1");
    CHECK(one.code == 0);
    CHECK(one.err.empty());
    CHECK(with("3").out == one.out);
    const auto json = nlohmann::json::parse(one.out);
    const auto& study = json["study"][0];
    CHECK(study["method"] == method);
    CHECK(study["of"].get<std::string>().starts_with("waiting.ore"));
    CHECK(study["runs"] == (method == "tornado" ? 10 : method == "morris" ? 48 : 64));
    REQUIRE(json["doubts"].size() == 2);
    CHECK(json["doubts"][0]["from"].is_number());
    CHECK(json.contains("spread") == (method == "sobol"));
    for (const char* key : {"swing", "mu_star", "S1"})
        CHECK(json["doubts"][0].contains(key) == (std::string(key) == (method == "tornado"  ? "swing"
                                                                       : method == "morris" ? "mu_star"
                                                                                            : "S1")));
}

TEST_CASE("a tornado has a bar for each doubt, the longest first, and says what to measure", "[sensitivity]")
{
    const ScratchFolder folder;
    const std::string csv = folder / "tornado.csv";
    const Outcome told = sensitivity(port_in(folder), {"--method", "tornado", "--of", "throughput", "--csv", csv,
                                                       "--replications", "5", "--tail", "10%"});
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("Worth measuring next: 'demand'; it moves throughput.port"));
    CHECK_THAT(told.out, Contains("between its 10 and 90 % quantiles"));
    CHECK_THAT(told.out, Contains("░│█"));
    CHECK(told.out.find("\ndemand ") < told.out.find("\nberthing "));
    CHECK_THAT(text_of(csv), Contains("demand,demand_factor,0.86,1.3"));
    CHECK_THAT(text_of(csv), !Contains("█"));
}

TEST_CASE("what is in doubt may come from the command line", "[sensitivity]")
{
    const ScratchFolder folder;
    const Outcome told =
        sensitivity(port_in(folder), {"--method", "tornado", "--json", "--replications", "2", "--values",
                                      "berths[quay].handles[ore].rate=400:600 t/h", "--set", "demand_factor=1.1"});
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    CHECK(json["study"][0]["of"].get<std::string>().starts_with("waiting.port"));
    REQUIRE(json["doubts"].size() == 3);
    bool found = false;
    for (const auto& doubt : json["doubts"])
        if (doubt["doubt"] == "berths[quay].handles[ore].rate") {
            found = true;
            CHECK(doubt["in"] == "t/h");
            CHECK(std::abs(doubt["from"].get<double>() - 410) < 1e-9);
            CHECK(doubt["swing"]["mean"].get<double>() < 0); // faster work, less waiting
        }
    CHECK(found);
}

TEST_CASE("portsim sensitivity says what it cannot do", "[sensitivity]")
{
    const ScratchFolder folder;
    const std::string file = port_in(folder);
    const auto says = [&](const std::vector<std::string>& line, int code, const std::string& text) {
        const Outcome outcome = sensitivity(file, line);
        CAPTURE(outcome.err);
        CHECK(outcome.code == code);
        CHECK(outcome.out.empty());
        CHECK_THAT(outcome.err, Contains(text));
    };
    says({}, 2, "--method");
    says({"--method", "guess"}, 2, "guess");
    says({"--method", "tornado", "--samples", "8"}, 2, "--samples is of morris and sobol");
    says({"--method", "sobol", "--samples", "1"}, 2, "--samples");
    says({"--method", "tornado", "--tail", "60%"}, 2, "'60%' is half or more");
    says({"--method", "tornado", "--tail", "x"}, 2, "--tail: 'x' is not a share");
    says({"--method", "tornado", "--seed", "x"}, 2, "--seed");
    says({"--method", "tornado", "--of", "waitin.ore"}, 2, "did you mean 'waiting.ore'?");
    says({"--method", "tornado", "--values", "marine.berthng=1:2 h"}, 3, "did you mean 'berthing'?");
    says({"--method", "tornado", "--values", "marine.berthing"}, 3, "has no path and '='");
    says({"--method", "tornado", "--csv", folder / "no/such/place.csv"}, 5, "place.csv");
    port_in(folder, "doubt_correlations:\n  - {between: [demand, berthing], rank: 0.5}\n");
    says({"--method", "sobol"}, 3, "'demand' and 'berthing' go together (doubt_correlations[0], rank 0.5)");
    std::ofstream(file) << small_port;
    says({"--method", "tornado"}, 3, "the scenario has nothing in doubt; list it under 'doubt:'");
}
