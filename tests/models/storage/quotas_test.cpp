// Owners' quotas: in a random life of a yard no owner ever has more there than it may, and nobody waits who could bring
// more.
#include "tests/models/storage/farm.h"

#include <array>

using namespace port;
using namespace port::test;

namespace {

/// Owner a has trade a, owner b the other two.
constexpr std::array<int, grades> owner{0, 1, 1};

StoreSpec with_quotas(StoreSpec store, sim::Stream& dice)
{
    store.quotas = {{{"a"}, tonnes(300 + 1500 * dice.uniform()), {}, tonnes(0)},
                    {{"c", "b"}, {}, share(0.2 + 0.5 * dice.uniform()), tonnes(0)}};
    return store;
}

} // namespace

TEST_CASE("in a random life of a yard no owner has more there than its quota, and nobody waits who could bring more")
{
    const bool reach = GENERATE(false, true);
    sim::Stream dice(reach ? 18 : 17, 0, "quota test");
    int at_most = 0;
    int went = 0;
    for (int c = 0; c < 100; ++c) {
        StoreSpec drawn = with_quotas(random_store(dice), dice);
        if (reach) add_reach(drawn, dice);
        Farm farm(drawn);
        const Quotas& quotas = farm.storage->quotas();
        double now = 0; // h
        for (int step = 0; step < 200; ++step) {
            for (std::size_t g = 0; g < grades; ++g) {
                if (dice.uniform() < 0.1) farm.turn(farm.comes[g], farm.in[g], farm.ship[g], "ship");
                if (dice.uniform() < 0.1) farm.turn(farm.goes[g], farm.out[g], farm.truck[g], "truck");
            }
            now += 0.5 + dice.uniform();
            farm.sim.run_until(sim::start_of_time + sim::from_seconds(3600 * now));
            CAPTURE(c, step, drawn.places, drawn.at_once, drawn.heel.value);
            std::array<double, 2> net{};
            for (std::size_t g = 0; g < grades; ++g)
                net[static_cast<std::size_t>(owner[g])] += farm.ship[g].rate - farm.truck[g].rate;
            for (std::size_t g = 0; g < grades; ++g) {
                const int trade = static_cast<int>(g);
                REQUIRE(farm.storage->network().level(*quotas.account(trade)) <= quotas.most(quotas.of_trade(trade)));
                if (!quotas.at_most(trade)) {
                    const bool full_speed = farm.ship[g].rate > quay_rate * (1 - 1e-9);
                    went += full_speed;
                    if (farm.runs(farm.comes[g]) && could_fill(farm, g)) REQUIRE(full_speed);
                    continue;
                }
                ++at_most;
                REQUIRE(net[static_cast<std::size_t>(owner[g])] <= 1e-6);
            }
        }
        farm.storage->close_period();
        // The accounts are what came for the owner's trades less what went: all of it, since no heel is theirs.
        double counted = 0;
        double posted = 0;
        for (const std::size_t g : {0, 1})
            counted += farm.storage->network().level(*quotas.account(static_cast<int>(g)));
        for (const LedgerLine& line : farm.ledger.lines())
            posted += (line.to == AccountKind::store ? 1 : -1) * line.tonnes[1];
        CHECK(counted == Approx(posted).margin(1e-6));
    }
    CHECK(at_most > 1000); // else the test would prove nothing
    CHECK(went > 1000);
}

TEST_CASE("an owner at its quota waits beside an empty place, which is another's, and goes on as its cargo goes")
{
    StoreSpec store{"yard", "ore", tonnes(1400), {}};
    store.places = 2;
    store.quotas = {{{"a"}, tonnes(1400), {}, {}}};
    Farm farm(store);
    const auto level_of = [&](std::size_t p) { return farm.storage->network().level(farm.yard().places()[p].place); };
    farm.turn(farm.comes[0], farm.in[0], farm.ship[0], "ship");
    farm.sim.run_until(sim::Time{3h}); // full at 2 h, quota and place alike
    CHECK(level_of(0) == 1400);
    CHECK(level_of(1) == 0);
    CHECK(farm.ship[0].rate == 0);
    CHECK(farm.ship[0].limit == sim::Limit::full_destination);
    farm.turn(farm.comes[1], farm.in[1], farm.ship[1], "ship");
    farm.sim.run_until(sim::Time{4h});
    CHECK(level_of(1) == Approx(700));
    farm.turn(farm.goes[0], farm.out[0], farm.truck[0], "truck");
    farm.sim.run_until(sim::Time{5h});
    CHECK(farm.ship[0].rate == gate_rate);
    CHECK(level_of(0) == 1400);
}

TEST_CASE("owners of one grade are counted apart, below nought where one takes what another brought")
{
    StoreSpec store{"yard", "ore", tonnes(5000), tonnes(1000)};
    store.mixing = true;
    store.quotas = {{{"a"}, tonnes(500), {}, {}}, {{"b"}, tonnes(2000), {}, tonnes(1000)}};
    Farm farm(store);
    const Quotas& quotas = farm.storage->quotas();
    CHECK(quotas.room(0) == 500); // of the opening stock nothing is a's alone
    CHECK(quotas.room(1) == 1000);
    CHECK(quotas.room(2) == sim::endless);
    farm.turn(farm.goes[0], farm.out[0], farm.truck[0], "truck");
    farm.sim.run_until(sim::Time{2h});
    farm.turn(farm.goes[0], farm.out[0], farm.truck[0], "truck"); // 900 t went for a
    CHECK(quotas.room(0) == Approx(1400));
    farm.turn(farm.comes[0], farm.in[0], farm.ship[0], "ship");
    farm.sim.run_until(sim::Time{4h - 1ns});
    CHECK(farm.ship[0].rate == quay_rate);
    farm.sim.run_until(sim::Time{4h}); // 1,400 t at 700 t/h
    CHECK(farm.ship[0].rate == 0);
    CHECK(farm.storage->stock(0) == Approx(1500));
    farm.turn(farm.goes[1], farm.out[1], farm.truck[1], "truck"); // what goes for b makes no room for a
    farm.sim.run_until(sim::Time{5h});
    CHECK(farm.ship[0].rate == 0);
    CHECK(quotas.room(1) == Approx(1450));
}
