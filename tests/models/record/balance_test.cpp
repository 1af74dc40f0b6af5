// The balance must be able to fail: tonnes that vanish from a place are found, however small their part is.
#include "models/catalogues.h"
#include "models/port.h"
#include "models/record/balance.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

using namespace port;

namespace {

Scenario schedule(const char* name)
{
    const io::ReadResult read =
        io::read_scenario(std::string(PORTSIM_ROOT "/scenarios/verification/") + name, catalogues());
    REQUIRE(read.ok());
    return read.scenario;
}

} // namespace

TEST_CASE("what came in and what was there is what went out and what is there")
{
    const Periods periods({sim::Time{}, sim::Time{}, sim::Time{std::chrono::hours(9)}}, {2009});
    Ledger ledger(periods);
    ledger.post(ledger.line(AccountKind::land, AccountKind::train, 0, "coal trains"), 3000);
    ledger.post(ledger.line(AccountKind::train, AccountKind::store, 0, "coal trains"), 2500);
    ledger.post(ledger.line(AccountKind::store, AccountKind::ship, 0, "berth"), 2600);
    ledger.post(ledger.line(AccountKind::ship, AccountKind::sea, 0, "coal"), 2600);
    ledger.post(ledger.line(AccountKind::sea, AccountKind::ship, 1, "ore"), 999); // another category
    const Balance balance = balance_of(ledger, 0, 1, 200, 600); // 500 t on the wagons, 100 t in the yard
    CHECK(balance.in == 3000);
    CHECK(balance.out == 2600);
    CHECK(balance.moved == 10700);
    CHECK(balance.closes());
    CHECK(balance_of(ledger, 0, 1, 200, 600.01).closes()); // 1e-6 of what moved
    CHECK_FALSE(balance_of(ledger, 0, 1, 200, 600.02).closes());
    CHECK_FALSE(balance_of(ledger, 0, 1, 200, 599.98).closes());
}

TEST_CASE("a level corrupted on purpose fails the run, and names the category and the tonnes")
{
    const Scenario scenario = schedule("full-yard.yaml");
    {
        const Versions days = versions_of(scenario);
        Port sound(days, 1, 0, false);
        CHECK_NOTHROW(sound.run({}));
    }
    for (const bool taken : {true, false}) {
        const Versions days = versions_of(scenario);
        Port port(days, 1, 0, false);
        sim::FlowNetwork& network = port.storage().network();
        const double gap =
            taken ? network.take(port.storage().into(0), 0.5) : network.put(port.storage().into(0), 0.5);
        REQUIRE(gap == 0.5);
        try {
            port.run({});
            FAIL("the run did not notice");
        } catch (const ModelFailure& failure) {
            const std::string says = failure.what();
            CAPTURE(says);
            CHECK(says.find("the balance of coal does not close") != std::string::npos);
            CHECK(says.find(taken ? "= 0.5 t" : "= -0.5 t") != std::string::npos);
        }
    }
}

TEST_CASE("a breach in one of several years is found at the end of that year")
{
    Scenario scenario = schedule("even-arrivals.yaml");
    scenario.years = 3;
    const Versions days = versions_of(scenario);
    Port port(days, 1, 0, false);
    port.storage().network().put(port.storage().into(0), 1);
    CHECK_THROWS_AS(port.run({}), ModelFailure);
}
