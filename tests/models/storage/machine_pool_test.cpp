// Machines that go round: against a plainer way to split them, over random ships.
#include "models/record/visits.h"
#include "models/storage/storage.h"
#include "sim/flow_waits.h"
#include "sim/process.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <optional>

using namespace port;
using namespace std::chrono_literals;

namespace {

constexpr double each = 100; // t/h

struct Ship {
    int least, most;
    sim::Duration arrives, works;
    int priority = 0; ///< greater goes first
    bool waits = false, at_work = false;
    double rate = 0;
};

struct Tells final : Follower {
    Tells(Ship& its_ship, PoolLease& its_pool) : ship(its_ship), pool(its_pool) {}
    void goes(double rate, sim::Limit limit) override
    {
        ship.rate = rate;
        pool.goes(rate, limit);
    }
    Ship& ship;
    PoolLease& pool;
};

struct Quay {
    Scenario scenario;
    Periods periods{{sim::Time{}, sim::Time{}, sim::Time{1000h}}, {2009}};
    Ledger ledger{periods};
    sim::Simulation sim;
    Calendar calendar{scenario};
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Visits> visits;

    Quay(int count, PoolUse use)
    {
        scenario.categories = {{"ore"}};
        scenario.machine_pools = {{"cranes", count, tonnes_per_hour(each), share(1), use}};
        scenario.trades.resize(1); // whose cargo the ships carry
        fair = std::make_unique<Weather>(sim, scenario, calendar, periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, periods, ledger, *fair, 1, 0);
        visits = std::make_unique<Visits>(periods, 1, false);
        storage->close_period();
        periods.turn();
    }
    ~Quay() { sim.stop_all(); }

    sim::Process works(Ship& ship)
    {
        auto coming = sim::delay(sim, ship.arrives);
        co_await coming;
        Visit visit(*visits, 0, CallRow{}, sim.now());
        ship.waits = true;
        auto request = storage->pool("cranes").ask(ship.least, ship.most, ship.priority,
                                                   [&](Cause why) { visit.cause(why, sim.now()); });
        PoolLease pool = co_await request;
        ship.waits = false;
        ship.at_work = true;
        const std::vector<sim::MachineId> machines = pool.machines();
        sim::FlowNetwork& network = storage->network();
        const sim::PlaceId hold = network.add_place({.name = {"hold"}, .level = sim::endless});
        const Ledger::LineId line = ledger.line(AccountKind::ship, AccountKind::land, 0, "quay");
        const sim::RouteId route = storage->route(
            {.name = {"quay"}, .from = hold, .to = storage->land(), .machines = machines}, line, -1, 0, 0);
        Tells tells(ship, pool);
        const sim::TransferId transfer =
            storage->start({.name = {"ship"}, .routes = {&route, 1}, .priority = ship.priority}, tells, {});
        auto work = sim::delay(sim, ship.works);
        co_await work;
        storage->forget(transfer);
        network.stop(transfer);
        storage->remove(route);
        ship.at_work = false;
        ship.rate = 0;
    }
};

constexpr int crumbs = 5040; // of a machine; divides evenly among up to ten

/// Machines that ships of one priority have of `left` crumbs, given out one by one to who has the fewest.
std::vector<long> split_alike(const std::vector<Ship*>& ships, long left)
{
    long least = 0;
    for (const Ship* ship : ships) least += static_cast<long>(ship->least) * crumbs;
    std::vector<long> has;
    for (const Ship* ship : ships) {
        has.push_back(least <= left ? static_cast<long>(ship->least) * crumbs : 0);
    }
    if (least <= left) left -= least;
    while (left > 0) {
        std::size_t poorest = ships.size();
        for (std::size_t i = 0; i < ships.size(); ++i)
            if (has[i] < static_cast<long>(ships[i]->most) * crumbs &&
                (poorest == ships.size() || has[i] < has[poorest]))
                poorest = i;
        if (poorest == ships.size()) break;
        ++has[poorest];
        --left;
    }
    return has;
}

/// Machines that each of those at work has: the greatest priority first, the next from what it leaves.
std::vector<double> split(const std::vector<Ship*>& ships, int count)
{
    std::vector<double> machines(ships.size());
    long left = static_cast<long>(count) * crumbs;
    for (int priority = 0; priority > -3; --priority) {
        std::vector<Ship*> alike;
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < ships.size(); ++i)
            if (ships[i]->priority == priority) {
                alike.push_back(ships[i]);
                which.push_back(i);
            }
        const std::vector<long> has = split_alike(alike, left);
        for (std::size_t k = 0; k < has.size(); ++k) {
            machines[which[k]] = static_cast<double>(has[k]) / crumbs;
            left -= has[k];
        }
    }
    return machines;
}

