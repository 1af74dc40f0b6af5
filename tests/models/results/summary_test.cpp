#include "models/results/figures.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;

namespace {

Measured measured(const std::string& measure, std::optional<double> value, std::optional<double> p90 = {})
{
    return {{measure, "port", "", 2010, "h"}, value, {}, p90, {}, {}};
}

} // namespace

TEST_CASE("figures are matched by key and have a Student-t interval over replications")
{
    const std::vector<std::vector<Measured>> runs = {{measured("waiting", 1, 2)},
                                                     {measured("service", 5), measured("waiting", 2, 4)},
                                                     {measured("waiting", 3, 9), measured("service", {})}};
    const Summary s = summarise("hand made", runs);
    REQUIRE(s.figures.size() == 2);
    CHECK(s.years == std::vector<int>{2010});
    CHECK(s.figures[0].key.measure == "waiting"); // in the order of first appearance
    CHECK(*s.figures[0].mean == Approx(2));
    CHECK(*s.figures[0].high == Approx(2 + 4.302653 / std::sqrt(3.0))); // t(0.975, 2) = 4.302653, s = 1
    CHECK(*s.figures[0].p90 == Approx(5));
    CHECK(*s.figures[1].mean == Approx(5)); // of the one replication that has it
    CHECK_FALSE(s.figures[1].low);
}

TEST_CASE("one replication has no interval, and a figure without a value no mean")
{
    const std::vector<std::vector<Measured>> runs = {{measured("waiting", {}), measured("service", 4)}};
    const Summary s = summarise("hand made", runs);
    CHECK_FALSE(s.find("waiting", "port", 2010)->mean);
    CHECK(*s.find("service", "port", 2010)->mean == 4);
    CHECK_FALSE(s.find("service", "port", 2010)->high);
}
