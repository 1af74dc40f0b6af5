#include "models/landside/filled_line.h"
#include "models/landside/links.h"
#include "models/record/balance.h"
#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <memory>
#include <vector>

using namespace port;
using namespace std::chrono_literals;

namespace {

/// A line of 100 t/h, always full, for three trades with a category and a store each.
struct Line {
    Scenario scenario;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<Periods> periods;
    std::unique_ptr<Ledger> ledger;
    sim::Simulation sim;
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Roads> roads;
    std::unique_ptr<Links> links;

    Line(double fill, std::size_t holds, Direction direction)
    {
        scenario.start = to_date({2009, 1, 1});
        scenario.horizon = days(100);
        Pipeline& line = scenario.pipelines.emplace_back();
        line.name = "line";
        line.rate = tonnes_per_hour(100);
        line.fill = tonnes(fill);
        for (const char* name : {"light", "heavy", "sour"}) {
            scenario.categories.push_back({name});
            scenario.stores.push_back({name, name, tonnes(1e6), tonnes(direction == Direction::loaded ? 0 : 1e5)});
            TradeSpec& trade = scenario.trades.emplace_back();
            trade.name = trade.category = trade.store = name;
            trade.direction = direction;
            trade.land = {{"line", share(1)}};
        }
        line.holds = scenario.trades[holds].name;
        calendar = std::make_unique<Calendar>(scenario);
        periods = std::make_unique<Periods>(calendar->periods());
        periods->turn();
        ledger = std::make_unique<Ledger>(*periods);
        fair = std::make_unique<Weather>(sim, scenario, *calendar, *periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, *periods, *ledger, *fair, 1, 0);
        roads = std::make_unique<Roads>(scenario, *periods);
        links = std::make_unique<Links>(sim, scenario, *calendar, *periods, *storage, *ledger, *roads);
    }
    ~Line() { sim.stop_all(); }
    Line(const Line&) = delete;

    void run_to(double hours)
    {
        sim.run_until(sim::Time{sim::from_seconds(hours * 3600)});
        storage->network().flush();
        links->settle(sim.now());
    }
    [[nodiscard]] double level(int store) const { return storage->network().level(storage->into(store)); }
    [[nodiscard]] double to_land(int category) const
    {
        double sum = 0;
        for (const LedgerLine& line : ledger->lines())
            if (line.category == category && line.to == AccountKind::land) sum += line.tonnes[1];
        return sum;
    }
    [[nodiscard]] bool balanced() const
    {
        for (int c = 0; c < 3; ++c)
            if (!balance_of(*ledger, c, 1, storage->opening(c), storage->level(c)).closes()) return false;
        return true;
    }
};

/// Tonnes that came out of a pipe, by trade: a queue of lots that is pushed on.
std::vector<double> emerged(double fill, std::size_t holds, const std::vector<std::pair<std::size_t, double>>& orders)
{
    std::deque<std::pair<std::size_t, double>> pipe{{holds, fill}};
    std::vector<double> out(3);
    for (const auto& [trade, tonnes] : orders) {
        pipe.emplace_back(trade, tonnes);
        for (double push = tonnes; push > 0;) {
            const double lot = std::min(push, pipe.front().second);
            out[pipe.front().first] += lot;
            push -= lot;
            if ((pipe.front().second -= lot) <= 0) pipe.pop_front();
        }
    }
    return out;
}

} // namespace

TEST_CASE("the second batch emerges when the fill before it has been pushed out, to the tick")
{
    for (const double fill : {300.0, 1000.0 / 7, 0.5}) {
        Line line(fill, 0, Direction::loaded);
        line.storage->orders().place(1, 500);
        const sim::Duration emerges = sim::from_seconds(fill / 100 * 3600);
        line.sim.run_until(sim::start_of_time + emerges);
        CHECK(line.level(0) == Approx(fill));
        CHECK(line.level(1) == 0);
        line.sim.run_until(sim::start_of_time + emerges + 1s);
        CHECK(line.level(0) == Approx(fill));
        CHECK(line.level(1) == Approx(100.0 / 3600));
    }
}

TEST_CASE("batches emerge in order, both ways, and the books of what is in the line are right at any time")
{
    sim::Stream dice(11, 0, "orders");
    for (int round = 0; round < 40; ++round) {
        const Direction direction = round % 2 == 0 ? Direction::loaded : Direction::unloaded;
        const double fill = std::floor(1 + 400 * dice.uniform());
        const auto holds = static_cast<std::size_t>(3 * dice.uniform());
        Line line(fill, holds, direction);
        CHECK(line.balanced());
        std::vector<std::pair<std::size_t, double>> orders;
        double at = 0;
        for (int n = 0; n < 12; ++n) {
            orders.emplace_back(static_cast<std::size_t>(3 * dice.uniform()), std::floor(1 + 500 * dice.uniform()));
            line.storage->orders().place(orders.back().first, orders.back().second);
            line.run_to(at += 5 * dice.uniform());
            CHECK(line.balanced());
        }
        line.run_to(200);
        CHECK(line.balanced());
        const std::vector<double> out = emerged(fill, holds, orders);
        std::vector<double> in(3);
        for (const auto& [trade, tonnes] : orders) in[trade] += tonnes;
        CAPTURE(round, fill, holds);
        for (int t = 0; t < 3; ++t) {
            const auto trade = static_cast<std::size_t>(t);
            if (direction == Direction::loaded) {
                CHECK(line.level(t) == Approx(out[trade]).margin(1e-6));
            } else {
                CHECK(line.level(t) == Approx(1e5 - in[trade]));
                CHECK(line.to_land(t) == Approx(out[trade]).margin(1e-6));
            }
            const double held = (trade == holds ? fill : 0) + in[trade] - out[trade];
            CHECK(line.storage->level(t) - line.level(t) == Approx(held).margin(1e-6));
        }
    }
}

TEST_CASE("a line of one trade passes it at once, and its fill counts as stock")
{
    Line line(300, 0, Direction::loaded);
    CHECK(line.storage->opening(0) == 300);
    line.storage->orders().place(0, 250);
    line.run_to(1);
    CHECK(line.level(0) == Approx(100));
    line.run_to(10);
    CHECK(line.level(0) == Approx(250));
    CHECK(line.storage->level(0) == Approx(550));
}
