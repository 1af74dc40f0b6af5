#include "models/results/settled.h"
#include "tests/support/catch.h"

using namespace port;

namespace {

struct Year {
    int year;
    double growth, backlog;
    std::optional<double> low = {};
};

/// Coal: 1 Mt asked for a year, in parcels of 10 kt; so more than 20 kt must pile up.
Summary coal(const std::vector<Year>& years)
{
    Summary s;
    const auto add = [&](const char* measure, int year, double mean, std::optional<double> low) {
        s.figures.push_back({{measure, "coal", "", year, "t"}, mean, low, {}, {}, {}, {}, {}});
    };
    for (const Year& y : years) {
        s.years.push_back(y.year);
        add("demand", y.year, 1e6, {});
        add("mean parcel", y.year, 1e4, {});
        add("backlog", y.year, y.backlog, {});
        add("backlog growth", y.year, y.growth, y.low);
    }
    return s;
}

} // namespace

TEST_CASE("a year is unsettled if the backlog surely grows by more than 2 % of the demand")
{
    CHECK(unsettled(coal({{2010, 19e3, 19e3}})).empty());
    CHECK(unsettled(coal({{2010, 30e3, 30e3, -5e3}})).empty()); // the interval holds 0
    const auto grows = unsettled(coal({{2010, 30e3, 30e3, 5e3}}));
    CHECK_FALSE(is_settled(grows, "coal", 2010));
    CHECK_FALSE(is_settled(grows, "port", 2010));
    CHECK(is_settled(grows, "port", 2011));
}

TEST_CASE("one replication has no interval, so its backlog must grow by far more than chance leaves")
{
    CHECK(unsettled(coal({{2010, 90e3, 90e3}})).empty());
    CHECK_FALSE(is_settled(unsettled(coal({{2010, 110e3, 110e3}})), "coal", 2010));
}

TEST_CASE("a year that opens with a backlog is normal once it is worked off")
{
    const auto years = unsettled(coal({{2010, 90e3, 90e3, 70e3}, {2011, -40e3, 50e3}, {2012, -45e3, 5e3}}));
    CHECK_FALSE(is_settled(years, "port", 2011));
    CHECK(is_settled(years, "port", 2012));
}
