// Places and grades: after a random life of a yard nothing is lost, no place holds two grades, and who has room works.
#include "tests/models/storage/farm.h"

using namespace port;
using namespace port::test;

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
