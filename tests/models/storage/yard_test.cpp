// Places and grades: after a random life of a yard nothing is lost, no place holds two grades, and who has room works.
#include "models/storage/storage.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <array>

using namespace port;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t grades = 3;
constexpr double quay_rate = 700;
constexpr double gate_rate = 450;

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
        for (const char* grade : {"a", "b", "c"}) {
            TradeSpec trade;
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
            in[g] = storage->route(
                {.name = {"in", number}, .from = storage->land(), .to = storage->into(slot), .machines = {&quay[g], 1}},
                to, slot, 1, g);
            out[g] = storage->route({.name = {"out", number},
                                     .from = storage->out_of(slot),
                                     .to = storage->land(),
                                     .machines = {&gate[g], 1}},
                                    from, slot, -1, g);
            opening[g] = yard().level(g);
        }
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

StoreSpec random_store(sim::Stream& dice)
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

/// Room, or stock, that a grade could use now, as the places show it: the plain reading of the rules.
bool could_fill(const Farm& farm, std::size_t grade)
{
    const sim::FlowNetwork& network = farm.storage->network();
    const StoreSpec& store = farm.scenario.stores[0];
    for (const Yard::Seen& p : farm.yard().places()) {
        if (network.room(p.place) < 1e-6 || network.inflow_stopped(p.place)) continue;
        if (!store.at_once && p.emptied) continue;
        const bool empty = network.level(p.place) <= store.heel.value + 1e-9;
        if (p.grade == grade || (store.yard == YardUse::pooled && empty && !p.filled)) return true;
    }
    return false;
}

} // namespace

TEST_CASE("after a random life of a yard nothing is lost and nothing stands that could go on")
{
    sim::Stream dice(7, 0, "yard test");
    int stood = 0;
    int went = 0;
    for (int c = 0; c < 150; ++c) {
        Farm farm(random_store(dice));
        const StoreSpec& store = farm.scenario.stores[0];
        CAPTURE(c, store.places, store.at_once, store.heel.value);
        for (int hour = 0; hour < 300; ++hour) {
            for (std::size_t g = 0; g < grades; ++g) {
                if (dice.uniform() < 0.1) farm.turn(farm.comes[g], farm.in[g], farm.ship[g], "ship");
                if (dice.uniform() < 0.1) farm.turn(farm.goes[g], farm.out[g], farm.truck[g], "truck");
            }
            // In the midst of an hour, so that no decision is under way.
            farm.sim.run_until(sim::Time{std::chrono::minutes(60 * hour + 30)});
            const sim::FlowNetwork& network = farm.storage->network();
            double all = 0;
            for (const Yard::Seen& p : farm.yard().places()) {
                const double level = network.level(p.place);
                REQUIRE(level >= store.heel.value - 1e-9);
                REQUIRE(level <= store.capacity.value + 1e-9);
                if (!store.at_once) REQUIRE_FALSE((p.filled && p.emptied));
                all += level;
            }
            REQUIRE(farm.yard().level() == Approx(all).margin(1e-7));
            for (std::size_t g = 0; g < grades; ++g) {
                REQUIRE(network.level(farm.storage->into(farm.storage->slot(g))) == Approx(0).margin(1e-9));
                if (!farm.runs(farm.comes[g])) continue;
                const bool full_speed = farm.ship[g].rate > quay_rate * (1 - 1e-9);
                (full_speed ? went : stood) += 1;
                REQUIRE(full_speed == could_fill(farm, g));
            }
        }
        farm.storage->close_period();
        // What was posted in less what was posted out is what lies there more.
        double posted = 0;
        for (const LedgerLine& line : farm.ledger.lines())
            posted += (line.to == AccountKind::store ? 1 : -1) * line.tonnes[1];
        double opening = 0;
        double closing = 0;
        for (std::size_t g = 0; g < grades; ++g) {
            opening += farm.opening[g];
            closing += farm.storage->stocks()[static_cast<std::size_t>(farm.storage->slot(g))].closing[1];
        }
        CHECK(closing == Approx(farm.yard().level()));
        CHECK(closing >= store.heel.value * store.places - 1e-6);
        CHECK(closing == Approx(opening + posted).margin(1e-6));
        CHECK(opening == Approx(store.heel.value * store.places));
    }
    CHECK(stood > 1000); // else the test would prove nothing
    CHECK(went > 1000);
}

TEST_CASE("a place is the next one's only when it is empty, and the lowest number comes first")
{
    StoreSpec store{"yard", "ore", tonnes(1400), {}};
    store.places = 3;
    Farm farm(store);
    const auto grade_of = [&](std::size_t p) { return farm.yard().places()[p].grade; };
    const auto level_of = [&](std::size_t p) { return farm.storage->network().level(farm.yard().places()[p].place); };
    farm.turn(farm.comes[1], farm.in[1], farm.ship[1], "ship");
    farm.sim.run_until(sim::Time{3h}); // 2,100 t of b: place 1 is full, place 2 half
    CHECK(level_of(0) == 1400);
    CHECK(level_of(1) == Approx(700));
    CHECK(grade_of(1) == 1);
    farm.turn(farm.comes[0], farm.in[0], farm.ship[0], "ship");
    farm.turn(farm.comes[2], farm.in[2], farm.ship[2], "ship"); // both want the last one: who asked first has it
    farm.sim.run_until(sim::Time{4h});
    CHECK(grade_of(2) == 0);
    CHECK(level_of(2) == Approx(700));
    CHECK(farm.ship[2].rate == 0);
    CHECK(farm.ship[2].limit == sim::Limit::full_destination);
    farm.turn(farm.goes[1], farm.out[1], farm.truck[1], "truck"); // place 1 first
    farm.turn(farm.comes[1], farm.in[1], farm.ship[1], "ship");   // b comes no more
    farm.sim.run_until(sim::Time{7h});
    CHECK(level_of(0) == Approx(50)); // 1,400 - 3 x 450
    CHECK(farm.ship[2].rate == 0);
    farm.sim.run_until(sim::Time{8h}); // empty at 7 1/9 h
    CHECK(grade_of(0) == 2);
    CHECK(level_of(0) == Approx(700.0 * 8 / 9));
}
