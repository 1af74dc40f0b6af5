// A schedule worked by hand, with two of its values in doubt: what each method must say of it follows by hand as well.
#include "tools/study/sensitivity/sensitivity_study.h"
#include "tools/study/sensitivity/value_range.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "tools/scenario_io/read_scenario.h"

using namespace port;
using namespace port::study;

namespace {

/// One tug and two ships. The tug takes call 1 in for 0.5 h of channel and B of berthing and needs T to come back; call
/// 2 came at 0.25 h and waits for it until 0.5 + B + T. So the two wait 0 and 0.25 + B + T, on average half of that:
/// 0.625 as the file has them, with B = T = 0.5 h. B is anything from 0.25 to 0.75 h, T from 0.25 to 0.5 h.
Scenario one_tug()
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/verification/one-tug.yaml", catalogues(), {});
    REQUIRE(read.ok());
    return with_ranges(std::move(read.scenario),
                       {"marine.berthing=0.25:0.75 h", "marine.tugs[0].travel_back=15:30 min"});
}

SensitivityAnswer studied(SensitivityMethod method)
{
    SensitivityRequest request;
    request.method = method;
    request.samples = method == SensitivityMethod::sobol ? 1024 : 8;
    return study_sensitivity(one_tug(), request,
                             [](const Scenario& point, std::uint64_t r) { return run(point, 1, r).figures; });
}

} // namespace

TEST_CASE("the swings of one tug's schedule are those worked by hand", "[sensitivity]")
{
    // Nine tenths of half an hour, and of a quarter, halved over the two calls; T's usual value is its upper end.
    const SensitivityAnswer answer = studied(SensitivityMethod::tornado);
    const auto& found = std::get<Tornado>(answer.found);
    CHECK(found.base.value == Approx(0.625));
    CHECK(found.swings[0].swing.value == Approx(0.225));
    CHECK(found.swings[1].swing.value == Approx(0.1125));
    CHECK(found.swings[0].low == Approx((0.25 + 0.275 + 0.5) / 2));
    CHECK(found.swings[1].high == Approx((0.25 + 0.5 + 0.4875) / 2));
    CHECK(answer.next->dimension == 0);
    CHECK(answer.next->told_apart);
    CHECK(answer.next->matters);
}

TEST_CASE("the effects in one tug's schedule are those worked by hand, and do not spread", "[sensitivity]")
{
    const SensitivityAnswer answer = studied(SensitivityMethod::morris);
    const auto& found = std::get<MorrisEffects>(answer.found);
    CHECK(found.of[0].mu.value == Approx(0.225));
    CHECK(found.of[1].mu.value == Approx(0.1125));
    CHECK(found.of[0].sigma.value == Approx(0).margin(1e-9));
}

TEST_CASE("four fifths of the variance of one tug's schedule are the berthing's", "[sensitivity]")
{
    // Half of B spreads by 0.25^2 / 12, half of T by 0.125^2 / 12: four to one, and nothing together.
    const SensitivityAnswer answer = studied(SensitivityMethod::sobol);
    const auto& found = std::get<SobolIndices>(answer.found);
    CHECK(found.variance == Approx(5 * 0.125 * 0.125 / 12).epsilon(0.02));
    CHECK(found.of[0].first.value == Approx(0.8).margin(0.02));
    CHECK(found.of[1].total.value == Approx(0.2).margin(0.02));
    CHECK(*found.parts->share_of_chance() == Approx(0).margin(1e-9));
}
