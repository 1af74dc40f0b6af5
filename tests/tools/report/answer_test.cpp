#include "tests/support/catch.h"
#include "tests/tools/report/sample.h"
#include "tools/report/call_rows.h"
#include "tools/report/figure_tables.h"
#include "tools/report/json.h"
#include "tools/report/page.h"
#include "tools/report/terminal.h"
#include "tools/report/year_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

using namespace port::report;
using port::report::test::sample;
using Json = nlohmann::json;

namespace {

std::size_t column(const Table& table, const std::string& name)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].name == name) return c;
    FAIL("no column " << name);
    return 0;
}

} // namespace

TEST_CASE("a year without steady state has its backlog and no mean wait", "[report]")
{
    const Answer a = sample();
    const Table table = year_table(a.summary, a.verdict, names_of(a.scenario));
    REQUIRE(table.rows.size() == 4);
    const auto waiting = column(table, "waiting"), ratio = column(table, "waiting ratio"),
               backlog = column(table, "backlog");
    CHECK(std::get<Estimate>(table.rows[2][waiting]).mean == Approx(19));
    CHECK(std::holds_alternative<std::monostate>(table.rows[3][waiting]));
    CHECK(std::holds_alternative<std::monostate>(table.rows[3][ratio]));
    CHECK(std::get<Estimate>(table.rows[3][backlog]).mean == Approx(1200));
    CHECK(std::get<std::string>(table.rows[3][column(table, "note")]) == "no steady state");
    CHECK(std::get<std::string>(table.rows[3][column(table, "with more of it")]) == "+610 ± 120 kt");
    CHECK(std::get<Estimate>(table.rows[0][column(table, "coal throughput")]).mean == Approx(0.7 * 19.99));
}

TEST_CASE("columns without any figure are left out, and so is the category of a port with one", "[report]")
{
    Answer a = sample();
    a.scenario.categories.pop_back();
    std::erase_if(a.summary.figures, [](const port::Figure& f) { return f.key.measure == "waiting"; });
    a.verdict = {};
    const std::string text = to_terminal(year_table(a.summary, a.verdict, names_of(a.scenario)));
    CHECK(text.find("coal") == std::string::npos);
    CHECK(text.find("what binds") == std::string::npos);
    CHECK(text.find(" waiting ") == text.find(" waiting ratio"));
}

TEST_CASE("many unfinished calls are marked", "[report]")
{
    Answer a = sample();
    a.summary.figures.push_back({{"calls", "port", "", 2008, "calls"}, 100, 99, 101, {}, {}, {}, {}});
    a.summary.figures.push_back({{"unfinished calls", "port", "", 2008, "calls"}, 3, 2, 4, {}, {}, {}, {}});
    const Table table = year_table(a.summary, a.verdict, names_of(a.scenario));
    CHECK(std::get<std::string>(table.rows[0][column(table, "note")]) == "3 calls unfinished");
}

TEST_CASE("JSON has the figures in the field's words, Mt for what moves, null for what has no meaning", "[report]")
{
    const Json json = Json::parse(to_json(std::vector{sample()}));
    const auto find = [&](const std::string& measure, const std::string& of) {
        for (const Json& f : json["figures"])
            if (f["measure"] == measure && f["of"] == of && f["year"] == 2008) return f;
        return Json();
    };
    const Json coal = find("throughput", "coal");
    CHECK(coal["unit"] == "Mt");
    CHECK(coal["mean"].get<double>() == Approx(0.7 * 19.99));
    CHECK(coal["p50"].is_null());
    CHECK(!coal.contains("cause"));
    CHECK(find("waiting", "port")["p90"].get<double>() == Approx(6));
    CHECK(find("waiting", "=oil, \"heavy\" <&>")["mean"].is_null());
    CHECK(find("time in port", "port")["cause"] == "no berth");
    CHECK(json["binds"][3]["binds"] == "wagon dumper");
    CHECK(json["binds"][3]["settled"] == false);
    CHECK(json["trials"][1]["low"].get<double>() == -0.3e5);
    CHECK(json["seed"] == 7);
    CHECK(!json.contains("scenarios"));
    for (const char* key : {"threads", "time", "path", "file"}) CHECK(!json.contains(key));
}

