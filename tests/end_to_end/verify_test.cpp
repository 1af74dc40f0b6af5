#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

const std::string schedules = PORTSIM_ROOT "/scenarios/verification";

} // namespace

TEST_CASE("verify says what agrees, and ends with 1 if something differs", "[end_to_end]")
{
    const Outcome right = portsim({"verify", schedules + "/one-berth.yaml", schedules + "/one-tug.yaml"});
    CHECK(right.code == 0);
    CHECK_THAT(right.out, Contains("one-berth") && Contains("one-tug") && Contains("2 of 2 agree"));
    CHECK(right.err.empty());

    std::string text = text_of(schedules + "/one-berth.yaml");
    const std::string said = "work ends 12 ";
    REQUIRE(text.find(said) != std::string::npos);
    text.replace(text.find(said), said.size(), "work ends 13 ");
    const std::string wrong = (std::filesystem::temp_directory_path() / "portsim-verify-test.yaml").string();
    std::ofstream(wrong) << text;
    const Outcome differs = portsim({"verify", "--markdown", wrong, schedules + "/one-tug.yaml"});
    CHECK(differs.code == 1);
    CHECK_THAT(differs.out, Contains("| DIFFERS |") && Contains("1 of 2 agree"));
    CHECK_THAT(differs.err, Contains("work ends") && Contains("expected 13 h"));
    std::filesystem::remove(wrong);
}

TEST_CASE("verify ends with 3 where there is nothing to verify", "[end_to_end]")
{
    CHECK(portsim({"verify", schedules + "/none.yaml"}).code == 3);
    const auto empty = std::filesystem::temp_directory_path() / "portsim-verify-empty";
    std::filesystem::create_directories(empty);
    const Outcome nothing = portsim({"verify", empty.string()});
    CHECK(nothing.code == 3);
    CHECK_FALSE(nothing.err.empty());
    std::filesystem::remove(empty);
}
