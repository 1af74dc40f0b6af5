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

TEST_CASE("money of two currencies is not added up, and trades without laytime have no such figures")
{
    Scenario scenario;
    scenario.start = {14245}; // 1 January 2009
    scenario.categories = {{"coal", Group::dry}};
    LaytimeSpec terms;
    terms.allowed = hours(10);
    terms.demurrage = 24'000;
    TradeSpec trade;
    trade.category = "coal";
    for (const char* name : {"in dollars", "in euros", "without"}) {
        trade.name = name;
        trade.laytime.assign(1, terms);
        if (trade.name == "in euros") trade.laytime[0].currency = "EUR";
        if (trade.name == "without") trade.laytime.clear();
        scenario.trades.push_back(trade);
    }
    const Periods periods({sim::Time{0h}, sim::Time{0h}, sim::Time{100h}}, {2009});
    const Ledger ledger(periods);
    Visits visits(periods, 3, false);
    visits.keep_stages(0);
    visits.keep_stages(1);
    for (std::size_t t = 0; t < 3; ++t) {
        Visit visit(visits, t, {}, sim::Time{1h});
        for (const Stage stage : {Stage::passage, Stage::all_fast, Stage::work_starts})
            visit.reach(stage, sim::Time{1h});
        visit.reach(Stage::work_ends, sim::Time{t == 0 ? 13h : 7h}); // 2 h on demurrage; 4 h saved
        visit.clear(sim::Time{20h});
    }
    const std::vector<std::vector<double>> nought(3, std::vector<double>(2));
    const Facts facts{scenario, periods, ledger, visits, nought, nought, {}, {}, {}, {}};
    const std::vector<Measured> figures = measure(facts);
    const auto value = [&](const char* measure, const char* of, const char* unit) {
        for (const Measured& m : figures)
            if (m.key.measure == measure && m.key.of == of && m.key.unit == unit) return m.value.value_or(-1);
        return -1.0;
    };
    for (const char* of : {"port", "coal"}) {
        CHECK(value("demurrage", of, "USD") == 2000);
        CHECK(value("demurrage", of, "EUR") == 0);
        CHECK(value("despatch", of, "USD") == 0);
        CHECK(value("despatch", of, "EUR") == 2000);
        CHECK(value("laytime used", of, "h") == 9); // of the two that have a laytime
        CHECK(value("calls on demurrage", of, "share") == 0.5);
    }
    CHECK(value("demurrage", "in dollars", "EUR") == -1);
    CHECK(value("laytime used", "without", "h") == -1);
}
