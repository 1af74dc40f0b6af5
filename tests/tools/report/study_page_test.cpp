// Pages of studies: well formed, self-contained, and their drawings show what was found.
#include "tests/support/catch.h"
#include "tests/tools/report/well_formed.h"
#include "tools/report/curve_chart.h"
#include "tools/report/study_drawings.h"
#include "tools/report/study_page.h"

#include <limits>

using namespace port;
using namespace port::report;
using Catch::Matchers::Contains;
using test::first_fault;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

study::Capacity capacity_at(double tonnes)
{
    study::Capacity capacity;
    capacity.found = true;
    capacity.tonnes = tonnes;
    capacity.low = tonnes - 1e6;
    for (const double asked : {1e6, 2e6, 4e6}) {
        study::CapacityPoint point;
        point.tonnes = asked;
        point.settled = asked < 3e6;
        point.moved = study::Reading{asked, asked, asked};
        point.rules = {study::Reading{asked / 1e7, asked / 2e7, asked / 5e6}};
        capacity.curve.push_back(point);
    }
    return capacity;
}

std::vector<study::CapacityRule> one_rule()
{
    study::CapacityRule rule;
    rule.text = "waiting ratio <= 0.3";
    rule.quantity.key = {"waiting ratio", "coal", "", 2009, "share"};
    rule.limit = 0.3;
    return {rule};
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

} // namespace

TEST_CASE("the page of a study is well formed, stands alone, and shows the answer", "[report]")
{
    StudyPage page{
        "Why <no> more?", "A & B", "10 replications", {"Tugs bind."}, {"A remark \"in\" quotes"}, {}, {}, "0123"};
    page.drawings = drawings_of(capacity_at(3e6), one_rule());
    page.tables = {{"Empty", {{"a", ""}}, {}, {}}, {"Full", {{"b", "t"}}, {{1.5}}, {"A note."}}};
    const std::string html = study_html(page);
    CHECK(first_fault(html) == "");
    for (const char* shown : {"Why &lt;no&gt; more?", "A &amp; B", "Tugs bind.", "A note.", "0123"})
        CHECK_THAT(html, Contains(shown));
    CHECK_THAT(html, !Contains("Empty")); // a table of nothing
    for (const char* word : {"<script", "<link", "<img", "url(", "src=\"", "href"}) CHECK_THAT(html, !Contains(word));
}

TEST_CASE("a capacity shows each rule with its limit, and only where there is a steady state", "[report]")
{
    const auto drawings = drawings_of(capacity_at(3e6), one_rule());
    REQUIRE(drawings.size() == 2);
    CHECK_THAT(drawings[0], Contains("waiting ratio &lt;= 0.3"));
    CHECK(count(drawings[0], "<circle") == 2);
    CHECK(count(drawings[1], "<circle") == 3); // tonnes are moved without one too
}

TEST_CASE("a curve leaves out what is no number, and years have no halves", "[report]")
{
    const Curve curve{"worth", {{2009, {-5, -6, -4}}, {2010, {endless, {}, {}}}, {2011, {4, {}, {}}}}};
    const std::string svg = curve_chart({"When", "opens in", "worth, USD", {}, {}}, {curve});
    CHECK(first_fault(svg) == "");
    CHECK(count(svg, "<circle") == 2);
    CHECK_THAT(svg, Contains(">2010<") && !Contains("2009.5") && !Contains("inf\"") && !Contains("nan"));
    CHECK(first_fault(curve_chart({"None", "x", "y", {}, {}}, {Curve{"none", {}}})) == "");
}

TEST_CASE("a comparison draws what surely changes, the greatest first, in percent", "[report]")
{
    std::vector<study::ComparedRun> runs(2);
    runs[0].label = "before";
    runs[1].label = "after";
    study::Comparison comparison;
    comparison.alternatives.resize(1);
    comparison.alternatives[0].run = 1;
    const auto add = [&](const char* of, double base, double difference, study::Told told) {
        study::ComparedFigure f;
        f.run = 1;
        f.key = {"waiting", of, "", 2009, "h"};
        f.base = base;
        f.difference = difference;
        f.low = difference - 1;
        f.high = difference + 1;
        f.told = told;
        comparison.figures.push_back(f);
    };
    add("coal", 100, 10, study::Told::more);
    add("ore", 10, -5, study::Told::less);
    add("grain", 10, 9, study::Told::not_told);
    add("steel", 0, 9, study::Told::more); // of nought there is no percent
    const auto drawings = drawings_of(comparison, runs);
    REQUIRE(drawings.size() == 1);
    CHECK(first_fault(drawings[0]) == "");
    CHECK(drawings[0].find("waiting.ore") < drawings[0].find("waiting.coal"));
    CHECK_THAT(drawings[0], !Contains("grain") && !Contains("steel") && Contains("-50 (-60 to -40)"));
    comparison.figures.clear();
    CHECK(drawings_of(comparison, runs).empty());
}
