#include "models/results/measure.h"
#include "tests/support/catch.h"

#include <chrono>

using namespace port;
using namespace std::chrono_literals;

TEST_CASE("facts become figures: one call, one berth, one reported period")
{
    Scenario scenario;
    scenario.categories = {{"coal", Group::dry}};
    TradeSpec trade;
    trade.name = "coal out";
    trade.category = "coal";
    scenario.trades = {trade};
    Periods periods({sim::Time{0h}, sim::Time{0h}, sim::Time{100h}}, {2010});
    periods.turn();
    Ledger ledger(periods);
    ledger.post(ledger.line(AccountKind::store, AccountKind::ship, 0, "berth 1"), 5000);
    Visits visits(periods, 1, false);
    CallRow row;
    row.parcel = 5000;
    {
        Visit visit(visits, 0, row, sim::Time{0h});
        visit.cause(Cause::working, sim::Time{10h});
        visit.reach(Stage::passage, sim::Time{10h});
        visit.reach(Stage::passage_out, sim::Time{30h});
        visit.clear(sim::Time{30h});
    }
    StateClock clock(periods, "berth 1", 1);
    clock.move(State::idle, State::busy, sim::Time{10h});
    clock.move(State::busy, State::slowed, sim::Time{25h});
    clock.move(State::slowed, State::idle, sim::Time{30h});
    clock.settle(sim::Time{100h});
    const Facts facts{
        scenario, periods, ledger, visits, {{0, 5000}}, {{0, 0}}, {{ResourceKind::berth, "berth 1", &clock}},
        {},       {},      {}};
    const std::vector<std::vector<Measured>> runs{measure(facts)};
    const Summary s = summarise("hand made", runs);
    const auto value = [&](const char* measure, const char* of, const char* cause = "") {
        const Figure* f = s.find(measure, of, 2010, cause);
        return f && f->mean ? *f->mean : -1;
    };
    for (const char* of : {"port", "coal", "coal out"}) {
        CHECK(value("throughput", of) == Approx(5000));
        CHECK(value("waiting", of) == Approx(10));
        CHECK(value("waiting ratio", of) == Approx(0.5));
        CHECK(value("time in port", of, "no berth") == Approx(10));
    }
    CHECK(value("throughput", "berth 1") == Approx(5000));
    CHECK(value("berth occupancy", "berth 1") == Approx(0.2));
    CHECK(value("working share", "berth 1") == Approx(0.2));
    CHECK(value("utilisation", "berth 1", "busy") + value("utilisation", "berth 1", "slowed") +
              value("utilisation", "berth 1", "idle") ==
          Approx(1));
}