std::vector<Ship> random_ships(sim::Stream& dice, int count)
{
    std::vector<Ship> ships;
    for (int s = 0; s < 12; ++s) {
        Ship ship{};
        ship.least = 1 + static_cast<int>(dice.uniform() * std::min(3, count));
        ship.most = ship.least + static_cast<int>(dice.uniform() * 4);
        ship.arrives = std::chrono::minutes(static_cast<int>(dice.uniform() * 1500));
        ship.works = std::chrono::minutes(60 + static_cast<int>(dice.uniform() * 500));
        ships.push_back(ship);
    }
    return ships;
}

} // namespace

TEST_CASE("shared machines are split as evenly as least and most allow")
{
    sim::Stream dice(3, 0, "machine pool test");
    int uneven = 0;
    int waiting = 0;
    for (int c = 0; c < 60; ++c) {
        const int count = 1 + static_cast<int>(dice.uniform() * 6);
        Quay quay(count, PoolUse::shared);
        std::vector<Ship> ships = random_ships(dice, count);
        for (Ship& ship : ships) quay.sim.start(quay.works(ship), {"ship"});
        for (int minute = 0; minute < 12000; minute += 7) {
            quay.sim.run_until(sim::Time{std::chrono::minutes(minute) + 30s});
            std::vector<Ship*> at_work;
            int promised = 0;
            for (Ship& ship : ships) {
                if (!ship.at_work) continue;
                at_work.push_back(&ship);
                promised += ship.least;
            }
            REQUIRE(promised <= count);
            const std::vector<double> wanted = split(at_work, count);
            for (std::size_t i = 0; i < at_work.size(); ++i) {
                CAPTURE(c, minute, i, count, at_work.size());
                REQUIRE(at_work[i]->rate / each == Approx(wanted[i]).margin(2e-3)); // crumbs
                uneven += std::abs(wanted[i] - wanted[0]) > 0.01;
            }
            // Somebody waits only if the first in line could not have her least.
            std::vector<const Ship*> waits;
            for (const Ship& ship : ships)
                if (ship.waits) waits.push_back(&ship);
            if (waits.empty()) continue;
            ++waiting;
            const auto first = std::min_element(waits.begin(), waits.end(),
                                                [](const Ship* a, const Ship* b) { return a->arrives < b->arrives; });
            REQUIRE((*first)->least + promised > count);
        }
        for (const Ship& ship : ships) CHECK_FALSE((ship.at_work || ship.waits));
    }
    CHECK(uneven > 100); // else the test would prove nothing
    CHECK(waiting > 100);
}

TEST_CASE("held machines are whole ones, and none is idle that a ship at work could use")
{
    sim::Stream dice(4, 0, "machine pool test");
    int waiting = 0;
    int topped = 0;
    for (int c = 0; c < 60; ++c) {
        const int count = 1 + static_cast<int>(dice.uniform() * 6);
        Quay quay(count, PoolUse::held);
        std::vector<Ship> ships = random_ships(dice, count);
        for (Ship& ship : ships) quay.sim.start(quay.works(ship), {"ship"});
        std::vector<double> before(ships.size(), 0);
        for (int minute = 0; minute < 12000; minute += 7) {
            quay.sim.run_until(sim::Time{std::chrono::minutes(minute) + 30s});
            int taken = 0;
            bool could_use = false;
            std::optional<sim::Duration> first;
            int first_least = 0;
            for (std::size_t i = 0; i < ships.size(); ++i) {
                const Ship& ship = ships[i];
                if (ship.waits && (!first || ship.arrives < *first)) first = ship.arrives, first_least = ship.least;
                if (!ship.at_work) continue;
                const double machines = ship.rate / each;
                REQUIRE(machines == Approx(std::round(machines)));
                REQUIRE(machines >= ship.least - 1e-9);
                REQUIRE(machines <= ship.most + 1e-9);
                REQUIRE(machines >= before[i] - 1e-9); // what is hers stays hers
                topped += before[i] > 0 && machines > before[i] + 0.5;
                before[i] = machines;
                taken += static_cast<int>(std::lround(machines));
                could_use = could_use || machines < ship.most - 0.5;
            }
            REQUIRE(taken <= count);
            if (first) {
                ++waiting;
                REQUIRE(first_least > count - taken);
            } else if (could_use) {
                REQUIRE(taken == count);
            }
        }
        for (const Ship& ship : ships) CHECK_FALSE((ship.at_work || ship.waits));
    }
    CHECK(waiting > 100);
    CHECK(topped > 20);
}

