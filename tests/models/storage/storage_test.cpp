// The books against the places: what the ledger says moved is what the levels lost and gained.
#include "models/record/balance.h"
#include "models/storage/storage.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <numeric>

using namespace port;
using namespace std::chrono_literals;

namespace {

/// Notes the last that it was told.
struct Noted final : Follower {
    void goes(double is, sim::Limit limited) override
    {
        rate = is;
        limit = limited;
    }
    double rate = 0;
    sim::Limit limit = sim::Limit::none;
};

/// A yard between a ship's hold and the land, and a second one that nothing touches.
struct OreYard {
    Scenario scenario;
    Periods periods{{sim::Time{}, sim::Time{}, sim::Time{100h}, sim::Time{200h}}, {2009, 2010}};
    Ledger ledger{periods};
    sim::Simulation sim;
    Calendar calendar{scenario};
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    Ledger::LineId from_ship{}, to_land{};
    sim::PlaceId hold;
    sim::MachineId trucks;
    sim::RouteId in, out;

    OreYard()
    {
        scenario.categories = {{"ore"}, {"coal"}};
        scenario.stores = {{"ore yard", "ore", tonnes(1000), tonnes(300)},
                           {"coal yard", "coal", tonnes(50), tonnes(70)}};
        scenario.machines = {{"belt", tonnes_per_hour(200), share(0.5)}};
        scenario.trades.resize(2);
        fair = std::make_unique<Weather>(sim, scenario, calendar, periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, periods, ledger, *fair, 1, 0);
        storage->close_period(); // a warm-up of no time
        periods.turn();
        sim::FlowNetwork& network = storage->network();
        hold = network.add_place({.name = {"hold"}, .capacity = 1e6, .level = 20'000});
        storage->afloat(0, hold, true);
        trucks = network.add_machine({"trucks"}, 60);
        from_ship = ledger.line(AccountKind::ship, AccountKind::store, 0, "berth");
        to_land = ledger.line(AccountKind::store, AccountKind::land, 0, "trucks");
        const std::vector<sim::MachineId> belt = storage->machines({"belt"});
        in = storage->route({.name = {"quay"}, .from = hold, .to = storage->into(0), .machines = belt}, from_ship, 0, 1,
                            0);
        out = storage->route(
            {.name = {"gate"}, .from = storage->into(0), .to = storage->land(), .machines = {&trucks, 1}}, to_land, 0,
            -1, 0);
    }
    [[nodiscard]] double posted(Ledger::LineId line, int period) const
    {
        return ledger.lines()[line].tonnes[static_cast<std::size_t>(period)];
    }
};

} // namespace

TEST_CASE("a store opens with its stock, at most what it holds")
{
    OreYard yard;
    CHECK(yard.storage->opening(0) == 300);
    CHECK(yard.storage->opening(1) == 50);
    CHECK(yard.storage->level(0) == 20'300); // with the hold
    CHECK(yard.storage->level(1) == 50);
}

TEST_CASE("flows are posted where they end, by period, and levels, stock and machine use agree")
{
    OreYard yard;
    Storage& storage = *yard.storage;
    Noted ship;
    Noted gate;
    // The belt passes 100 t/h: the yard is full after 7 h; then 60 t/h go out from 20 h on, and the ship follows.
    const auto a = storage.start({.name = {"ship"}, .routes = {&yard.in, 1}, .amount = 9000}, ship, {});
    yard.sim.run_until(sim::Time{6h});
    CHECK(ship.rate == 100);
    yard.sim.run_until(sim::Time{19h});
    CHECK(ship.rate == 0);
    CHECK(ship.limit == sim::Limit::full_destination);
    yard.sim.run_until(sim::Time{20h});
    const auto b = storage.start({.name = {"gate"}, .routes = {&yard.out, 1}, .amount = 9000}, gate, {});
    yard.sim.run_before(sim::Time{100h}, sim::Priority::begins);
    CHECK(ship.rate == 60);
    storage.close_period();
    yard.periods.turn();
    CHECK(yard.posted(yard.from_ship, 1) == Approx(700 + 80 * 60));
    CHECK(yard.posted(yard.to_land, 1) == Approx(80 * 60));
    CHECK(storage.network().moved(a) == Approx(5500));
    CHECK(storage.network().moved(b) == Approx(4800));
    CHECK(storage.stocks()[0].closing[1] == 1000);
    CHECK(storage.machines()[0]->use().passed[1] == Approx(5500));
    CHECK(storage.machines()[0]->use().possible[1] == Approx(100 * 100));
    CHECK(storage.level(0) == Approx(20'300 - 4800));
}

TEST_CASE(
    "after a day of starts, stops and changes nothing is lost: ledger and levels agree, and so does the mean stock")
{
    sim::Stream stream(1, 0, "storage test");
    for (int c = 0; c < 30; ++c) {
        OreYard yard;
        Storage& storage = *yard.storage;
        Noted ship;
        Noted gate;
        sim::TransferId in{};
        sim::TransferId out{};
        double area = 0; // of the yard's level over time, in tonne-minutes
        for (int minute = 0; minute < 6000; ++minute) {
            const double before = storage.network().level(storage.into(0));
            if (minute % 30 == 0) {
                const bool in_now = storage.network().active(in);
                if (stream.uniform() < 0.5) {
                    if (in_now) storage.network().stop(in);
                    if (!in_now)
                        in = storage.start(
                            {.name = {"ship"}, .routes = {&yard.in, 1}, .amount = 400 * stream.uniform()}, ship, {});
                }
                const bool out_now = storage.network().active(out);
                if (stream.uniform() < 0.5) {
                    if (out_now) storage.network().stop(out);
                    if (!out_now)
                        out = storage.start(
                            {.name = {"gate"}, .routes = {&yard.out, 1}, .amount = 400 * stream.uniform()}, gate, {});
                }
                if (minute == 3000) {
                    yard.scenario.machines[0].rate = tonnes_per_hour(120);
                    storage.change(yard.scenario);
                }
            }
            yard.sim.run_until(sim::Time{std::chrono::minutes(minute + 1)});
            const double level = storage.network().level(storage.into(0));
            CHECK(level >= 0);
            CHECK(level <= 1000);
            area += (before + level) / 2;
        }
        storage.close_period();
        const Balance balance =
            balance_of(yard.ledger, 0, 1, 300 + 20'000, storage.level(0)); // the ship's tonnes were there too
        CHECK(balance.moved > 500);
        CHECK(balance.closes());
        CHECK(std::abs(balance.gap()) < 1e-7);
        const StockBook& book = storage.stocks()[0];
        CHECK(book.closing[1] == storage.network().level(storage.into(0)));
        CHECK(book.closing[1] ==
              Approx(300 + yard.posted(yard.from_ship, 1) - yard.posted(yard.to_land, 1)).margin(1e-7));
        CHECK(book.tonne_ticks[1] / 6e10 == Approx(area).epsilon(1e-4)); // a bound is met within a minute
        const Equipment::Use& belt = storage.machines()[0]->use();
        CHECK(belt.passed[1] == Approx(yard.posted(yard.from_ship, 1)));
        CHECK(belt.possible[1] == Approx(50 * 100 + 50 * 60));
    }
}

TEST_CASE("what ships ask for goes to each taker by its share")
{
    Orders orders(2);
    double rail = 0;
    double road = 0;
    orders.take(0, 0, 0.7, [&](double t) { rail += t; });
    orders.take(0, 1, 0.3, [&](double t) { road += t; });
    orders.place(0, 1000);
    orders.place(1, 500); // nobody takes it
    orders.place(0, 10);
    CHECK(rail == Approx(707));
    CHECK(road == Approx(303));
}
