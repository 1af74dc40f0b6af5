#pragma once
#include "models/storage/storage.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <array>

namespace port::test {

using namespace std::chrono_literals;

inline constexpr std::size_t grades = 3;
inline constexpr double quay_rate = 700;
inline constexpr double gate_rate = 450;

struct Still final : Follower {
    void goes(double is, sim::Limit by) override { rate = is, limit = by; }
    double rate = 0;
    sim::Limit limit = sim::Limit::none;
};

/// A store with a way in and a way out for each grade.
struct Farm {
    Scenario scenario;
    Periods periods{{sim::Time{}, sim::Time{}, sim::Time{1000h}}, {2009}};
    Ledger ledger{periods};
    sim::Simulation sim;
    Calendar calendar{scenario};
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::array<sim::MachineId, grades> quay{}, gate{};
    std::array<sim::RouteId, grades> in{}, out{};
    std::array<sim::TransferId, grades> comes{}, goes{};
    std::array<Still, grades> ship, truck;
    std::array<double, grades> opening{};

    explicit Farm(const StoreSpec& store)
    {
        scenario.categories = {{"ore"}};
        scenario.stores = {store};
        if (!store.reach.empty()) {
            scenario.berths.resize(2);
            scenario.berths[0].name = "east";
            scenario.berths[1].name = "west";
            for (const char* machine : {"reclaimer", "belt"})
                scenario.machines.push_back({machine, tonnes_per_hour(1e6)}); // never the slowest
        }
        for (const char* grade : {"a", "b", "c"}) {
            TradeSpec trade;
            trade.name = grade;
            trade.category = "ore";
            trade.store = store.name;
            trade.grade = grade;
            scenario.trades.push_back(trade);
        }
        fair = std::make_unique<Weather>(sim, scenario, calendar, periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, periods, ledger, *fair, 1, 0);
        storage->close_period();
        periods.turn();
        for (std::size_t g = 0; g < grades; ++g) {
            const auto number = static_cast<std::int64_t>(g);
            quay[g] = storage->network().add_machine({"quay", number}, quay_rate);
            gate[g] = storage->network().add_machine({"gate", number}, gate_rate);
            const int slot = storage->slot(g);
            const Ledger::LineId to = ledger.line(AccountKind::land, AccountKind::store, 0, store.name);
            const Ledger::LineId from = ledger.line(AccountKind::store, AccountKind::land, 0, store.name);
            in[g] = storage->route({.name = {"in", number},
                                    .from = storage->land(),
                                    .to = storage->into(slot, user(g)),
                                    .machines = {&quay[g], 1}},
                                   to, slot, 1, g, user(g));
            out[g] = storage->route({.name = {"out", number},
                                     .from = storage->out_of(slot, user(g)),
                                     .to = storage->land(),
                                     .machines = {&gate[g], 1}},
                                    from, slot, -1, g, user(g));
            opening[g] = yard().level(g);
        }
    }
    /// Of a reach table: grades a and c come and go by the east berth, b by the west one.
    [[nodiscard]] int user(std::size_t grade) const
    {
        return scenario.stores[0].reach.empty() ? 0 : static_cast<int>(grade % 2);
    }
    [[nodiscard]] const Yard& yard() const { return storage->yard(0); }
    [[nodiscard]] bool runs(sim::TransferId transfer) const { return storage->network().active(transfer); }
    void turn(sim::TransferId& transfer, sim::RouteId route, Still& who, const char* name)
    {
        if (runs(transfer)) {
            storage->forget(transfer);
            storage->network().stop(transfer);
            who.rate = 0;
        } else {
            transfer = storage->start({.name = {name}, .routes = {&route, 1}}, who, {});
        }
    }
};

inline StoreSpec random_store(sim::Stream& dice)
{
    StoreSpec store{"yard", "ore", tonnes(1000 + 1000 * dice.uniform()), {}};
    store.places = 1 + static_cast<int>(dice.uniform() * 6);
    store.at_once = dice.uniform() < 0.6;
    if (!store.at_once) store.settling = seconds(3600 * 5 * dice.uniform());
    if (dice.uniform() < 0.4) {
        store.heel = tonnes(100);
        store.opening = tonnes(100 * store.places);
    }
    if (store.places >= 3 && dice.uniform() < 0.4) {
        store.yard = YardUse::dedicated;
        const Mass heel = store.heel;
        store.grades = {
            {"a", 1, heel}, {"b", 1, heel}, {"c", store.places - 2, tonnes(heel.value * (store.places - 2))}};
        store.opening = {};
    }
    if (dice.uniform() < 0.3) store.fills_again_below = tonnes(700);
    if (dice.uniform() < 0.3) store.empties_again_above = tonnes(300);
    return store;
}

/// Each place for the east berth, the west one or both; no place for nobody.
inline void add_reach(StoreSpec& store, sim::Stream& dice)
{
    ReachSpec east{{"reclaimer"}, {}, {"east"}};
    ReachSpec west{{"belt"}, {}, {"west"}};
    for (int place = 1; place <= store.places; ++place) {
        const double pick = dice.uniform();
        if (pick < 0.7) east.places.push_back(place);
        if (pick > 0.4) west.places.push_back(place);
    }
    if (east.places.empty()) east.serves = {"nobody"};
    if (west.places.empty()) west.serves = {"nobody"};
    store.reach = {east, west};
}

/// Room, or stock, that a grade could use now, as the places show it: the plain reading of the rules.
inline bool could_fill(const Farm& farm, std::size_t grade)
{
    const sim::FlowNetwork& network = farm.storage->network();
    const StoreSpec& store = farm.scenario.stores[0];
    const std::vector<Yard::Seen> places = farm.yard().places();
    for (std::size_t number = 0; number < places.size(); ++number) {
        const Yard::Seen& p = places[number];
        const std::string user = farm.user(grade) == 0 ? "east" : "west";
        const bool reached = std::any_of(store.reach.begin(), store.reach.end(), [&](const ReachSpec& reach) {
            return reach.joins(user) && reach.has(static_cast<int>(number) + 1);
        });
        if (!store.reach.empty() && !reached) continue;
        if (network.room(p.place) < 1e-6 || network.inflow_stopped(p.place)) continue;
        if (!store.at_once && p.emptied) continue;
        const bool empty = network.level(p.place) <= store.heel.value + 1e-9;
        if (p.grade == grade || (store.yard == YardUse::pooled && empty && !p.filled)) return true;
    }
    return false;
}

} // namespace port::test
