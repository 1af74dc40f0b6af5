// Each warning by a planted fault; the chain without one has none.
#include "tests/models/bound/small_chain.h"

#include <algorithm>

using namespace port;
using namespace port::bound;
using port::test::small_chain_with;

namespace {

std::vector<Warning> told(const Scenario& s)
{
    const Plan plan(s, catalogues());
    return warnings_of(plan, years_of(plan));
}

const Warning* find(const std::vector<Warning>& all, const std::string& kind, const std::string& of)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Warning& w) { return w.kind == kind && w.of == of; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("a chain that can do what it is asked warns of nothing")
{
    CHECK(told(small_chain_with()).empty());
}

TEST_CASE("each planted fault is warned of")
{
    struct Fault {
        std::vector<std::string> sets;
        std::string kind, of, says;
    };
    const Fault fault = GENERATE(values<Fault>({
        {{"pipelines[coal line].rate=20 t/h"}, "demand above a link", "coal line", "260 000 t of the pipeline"},
        {{"pipelines[coal line].rate=20 t/h"}, "demand above the chain", "coal", "no more than 195 200 t can pass"},
        {{"berths[quay].handles[0].rate=50 t/h"}, "no steady state", "quay", "ships come faster"},
        {{"berths[quay].handles[0].rate=120 t/h"}, "berths above the guide", "quay", "51.2 %, above the 40 %"},
        {{"stores[coal yard].capacity=4 kt"}, "yard below a parcel", "coal yard", "it holds 4 000 t"},
        {{"trades[coal loaded].land=[]"}, "no way over land", "coal yard", "ships ask for 260 000 t"},
    }));
    CAPTURE(fault.kind);
    const std::vector<Warning> all = told(small_chain_with(fault.sets));
    for (const Warning& w : all) UNSCOPED_INFO(w.kind + " | " + w.of + " | " + w.text);
    const Warning* warning = find(all, fault.kind, fault.of);
    REQUIRE(warning);
    CHECK(warning->text.find(fault.says) != std::string::npos);
    CHECK(warning->years == std::vector<int>{2009});
}

TEST_CASE("a ship that floats on the tide alone, and one longer than a berth that she could use otherwise")
{
    Scenario aground = small_chain_with();
    aground.marine.tide.constituents = {{"M2", metres(1), hours(12.42), {}}};
    aground.berths[0].at_low_water = AtLowWater::lies_aground;
    aground.berths[0].depth = metres(7.5); // less 1 of tide and 0.5 of clearance: her 6 m with 5,000 t just float
    CHECK_FALSE(find(told(aground), "afloat on the tide alone", "coaster at quay"));
    aground.berths[0].depth = metres(7.4);
    const std::vector<Warning> all = told(aground);
    const Warning* warning = find(all, "afloat on the tide alone", "coaster at quay");
    REQUIRE(warning);
    CHECK(warning->text.find("draws 6.0 m; at the lowest tide there is water for 5.9 m") != std::string::npos);

    Scenario s = small_chain_with();
    s.berths.push_back(s.berths[0]);
    s.berths.back().name = "short quay";
    s.berths.back().length = metres(120);
    CHECK(find(told(s), "longer than a berth", "coaster at short quay"));
}

TEST_CASE("a warning says in which years, with the figures of the first")
{
    // 8,760 h of 40 t/h are 350.4 kt; 10 % more each year reach that in 2013: 260 x 1.1^4 = 380.7.
    const std::vector<Warning> all =
        told(small_chain_with({"years=6", "trades[coal loaded].growth=10 %", "pipelines[coal line].rate=40 t/h"}));
    const Warning* warning = find(all, "demand above a link", "coal line");
    REQUIRE(warning);
    CHECK(warning->years == std::vector<int>{2013, 2014});
    CHECK(warning->text.find("380 666 t") != std::string::npos);
}
