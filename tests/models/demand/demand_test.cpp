#include "models/demand/demand.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace std::chrono_literals;

namespace {

struct Case {
    Scenario scenario;
    TradeSpec trade;

    explicit Case(CivilDate start, Span warm_up = days(0))
    {
        scenario.start = to_date(start);
        scenario.years = 5;
        scenario.warm_up = warm_up;
        trade.demand = {{Year{2008}, tonnes_per_year(1e6)}, {Year{2010}, tonnes_per_year(1.44e6)}};
        trade.growth = share(0.1);
        trade.ships = {{"small", 3, tonnes(1000), tonnes(2000), tonnes(3000), tonnes(0)},
                       {"large", 1, tonnes(5000), tonnes(6000), tonnes(10000), tonnes(0)}};
    }
    [[nodiscard]] TradeDemand made(double factor = 1) const
    {
        const Calendar calendar(scenario);
        return TradeDemand(trade, factor, calendar, calendar.periods().horizon() + 400 * one_day);
    }
    [[nodiscard]] sim::Time midnight(CivilDate date) const { return Calendar(scenario).midnight(to_date(date)); }
};

const std::vector<double> winter = {3, 3, 2, 1, 1, 0, 0, 1, 1, 2, 2, 4}; // twenty parts

} // namespace

TEST_CASE("tonnes grow by the same factor each year between two given years, and by the growth after the last")
{
    const Case c({2008, 1, 1});
    const TradeDemand demand = c.made();
    CHECK(demand.in_year(2005) == Approx(1e6));
    CHECK(demand.in_year(2008) == Approx(1e6));
    CHECK(demand.in_year(2009) == Approx(1.2e6)); // the square root of 1.44
    CHECK(demand.in_year(2010) == Approx(1.44e6));
    CHECK(demand.in_year(2012) == Approx(1.44e6 * 1.21));
    CHECK(c.made(0.5).in_year(2012) == Approx(0.72e6 * 1.21));

    Case from_nothing({2008, 1, 1});
    from_nothing.trade.demand[0].demand = tonnes_per_year(0);
    CHECK(std::isfinite(from_nothing.made().in_year(2009)));
}

TEST_CASE("the months of each year add up to it, with and without a season, in leap years too")
{
    for (const bool seasonal : {false, true}) {
        Case c({2008, 1, 1});
        if (seasonal) c.trade.season = winter;
        const TradeDemand demand = c.made();
        for (int year = 2008; year <= 2012; ++year) {
            double sum = 0;
            for (int month = 1; month <= 12; ++month) {
                const CivilDate next = month == 12 ? CivilDate{year + 1, 1, 1} : CivilDate{year, month + 1, 1};
                const double tonnes = demand.between(c.midnight({year, month, 1}), c.midnight(next));
                const double share = seasonal ? winter[static_cast<std::size_t>(month) - 1] / 20
                                              : static_cast<double>(days_in_month(year, month)) / days_in_year(year);
                CHECK(tonnes == Approx(demand.in_year(year) * share).margin(1e-6));
                sum += tonnes;
            }
            CHECK(sum == Approx(demand.in_year(year)).epsilon(1e-12));
        }
    }
}

TEST_CASE("within a month tonnes come evenly, and a year that starts in the midst of one is whole")
{
    Case c({2009, 6, 16});
    c.trade.season = winter;
    c.trade.season[5] = 1; // June has something to give
    const TradeDemand demand = c.made();
    const double june = demand.in_year(2009) / 21;
    CHECK(demand.between(c.midnight({2009, 6, 16}), c.midnight({2009, 6, 19})) == Approx(june / 10));
    const double all = demand.between(c.midnight({2009, 6, 16}), c.midnight({2010, 6, 16}));
    const double first_half = 0.5 + 0 + 1 + 1 + 2 + 2 + 4; // of 21 parts of 2009, then of 2010
    const double second_half = 3 + 3 + 2 + 1 + 1 + 0.5;
    CHECK(all == Approx((demand.in_year(2009) * first_half + demand.in_year(2010) * second_half) / 21));
}

TEST_CASE("the warm-up has the first reported year's tonnes and the season of its own months")
{
    Case c({2010, 1, 1}, days(31));
    c.trade.season = winter;
    const TradeDemand demand = c.made();
    CHECK(demand.between(sim::start_of_time, c.midnight({2010, 1, 1})) == Approx(1.44e6 * 4 / 20)); // December
    Case even({2010, 1, 1}, days(62));
    CHECK(even.made().between(sim::start_of_time, even.midnight({2010, 1, 1})) == Approx(1.44e6 * 62 / 365).margin(1));
}

TEST_CASE("calls are due when the tonnes of their mean parcels have come")
{
    Case c({2008, 1, 1});
    c.trade.season = winter;
    const TradeDemand demand = c.made();
    CHECK(demand.mean_parcel() == Approx((3 * 2000 + 7000) / 4.0));
    for (double calls = 0.25; calls < 1500; calls += 7.3) {
        const sim::Time due = demand.when(calls);
        const double tonnes = calls * demand.mean_parcel();
        CAPTURE(calls);
        CHECK(demand.between(sim::start_of_time, due) == Approx(tonnes).epsilon(1e-12));
    }
    CHECK(demand.when(1e9) == sim::end_of_time);

    // Nothing comes in June and July: the call after 10/20 of the year's tonnes waits for August.
    const double before_summer = 1e6 * 10 / 20 / demand.mean_parcel();
    CHECK(demand.when(before_summer - 1e-6) < c.midnight({2008, 6, 1}));
    CHECK(demand.when(before_summer + 1e-6) >= c.midnight({2008, 8, 1}));
}

TEST_CASE("a trade without demand or without ships has no calls")
{
    Case none({2008, 1, 1});
    none.trade.demand.clear();
    CHECK(none.made().when(0.001) == sim::end_of_time);
    CHECK(none.made().in_year(2009) == 0);
    CHECK(Case({2008, 1, 1}).made(0).when(0.001) == sim::end_of_time);
    Case empty({2008, 1, 1});
    empty.trade.ships.clear();
    CHECK(empty.made().when(0.001) == sim::end_of_time);
}
