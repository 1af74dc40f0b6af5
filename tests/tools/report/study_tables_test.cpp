#include "tests/support/catch.h"
#include "tools/report/capacity_tables.h"
#include "tools/report/compare_tables.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/terminal.h"

using namespace port;
using namespace port::report;
using namespace port::study;
using Catch::Matchers::Contains;

namespace {

ComparedFigure figure(Told told, std::optional<std::size_t> more_pairs = {})
{
    ComparedFigure f;
    f.run = 1;
    f.key = {"waiting", "coal", "", 2009, "h"};
    f.pairs = 4;
    f.low = -1;
    f.high = 2;
    f.told = told;
    f.to_see = 1234.5;
    f.more_pairs = more_pairs;
    return f;
}

std::vector<ComparedRun> runs()
{
    std::vector<ComparedRun> two(2);
    two[0].label = "before";
    two[1].label = "after";
    return two;
}

std::string told(const Table& table, std::size_t row)
{
    return std::get<std::string>(table.rows[row][10]);
}

} // namespace

TEST_CASE("a comparison's table says more, less, or how many more pairs it takes", "[report]")
{
    Comparison c;
    c.figures = {figure(Told::more),        figure(Told::less),     figure(Told::not_told, 1),
                 figure(Told::not_told, 0), figure(Told::not_told), figure(Told::same)};
    const Table people = compared_table(c, runs(), false);
    REQUIRE(people.rows.size() == 5);
    CHECK(told(people, 0) == "more");
    CHECK(told(people, 1) == "less");
    CHECK(told(people, 2) == "can't tell; about 1 more pair to see 1230 h");
    CHECK(told(people, 3) == "can't tell; a difference of 1230 h would show");
    CHECK(told(people, 4) == "can't tell");
    CHECK_THAT(people.notes.back(), Contains("1 more figure is the same in every pair"));
    const Table files = compared_table(c, runs(), true);
    CHECK(files.rows.size() == 6);
    CHECK(files.notes.size() == 1);
    c.figures = {figure(Told::not_told)};
    c.figures[0].pairs = 1;
    c.figures[0].low = c.figures[0].high = std::nullopt;
    CHECK(told(compared_table(c, runs(), true), 0) == "can't tell from one pair");
    CHECK_THAT(to_json(compared_table(c, runs(), true)), Contains("\"low\": null") || Contains("\"low\":null"));
}

TEST_CASE("limits and selections are tables too", "[report]")
{
    LimitOutcome broken;
    broken.run = 1;
    broken.limit = {"waiting > 5%", {{"waiting", "port", "", 2009, "h"}}, true, true, 0.05};
    broken.held = Held::no;
    broken.change = 0.25;
    broken.low = 0.1;
    broken.high = 0.4;
    LimitOutcome unsettled = broken;
    unsettled.low = unsettled.high = std::nullopt;
    unsettled.reason = "it has no steady state";
    const Table limits = limits_table({broken, unsettled}, runs(), false);
    CHECK(std::get<double>(limits.rows[0][2]) == 25);
    CHECK(std::get<std::string>(limits.rows[0][5]) == "%");
    CHECK(std::get<bool>(limits.rows[0][7]));
    CHECK(std::holds_alternative<std::monostate>(limits.rows[1][2]));
    CHECK(std::get<std::string>(limits.rows[1][6]) == "no: it has no steady state");

    const BestAnswer answer{1, true, {5, 4}, {10, 20}, {true, false}};
    const Table best = best_table(answer, "waiting.coal", "h", {"before", "after"});
    CHECK(best.title == "By waiting.coal");
    CHECK_FALSE(std::get<bool>(best.rows[0][5]));
    CHECK(std::get<bool>(best.rows[1][5]));
    CHECK_FALSE(std::get<bool>(best.rows[1][4]));
}

TEST_CASE("a curve is thinned for people, never at the capacity, and shows no wait without a steady state", "[report]")
{
    Capacity capacity;
    capacity.found = true;
    capacity.factor = 1.005;
    const CapacityRule rule{
        "waiting.coal.p90 <= 2 days", {{"waiting", "coal", "", 2009, "h"}, Statistic::p90}, true, 48};
    for (const double factor : {0.5, 1.0, 1.001, 1.005, 1.01, 1.5}) {
        CapacityPoint point;
        point.factor = factor;
        point.tonnes = factor * 1e6;
        point.settled = factor < 1.5;
        point.waiting = Reading{factor, factor - 0.1, factor + 0.1};
        point.rules = {Reading{2 * factor, factor, 3 * factor}};
        point.beyond = {Reading{factor - 1.005, 0, 0}};
        capacity.curve.push_back(point);
    }
    const Table all = capacity_curve(capacity, {rule}, "coal", true);
    REQUIRE(all.rows.size() == 6);
    REQUIRE(all.columns.size() == 8);
    CHECK(all.columns[5].name == "waiting.coal.p90 <= 2 days");
    CHECK(std::get<Estimate>(all.rows[0][5]).mean == 1);
    CHECK(std::get<bool>(all.rows[3][7]));
    CHECK_FALSE(std::get<bool>(all.rows[4][7]));
    CHECK(std::holds_alternative<std::monostate>(all.rows[5][3]));
    const Table people = capacity_curve(capacity, {rule}, "coal", false);
    REQUIRE(people.rows.size() == 4); // 0.5, 1, 1.005, 1.5
    CHECK(std::get<double>(people.rows[2][1]) == 1.005);
    CHECK_THAT(people.notes.back(), Contains("2 more demands"));
    const CapacityRule mean{"waiting <= 1 h", {{"waiting", "coal", "", 2009, "h"}}, true, 1};
    CHECK(capacity_curve(capacity, {mean}, "coal", true).columns.size() == 7); // it has a column already
}
