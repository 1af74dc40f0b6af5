// Occupancy by hand, and waiting against exact queues.
#include "tests/models/bound/small_chain.h"
#include "tests/theory/queueing.h"

using namespace port;
using namespace port::bound;
using port::test::small_chain_with;

TEST_CASE("the chance to wait is Erlang's")
{
    CHECK(erlang_c(1, 0.5) == Approx(0.5));
    CHECK(erlang_c(2, 0.5) == Approx(1.0 / 3)); // 2 a^2 / (2 (2 - a) (1 + a + a^2 / (2 - a))) at a = 1
    CHECK(erlang_c(3, 0.0) == 0);
    CHECK(erlang_c(4, 1.0) == Approx(1));
    for (const int servers : {1, 2, 5, 10})
        for (const double load : {0.1, 0.6, 0.95}) {
            CAPTURE(servers, load);
            const double service = 7;
            const double exact = theory::erlang_c_mean_wait(servers, load * servers / service, 1 / service);
            CHECK(erlang_c(servers, load) * service / (servers * (1 - load)) == Approx(exact));
        }
}

TEST_CASE("occupancy of a berth: 52 calls of 28 hours")
{
    // 1 h to berth, 1 h of papers, 5,000 t at 200 t/h, 1 h to unberth: 28 h. No channel.
    const Scenario s = small_chain_with();
    const Plan plan(s, catalogues());
    const BoundYear year = years_of(plan).front();
    REQUIRE(year.groups.size() == 1); // the ore has no calls
    const BerthGroup& quay = year.groups[0];
    CHECK(quay.name == "quay");
    CHECK(quay.count == 1);
    CHECK(quay.calls == Approx(52));
    CHECK(quay.service == Approx(28));
    CHECK(quay.occupancy == Approx(52 * 28 / 8760.0));
    CHECK(quay.guide == 0.4);
    CHECK(quay.waiting_mm.value() == Approx(quay.occupancy / (1 - quay.occupancy)));
    // Pollaczek and Khinchine: (1 + 1/2) / 2 of it, exactly, for one server.
    CHECK(quay.waiting_me2.value() == Approx(0.75 * *quay.waiting_mm));
}

TEST_CASE("trades that share berths are one queue, and one that no berth is free of has no wait to expect")
{
    const Scenario s = small_chain_with({"trades[ore unloaded].demand[2009].demand=1 Mt/yr"});
    const Plan plan(s, catalogues());
    const BoundYear year = years_of(plan).front();
    REQUIRE(year.groups.size() == 1);
    CHECK(year.groups[0].trades.size() == 2);
    // 250 calls of 1 + 40 + 1 h beside the coal's 52 of 28.
    CHECK(year.groups[0].occupancy == Approx((250 * 42 + 52 * 28) / 8760.0));
    CHECK_FALSE(year.groups[0].waiting_mm);
}