TEST_CASE("shared machines go to ships of greater priorities first, and the rest is split as among alike ones")
{
    sim::Stream dice(5, 0, "machine pool test");
    int left_short = 0;
    for (int c = 0; c < 60; ++c) {
        const int count = 1 + static_cast<int>(dice.uniform() * 6);
        Quay quay(count, PoolUse::shared);
        std::vector<Ship> ships = random_ships(dice, count);
        for (Ship& ship : ships) ship.priority = -static_cast<int>(dice.uniform() * 3);
        for (Ship& ship : ships) quay.sim.start(quay.works(ship), {"ship"});
        for (int minute = 0; minute < 12000; minute += 7) {
            quay.sim.run_until(sim::Time{std::chrono::minutes(minute) + 30s});
            std::vector<Ship*> at_work;
            for (Ship& ship : ships)
                if (ship.at_work) at_work.push_back(&ship);
            const std::vector<double> wanted = split(at_work, count);
            for (std::size_t i = 0; i < at_work.size(); ++i) {
                CAPTURE(c, minute, i, count, at_work.size());
                REQUIRE(at_work[i]->rate / each == Approx(wanted[i]).margin(2e-3));
                left_short += wanted[i] < at_work[i]->least - 0.01;
            }
        }
        for (const Ship& ship : ships) CHECK_FALSE((ship.at_work || ship.waits));
    }
    CHECK(left_short > 100); // pre-empted below their least
}

TEST_CASE("a ship has held machines only while all of greater priority have what they can use")
{
    sim::Stream dice(6, 0, "machine pool test");
    int taken_away = 0;
    int both = 0;
    for (int c = 0; c < 60; ++c) {
        const int count = 1 + static_cast<int>(dice.uniform() * 6);
        Quay quay(count, PoolUse::held);
        std::vector<Ship> ships = random_ships(dice, count);
        for (Ship& ship : ships) ship.priority = -static_cast<int>(dice.uniform() * 3);
        for (Ship& ship : ships) quay.sim.start(quay.works(ship), {"ship"});
        std::vector<double> before(ships.size(), 0);
        for (int minute = 0; minute < 12000; minute += 7) {
            quay.sim.run_until(sim::Time{std::chrono::minutes(minute) + 30s});
            double taken = 0;
            for (std::size_t i = 0; i < ships.size(); ++i) {
                const Ship& high = ships[i];
                const double machines = high.rate / each;
                REQUIRE(machines == Approx(std::round(machines)));
                REQUIRE(machines <= high.most + 1e-9);
                taken_away += high.at_work && machines < before[i] - 0.5;
                before[i] = high.at_work ? machines : 0;
                taken += high.at_work ? machines : 0;
                for (const Ship& low : ships) {
                    if (!low.at_work || low.rate <= 0 || low.priority >= high.priority) continue;
                    CAPTURE(c, minute, i, count, high.priority, low.priority);
                    // Nobody of her priority or a greater one waits, or else she has her least.
                    bool others_wait = false;
                    for (const Ship& other : ships) others_wait |= other.waits && other.priority >= high.priority;
                    if (high.at_work) REQUIRE(machines >= (others_wait ? high.least : high.most) - 1e-9);
                    both += high.at_work;
                }
            }
            REQUIRE(taken <= count + 1e-9);
        }
        for (const Ship& ship : ships) CHECK_FALSE((ship.at_work || ship.waits));
    }
    CHECK(taken_away > 50);
    CHECK(both > 100);
}

TEST_CASE("a pool grows and shrinks by date, and a machine that is taken away serves its ship to the end")
{
    Quay quay(3, PoolUse::held);
    std::vector<Ship> ships{{1, 3, 0h, 10h}, {1, 3, 11h, 10h}};
    for (Ship& ship : ships) quay.sim.start(quay.works(ship), {"ship"});
    quay.sim.run_until(sim::Time{5h});
    CHECK(ships[0].rate == 300);
    quay.scenario.machine_pools[0].count = 1;
    quay.storage->change(quay.scenario);
    quay.sim.run_until(sim::Time{9h});
    CHECK(ships[0].rate == 300);
    quay.sim.run_until(sim::Time{12h});
    CHECK(ships[1].rate == 100);
    quay.scenario.machine_pools[0].count = 4;
    quay.scenario.machine_pools[0].rate = tonnes_per_hour(50);
    quay.storage->change(quay.scenario);
    quay.sim.run_until(sim::Time{13h});
    CHECK(ships[1].rate == 150); // three of the four, each slower
    quay.sim.run_before(sim::Time{1000h}, sim::Priority::begins);
    quay.storage->close_period();
    const MachinePool::Use& use = quay.storage->pools()[0].use();
    CHECK(use.passed[1] == Approx(300 * 10 + 100 + 150 * 9));
    // Three of 100 t/h to 10 (one of them to 12), then four of 50 t/h.
    CHECK(use.possible[1] == Approx(300 * 10 + 100 * 2 + 200 * 988));
}
