// Ranges given on the command line as doubts.
#include "tools/study/sensitivity/value_range.h"

#include "models/catalogues.h"
#include "tools/scenario_io/read_scenario.h"

using namespace port;
using namespace port::study;

namespace {

Scenario small_port()
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(), {});
    REQUIRE(read.ok());
    return std::move(read.scenario);
}

std::string refused(const std::vector<std::string>& ranges)
{
    try {
        static_cast<void>(with_ranges(small_port(), ranges));
    } catch (const BadRange& e) {
        return e.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("a range is a uniform doubt about a value in its unit", "[sensitivity]")
{
    const DoubtSpec doubt = doubt_of_range("berths[a=b:c].rate = 2000 t/h : 3500 t/h");
    CHECK(doubt.path == "berths[a=b:c].rate");
    CHECK(doubt.name == doubt.path);
    CHECK(doubt.as == DoubtAs::value);
    CHECK(doubt.unit == "t/h");
    CHECK(doubt.law.name == "uniform");
    CHECK(doubt_of_range("marine.berthing=30:40 min").unit == "min");
    CHECK(doubt_of_range("demand_factor=0.9:1.2").unit.empty());
}

TEST_CASE("ranges stand beside the scenario's own doubts", "[sensitivity]")
{
    const Scenario port = with_ranges(small_port(), {"demand_factor=0.9:1.2", "marine.berthing=30:40 min"});
    REQUIRE(port.doubt.size() == 2);
    CHECK(port.doubt[1].name == "marine.berthing");
}

TEST_CASE("what is no range, or does not fit, is refused with what was found", "[sensitivity]")
{
    const auto starts = [](const std::string& range, const std::string& said) {
        CAPTURE(range, refused({range}));
        CHECK(refused({range}).starts_with("the range '" + range + "' " + said));
    };
    starts("demand_factor", "has no path and '='");
    starts("=1:2", "has no path and '='");
    starts("demand_factor=1", "is not two numbers with one ':' between them");
    starts("demand_factor=1:2:3", "is not two numbers with one ':' between them");
    starts("demand_factor=a:2", "has 'a' where a number should stand");
    starts("demand_factor=2:1", "is empty: its first number is not below its second");
    starts("demand_factor=1:1", "is empty");
    starts("marine.berthing=30 min:1 h", "has two units, 'min' and 'h'");
    starts("marine.berthing=30:40 t", "does not fit: ");
    starts("marine.berthng=30:40 min", "does not fit: ");
    CHECK(refused({"marine.berthng=30:40 min"}).find("did you mean 'berthing'?") != std::string::npos);
    CHECK(refused({"demand_factor=-5:2"}).find("demand_factor") != std::string::npos);
    CHECK(refused({"demand_factor=1:2", "demand_factor=1:3"}).find("is the name of two") != std::string::npos);
    Scenario own = small_port();
    own.doubt = {doubt_of_range("demand_factor=1:2")};
    own.doubt[0].name = "demand";
    CHECK_THROWS_WITH(with_ranges(own, {"demand_factor=1:3"}),
                      Catch::Matchers::Contains("'demand_factor' is in doubt twice"));
}
