// Annuities and parts of years, against sums year by year and day by day.
#include "models/results/costs.h"

#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace std::chrono_literals;

TEST_CASE("the payments of an annuity, discounted to the start, are the capital")
{
    const double rate = GENERATE(0.0, 1e-12, 1e-6, 0.03, 0.08, 1.0);
    const int years = GENERATE(1, 2, 25, 200);
    double worth = 0;
    for (int y = 1; y <= years; ++y) worth += annuity(rate, years) * std::pow(1 + rate, -y);
    CAPTURE(rate, years);
    CHECK(worth == Approx(1).epsilon(1e-12));
}

TEST_CASE("the cost of an investment over its life, discounted from the ends of the years, is its capital")
{
    const Investment berth{"berth", to_date({2011, 1, 1}), {}, 1e6, 0, 12};
    const Date start = to_date({2009, 1, 1});
    double worth = 0;
    for (int y = 0; y < 20; ++y) {
        const auto at = [&](int year) { return (first_of_year(2009 + year).days - start.days) * 24h; };
        worth += investment_cost(berth, 0.08, start, at(y), at(y + 1)) * std::pow(1.08, -(y + 1));
    }
    CHECK(worth == Approx(1e6 / (1.08 * 1.08)).epsilon(1e-12)); // it is paid two years after the start
}

TEST_CASE("parts of years and investments are what a count day by day gives")
{
    sim::Stream stream(1, 0, "costs test");
    int used_up = 0;
    for (int i = 0; i < 300; ++i) {
        const auto below = [&](int n) { return static_cast<int>(stream.uniform() * n); };
        const Date start = to_date({2007 + below(6), 1 + below(12), 1});
        const int first = below(1500);
        const int last = first + below(1200);
        const Investment item{
            "item",      {start.days - 700 + below(2500)}, {}, 1000 * stream.uniform(), 100 * stream.uniform(),
            1 + below(4)};
        CivilDate end = to_civil(item.opens);
        end.year += item.life;
        if (!exists(end)) --end.day;
        double years = 0;
        double cost = 0;
        for (int d = first; d < last; ++d) {
            const Date today{start.days + d};
            const double part = 1.0 / days_in_year(to_civil(today).year);
            years += part;
            if (today >= item.opens) cost += part * item.yearly_cost;
            if (today >= item.opens && today < to_date(end)) cost += part * item.capital * annuity(0.1, item.life);
        }
        used_up += to_date(end).days > start.days + first && to_date(end).days < start.days + last;
        CAPTURE(i, to_text(start), first, last, to_text(item.opens), item.life);
        CHECK(years_between(start, first * 24h, last * 24h) == Approx(years).margin(1e-10));
        CHECK(investment_cost(item, 0.1, start, first * 24h, last * 24h) == Approx(cost).margin(1e-8));
    }
    CHECK(used_up > 30);
    const Date leap = to_date({2008, 1, 1});
    CHECK(years_between(leap, 0h, 366 * 24h) == 1);
    CHECK(years_between(leap, 366 * 12h, 366 * 24h + 365 * 6h) == Approx(0.75).epsilon(1e-12));
    CHECK(years_between(leap, -365 * 24h, -365 * 24h + 73 * 24h) == Approx(0.2).epsilon(1e-12));
}

TEST_CASE("the total adds up the parts that were named, or all but the further time in port")
{
    CostSpec costs;
    CHECK(costs.adds(CostPart::waiting));
    CHECK(costs.adds(CostPart::investments));
    CHECK_FALSE(costs.adds(CostPart::further_time));
    costs.total = {CostPart::waiting, CostPart::further_time};
    CHECK(costs.adds(CostPart::further_time));
    CHECK_FALSE(costs.adds(CostPart::handling));
}
