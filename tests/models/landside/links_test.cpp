#include "models/landside/links.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

using namespace port;
using namespace std::chrono_literals;

namespace {

/// A gate of 100 t/h and a pipeline of 200 t/h, each for two trades that bring cargo to a yard of their own.
struct Land {
    Scenario scenario;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<Periods> periods;
    std::unique_ptr<Ledger> ledger;
    sim::Simulation sim;
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Roads> roads;
    std::unique_ptr<Links> links;

    Land()
    {
        scenario.start = to_date({2009, 1, 1});
        scenario.horizon = days(2);
        RoadService gate;
        gate.name = "gate";
        gate.mode = RoadMode::flow;
        gate.payload = tonnes(25);
        gate.gate_time = minutes(15);
        scenario.road_services = {gate};
        Pipeline& line = scenario.pipelines.emplace_back();
        line.name = "line";
        line.rate = tonnes_per_hour(250);
        line.efficiency = share(0.8);
        for (const char* by : {"gate", "gate", "line", "line"}) {
            const std::string name = "trade " + std::to_string(scenario.trades.size());
            scenario.categories.push_back({name});
            scenario.stores.push_back({name, name, tonnes(1000), tonnes(0)});
            TradeSpec trade;
            trade.name = trade.category = trade.store = name;
            trade.land = {{by, share(1)}};
            scenario.trades.push_back(trade);
        }
    }
    ~Land() { sim.stop_all(); }
    Land(const Land&) = delete;

    void build()
    {
        calendar = std::make_unique<Calendar>(scenario);
        periods = std::make_unique<Periods>(calendar->periods());
        periods->turn();
        ledger = std::make_unique<Ledger>(*periods);
        fair = std::make_unique<Weather>(sim, scenario, *calendar, *periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, *periods, *ledger, *fair, 1, 0);
        roads = std::make_unique<Roads>(scenario, *periods);
        links = std::make_unique<Links>(sim, scenario, *calendar, *periods, *storage, *ledger, *roads);
    }
    void run_to_the_end()
    {
        sim.run_before(sim::Time{48h}, sim::Priority::begins);
        links->settle(sim.now());
    }
    [[nodiscard]] double hours(std::size_t link, State state) const
    {
        return static_cast<double>(links->all()[link].clock.spent(1)[static_cast<std::size_t>(state)]) / 3.6e12;
    }
};

} // namespace

TEST_CASE("two trades share a link evenly; it is busy when all of it is in use")
{
    Land land;
    land.build();
    land.storage->orders().place(2, 400);
    land.storage->orders().place(3, 600);
    land.run_to_the_end();
    // 100 t/h each for 4 h, then 200 t/h for the other 200 t: 5 h in all, and busy throughout.
    CHECK(land.hours(1, State::busy) == Approx(5));
    CHECK(land.hours(1, State::idle) == Approx(43));
    CHECK(land.links->all()[1].deferred[1] == Approx(0).margin(1e-9));
}

TEST_CASE("while one trade is blocked the other has the link for itself")
{
    Land land;
    land.build();
    land.storage->orders().place(2, 1500); // its tank holds 1,000 t
    land.storage->orders().place(3, 700);
    land.run_to_the_end();
    // 100 t/h each until 7, 200 t/h for the first alone until its tank is full at 8.5; then it is blocked to the end.
    CHECK(land.hours(1, State::busy) == Approx(8.5));
    CHECK(land.hours(1, State::blocked) == Approx(39.5));
    CHECK(land.links->all()[1].deferred[1] == Approx(39.5 * 200));
    CHECK(land.storage->network().level(land.storage->into(3)) == Approx(700));
}

TEST_CASE("a gate is closed outside its hours, with or without orders, and busy never")
{
    Land land;
    land.scenario.road_services[0].opens = TimeOfDay{8 * 3600};
    land.scenario.road_services[0].closes = TimeOfDay{18 * 3600};
    land.build();
    land.sim.run_until(sim::Time{3h});
    land.storage->orders().place(0, 500);
    land.sim.run_until(sim::Time{17h});
    land.storage->orders().place(1, 300);
    land.run_to_the_end();
    // From 8 to 13, from 17 to 18, and 2 h from 8 of the second day.
    CHECK(land.hours(0, State::busy) == Approx(5 + 1 + 2));
    CHECK(land.hours(0, State::closed) == Approx(28));
    CHECK(land.hours(0, State::idle) == Approx(12));
    CHECK(land.links->all()[0].deferred[1] == Approx(0).margin(1e-9)); // a closed gate has nothing to defer
}

TEST_CASE("a gate that closes at midnight opens at its hour, and one from midnight on closes at its hour")
{
    for (const bool late : {true, false}) {
        Land land;
        land.scenario.road_services[0].opens = TimeOfDay{late ? 20 * 3600 : 0};
        land.scenario.road_services[0].closes = TimeOfDay{late ? 86400 : 4 * 3600};
        land.build();
        land.storage->orders().place(0, 1000);
        land.run_to_the_end();
        CHECK(land.hours(0, State::busy) == Approx(8));
        CHECK(land.hours(0, State::closed) == Approx(40));
        CHECK(land.storage->network().level(land.storage->into(0)) == Approx(800));
    }
}

TEST_CASE("a rate of another day holds from that day on, also for an order under way")
{
    Land land;
    land.build();
    land.storage->orders().place(2, 1000);
    land.sim.run_before(sim::Time{2h}, sim::Priority::begins);
    Scenario later = land.scenario;
    later.pipelines[0].efficiency = share(0.4);
    land.links->change(later);
    land.run_to_the_end();
    CHECK(land.hours(1, State::busy) == Approx(2 + 6)); // 400 t at 200 t/h, 600 t at 100 t/h
    CHECK(land.links->all()[1].deferred[1] == Approx(0).margin(1e-9));
}
