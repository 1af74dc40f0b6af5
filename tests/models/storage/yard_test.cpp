// Places and grades: after a random life of a yard nothing is lost, no place holds two grades, and who has room works.
#include "models/storage/storage.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>
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
        if (!store.reach.empty()) {
            scenario.berths.resize(2);
            scenario.berths[0].name = "east";
            scenario.berths[1].name = "west";
            for (const char* machine : {"reclaimer", "belt"})
                scenario.machines.push_back({machine, tonnes_per_hour(1e6)}); // never the slowest
        }
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

/// Each place for the east berth, the west one or both; no place for nobody.
void add_reach(StoreSpec& store, sim::Stream& dice)
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
bool could_fill(const Farm& farm, std::size_t grade)
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

} // namespace

TEST_CASE("after a random life of a yard nothing is lost and nothing stands that could go on")
{
    const bool reach = GENERATE(false, true);
    sim::Stream dice(reach ? 8 : 7, 0, "yard test");
    int stood = 0;
    int went = 0;
    for (int c = 0; c < 150; ++c) {
        StoreSpec drawn = random_store(dice);
        if (reach) add_reach(drawn, dice);
        Farm farm(drawn);
        const StoreSpec& store = farm.scenario.stores[0];
        CAPTURE(c, store.places, store.at_once, store.heel.value);
        double now = 0; // h
        for (int step = 0; step < 300; ++step) {
            for (std::size_t g = 0; g < grades; ++g) {
                if (dice.uniform() < 0.1) farm.turn(farm.comes[g], farm.in[g], farm.ship[g], "ship");
                if (dice.uniform() < 0.1) farm.turn(farm.goes[g], farm.out[g], farm.truck[g], "truck");
            }
            // At odd times, so that nothing is full or empty at that very instant and no decision is under way.
            now += 0.5 + dice.uniform();
            farm.sim.run_until(sim::start_of_time + sim::from_seconds(3600 * now));
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
                REQUIRE(network.level(farm.storage->into(farm.storage->slot(g), farm.user(g))) ==
                        Approx(0).margin(1e-9));
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
