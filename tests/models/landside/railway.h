#pragma once
#include "models/landside/rail.h"
#include "models/scenario/dates.h"
#include "tests/support/catch.h"

#include <cmath>
#include <memory>

namespace port::test {

/// A line, a station and trains of 1,000 t for one yard.
struct Railway {
    Scenario scenario;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<Periods> periods;
    std::unique_ptr<Ledger> ledger;
    sim::Simulation sim;
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Rail> rail;

    Railway()
    {
        scenario.start = to_date({2009, 1, 1});
        scenario.horizon = days(10);
        scenario.categories = {{"coal"}};
        scenario.stores = {{"yard", "coal", tonnes(1e6), tonnes(0)}};
        RailLine line;
        line.name = "line";
        line.paths = 24;
        scenario.railways = {line};
        scenario.stations = {{"station", "line", 100, hours(1)}};
        RailService trains;
        trains.name = "trains";
        trains.station = "station";
        trains.wagons = 20;
        trains.net_load = tonnes(50);
        trains.rate = tonnes_per_hour(1000);
        scenario.rail_services = {trains};
        TradeSpec trade;
        trade.name = trade.category = "coal";
        trade.store = "yard";
        trade.land = {{"trains", share(1)}};
        scenario.trades = {trade};
    }
    ~Railway() { sim.stop_all(); }
    Railway(const Railway&) = delete;

    void build()
    {
        calendar = std::make_unique<Calendar>(scenario);
        periods = std::make_unique<Periods>(calendar->periods());
        periods->turn();
        ledger = std::make_unique<Ledger>(*periods);
        fair = std::make_unique<Weather>(sim, scenario, *calendar, *periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, *periods, *ledger, *fair, 1, 0);
        rail = std::make_unique<Rail>(sim, scenario, *calendar, *periods, *storage, *ledger, 1, 0);
    }
    [[nodiscard]] double paths_used() const { return rail->line_use()[0].used[1]; }
};

inline sim::Time after(double hours)
{
    return sim::Time{std::chrono::nanoseconds(std::llround(hours * 3.6e12))};
}

} // namespace port::test