TEST_CASE("several scenarios: every row says whose it is", "[report]")
{
    auto a = sample(), b = sample();
    a.label = "one";
    b.label = "two";
    const Json json = Json::parse(to_json(std::vector{a, b}));
    CHECK(json["scenarios"].size() == 2);
    CHECK(json["scenarios"][1]["scenario"] == "two");
    for (const char* rows : {"figures", "binds", "bounds", "trials"})
        for (const Json& row : json[rows]) CHECK(row.contains("scenario"));
}

TEST_CASE("JSON survives what is no number and no UTF-8", "[report]")
{
    Answer a = sample();
    a.summary.figures[0].mean = std::numeric_limits<double>::quiet_NaN();
    a.summary.figures[0].high = std::numeric_limits<double>::infinity();
    a.scenario.title = "bad \xff byte";
    a.summary.years = {0};
    a.summary.figures[0].key.year = 0;
    const std::string text = to_json(std::vector{a});
    CHECK(text.find("nan") == std::string::npos);
    const Json json = Json::parse(text);
    CHECK(json["figures"][0]["mean"].is_null());
    CHECK(json["figures"][0]["high"].is_null());
    CHECK(json["figures"][0]["year"].is_null());
}

TEST_CASE("every figure stands in one of the groups", "[report]")
{
    const Answer a = sample();
    std::size_t cells = 0, plain = 0;
    for (const FigureGroup& group : figure_groups(a.summary, names_of(a.scenario)))
        for (const Table& table : group.tables) {
            if (table.title == "Over ship calls") continue;
            for (const auto& row : table.rows)
                cells += static_cast<std::size_t>(std::count_if(
                    row.begin(), row.end(), [](const Cell& c) { return std::holds_alternative<Estimate>(c); }));
        }
    for (const port::Figure& f : a.summary.figures) plain += f.mean.has_value();
    CHECK(cells == plain);
}

TEST_CASE("the call log gives every tick exactly", "[report]")
{
    CHECK(exact_hours(0) == "0");
    CHECK(exact_hours(3'600'000'000'000) == "1");
    CHECK(exact_hours(-5'400'000'000'000) == "-1.5");
    CHECK(exact_hours(1) == "0.0000000000003");
    CHECK(exact_hours(3'599'999'999'999) == "0.9999999999997");
    for (const std::int64_t ticks : {1ll, 7ll, 123'456'789'012ll, 31'535'999'999'999'999ll, -86'399'999'999'999ll})
        CHECK(std::llroundl(std::stold(exact_hours(ticks)) * 3.6e12L) == ticks);
    CHECK(local_time({14245}, 0) == "2009-01-01T00:00:00");
    CHECK(local_time({14245}, 90'061'500'000'000) == "2009-01-02T01:01:01.5");
    CHECK(local_time({14245}, -1) == "2008-12-31T23:59:59.999999999");
}

TEST_CASE("a call that has not ended has empty stages", "[report]")
{
    port::Scenario scenario;
    scenario.start = {14245};
    port::CallRow call;
    call.number = 3;
    call.ship = "Handymax";
    call.reached[0] = true;
    call.stage[0] = 3'600'000'000'000;
    call.spent[static_cast<std::size_t>(port::Cause::no_berth)] = 1'800'000'000'000;
    const Table table = call_rows(scenario, std::vector{call});
    REQUIRE(table.rows.size() == 1);
    CHECK(std::get<std::string>(table.rows[0][column(table, "arrived")]) == "2009-01-01T01:00:00");
    CHECK(std::holds_alternative<std::monostate>(table.rows[0][column(table, "clear")]));
    CHECK(std::get<Exact>(table.rows[0][column(table, "spent: no berth")]).digits == "0.5");
}

TEST_CASE("what the links let pass stands beside what moved, in tonnes, with why", "[report]")
{
    const Json json = Json::parse(to_json(std::vector{sample()}));
    REQUIRE(json["bounds"].size() == 1);
    const Json& gap = json["bounds"][0];
    CHECK(gap["of"] == "coal");
    CHECK(gap["bound"].get<double>() == 25e6);
    CHECK(gap["of_demand_can_pass"].get<double>() == 24e6);
    CHECK(gap["gap_share"].get<double>() == Approx(20));
    CHECK(gap["why"] == "<less> is asked for");
    const std::string page = to_html(std::vector{sample()});
    CHECK(page.find("What the links let pass, and what moved") != std::string::npos);
    CHECK(page.find("&lt;less&gt; is asked for") != std::string::npos);
}
