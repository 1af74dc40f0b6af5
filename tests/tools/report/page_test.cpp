#include "tests/support/catch.h"
#include "tests/tools/report/sample.h"
#include "tests/tools/report/well_formed.h"
#include "tools/report/page.h"
#include "tools/report/svg.h"

#include <string>
#include <string_view>
#include <vector>

using namespace port::report;
using port::report::test::first_fault;
using port::report::test::sample;

namespace {

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

} // namespace

TEST_CASE("ticks are round and cover the values", "[report]")
{
    CHECK(nice_ticks(0, 1) == std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1});
    CHECK(nice_ticks(0, 34) == std::vector<double>{0, 10, 20, 30, 40});
    CHECK(nice_ticks(-3, 7).front() <= -3);
    CHECK(nice_ticks(0, 0) == std::vector<double>{0, 1});
    CHECK(nice_ticks(5, 5).front() == 0);
    CHECK(nice_ticks(0, std::numeric_limits<double>::infinity()) == std::vector<double>{0, 1});
    for (const double most : {1e-9, 0.7, 13.0, 99.0, 101.0, 4.2e7, 1e12}) {
        const auto ticks = nice_ticks(0, most);
        CHECK(ticks.back() >= most);
        CHECK(ticks.size() >= 3);
        CHECK(ticks.size() <= 8);
    }
}

TEST_CASE("the page is well formed, whatever the names", "[report]")
{
    auto answers = std::vector{sample()};
    SECTION("several years") {}
    SECTION("one year")
    {
        answers = {sample(2009, 1)};
    }
    SECTION("not whole years")
    {
        answers = {sample(0, 1)};
    }
    SECTION("several scenarios")
    {
        answers.push_back(sample());
    }
    SECTION("no figures at all")
    {
        answers = {Answer{}};
    }
    SECTION("one replication")
    {
        answers[0].summary.replications = 1;
        for (auto& f : answers[0].summary.figures) f.low = f.high = std::nullopt;
    }
    const std::string page = to_html(answers);
    CHECK(first_fault(page) == "");
    CHECK(page.find("nan") == std::string::npos);
    CHECK(page.find("inf\"") == std::string::npos);
}

TEST_CASE("the page stands alone: no script, nothing fetched", "[report]")
{
    const std::string page = to_html(std::vector{sample()});
    for (const char* word : {"<script", "<link", "<img", "url(", "@import", "src=\"", "href"})
        CHECK(page.find(word) == std::string::npos);
    CHECK(count(page, "http") == count(page, "http://www.w3.org/2000/svg") + count(page, "http-equiv"));
}

TEST_CASE("the page shows sentence, plots with words for those who don't see them, tables, sources and how to repeat",
          "[report]")
{
    const std::string page = to_html(std::vector{sample()});
    CHECK(count(page, "<svg ") == 5);
    CHECK(count(page, "<desc>") == 5);
    for (const char* words :
         {"The wagon dumper binds from 2011 on", "Throughput against demand", "Why ships wait", "other causes",
          "What more of each would give, 2011", "berths[coal 1].depth", "fact F4", "portsim run &#39;a b.yaml&#39;",
          "no steady state", "0123abcd", "A &lt;port&gt; &amp; &quot;more&quot;"})
        CHECK(page.find(words) != std::string::npos);
    CHECK(page.find("<port>") == std::string::npos);
}
