// `portsim capacity`, as a user calls it.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace port::test;
using Catch::Matchers::Contains;

namespace {

/// The small port for a whole year, with a few replications.
struct OnePort {
    ScratchFolder folder;
    std::string file = folder / "port.yaml";

    OnePort() { std::ofstream(file) << small_port; }

    [[nodiscard]] Outcome capacity(const std::vector<std::string>& more) const
    {
        std::vector<std::string> line{"capacity", file, "--quiet", "--set", "years=1", "--set", "horizon=0 s"};
        line.insert(line.end(), more.begin(), more.end());
        return portsim(line);
    }
};

} // namespace

TEST_CASE("portsim capacity tells the most tonnes, what stops them and the whole curve", "[capacity]")
{
    const OnePort port;
    const std::vector<std::string> question{"--of", "ore", "--rule", "waiting ratio <= 0.3", "--replications", "4"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), question.begin(), question.end());
        return port.capacity(more);
    };
    const Outcome told = with({"--json", "-j", "1"});
    REQUIRE(told.code == 0);
    const auto json = nlohmann::json::parse(told.out);
    REQUIRE(json["capacity"].size() == 1);
    const auto& row = json["capacity"][0];
    CHECK(row["low"] < row["capacity"]);
    CHECK(row["capacity"] < row["high"]);
    CHECK(row["capacity"] > 0.3e6);
    CHECK(row["capacity"] < 3e6); // more than the berth, at 500 t/h with an hour a call, has time for
    CHECK(row["stopped_by"] == "waiting ratio <= 0.3");
    CHECK(row["binds_there"] == "quay");
    CHECK(json["curve"].size() > 10);
    CHECK_THAT(json["sentence"].get<std::string>(), Contains("of ore a year (95 % interval"));
    CHECK(with({"--json", "-j", "3"}).out == told.out);
    const std::string store = port.folder / "runs.db";
    CHECK(with({"--json", "--store", store}).out == told.out);
    CHECK(with({"--json", "--store", store}).out == told.out);
    const std::string csv = port.folder / "curve.csv";
    CHECK(with({"--csv", csv}).code == 0);
    CHECK_THAT(text_of(csv), Contains("asked (Mt/yr),times the demand"));
}

TEST_CASE("portsim capacity scales all cargo alike, and says where no demand is right", "[capacity]")
{
    const OnePort port;
    const Outcome all = port.capacity({"--of", "all", "--rule", "waiting ratio <= 0.3", "--replications", "3"});
    CHECK(all.code == 0);
    CHECK_THAT(all.out, Contains("of all cargo a year"));
    const Outcome none = port.capacity({"--of", "ore", "--rule", "service <= 10 min", "--replications", "2"});
    CHECK(none.code == 1);
    CHECK_THAT(none.out, Contains("No demand keeps to 'service <= 10 min'"));
}

TEST_CASE("what portsim capacity cannot understand is said at once", "[capacity]")
{
    const OnePort port;
    const auto refused = [&](const std::string& of, const std::string& rule, const std::string& why) {
        const Outcome told = port.capacity({"--of", of, "--rule", rule});
        CHECK(told.code == 2);
        CHECK_THAT(told.err, Contains(why));
    };
    refused("or", "waiting <= 5 h", "did you mean 'ore'?");
    refused("ore", "waiting < 5 h", "write it like 'waiting ratio <= 0.3'");
    refused("ore", "waiting <= 5 t", "'5 t' is not a length of time");
    refused("ore", "waitin <= 5 h", "did you mean 'waiting'?");
    CHECK(port.capacity({"--of", "ore"}).code == 2);
    CHECK(port.capacity({"--of", "ore", "--rule", "waiting <= 5 h", "--replications", "auto"}).code == 2);
    CHECK(portsim({"capacity", port.folder / "none.yaml", "--of", "ore", "--rule", "waiting <= 5 h"}).code == 3);
}
