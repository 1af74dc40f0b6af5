#include "sim/any_of.h"
#include "sim/flow_network.h"
#include "sim/flow_waits.h"
#include "sim/process.h"
#include "tests/support/catch.h"

#include <map>
#include <vector>

using namespace std::chrono_literals;
using sim::endless;
using sim::FlowNetwork;
using sim::Limit;
using sim::MachineId;
using sim::PlaceId;
using sim::Reach;
using sim::RouteId;
using sim::Simulation;
using sim::Time;
using sim::TransferId;

namespace {

/// A source, a store and a sink, with a feeder and a drain of their own.
struct Store {
    Simulation sim;
    FlowNetwork net{sim};
    PlaceId source = net.add_place({.name = {"source"}, .level = endless});
    PlaceId sink = net.add_place({.name = {"sink"}});
    PlaceId store;
    MachineId feeder = net.add_machine({"feeder"}, 100);
    MachineId drain = net.add_machine({"drain"}, 60);
    RouteId in;
    RouteId out;
    explicit Store(sim::PlaceSpec spec) : store(net.add_place(spec))
    {
        in = net.add_route({{"in"}, source, store, {&feeder, 1}});
        out = net.add_route({{"out"}, store, sink, {&drain, 1}});
    }
    TransferId feed(double amount = endless, int priority = 0)
    {
        return net.start({{"feed"}, {&in, 1}, amount, priority});
    }
    TransferId empty(double amount = endless, int priority = 0)
    {
        return net.start({{"empty"}, {&out, 1}, amount, priority});
    }
};

struct Books final : sim::FlowObserver {
    struct Row {
        RouteId route;
        double amount;
        Time from;
        Time to;
    };
    std::vector<Row> rows;
    std::vector<std::pair<Limit, Limit>> limits;
    void moved(RouteId route, TransferId, double amount, Time from, Time to) override
    {
        rows.push_back({route, amount, from, to});
    }
    void limit_changed(TransferId, Limit was, Limit is) override { limits.emplace_back(was, is); }
    double over(RouteId route) const
    {
        double sum = 0;
        for (const auto& row : rows)
            if (row.route == route) sum += row.amount;
        return sum;
    }
};

} // namespace

TEST_CASE("a place fills, then takes what leaves", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 80});
    const auto feed = s.feed();
    const auto drain = s.empty();
    s.sim.run_until(Time{1h});
    CHECK(s.net.level(s.store) == Approx(40));
    CHECK(s.net.net_rate(s.store) == 40);
    s.sim.run_until(Time{2h});
    CHECK(s.net.level(s.store) == 80); // to the last bit
    CHECK(s.net.rate(feed) == 60);
    CHECK(s.net.limited_by(feed) == Limit::full_destination);
    CHECK(s.net.limited_by(drain) == Limit::none);
    CHECK(s.net.net_rate(s.store) == 0);
    s.sim.run_until(Time{10h});
    CHECK(s.net.level(s.store) == 80);
    CHECK(s.net.moved(feed) == Approx(200 + 8 * 60).epsilon(1e-14));
    CHECK(s.net.moved(drain) == Approx(600).epsilon(1e-14));
    CHECK(s.net.decisions() == 2);
}

TEST_CASE("a place runs dry, then gives what enters; its bound is met at the nearest tick", "[flow]")
{
    Store s({.name = {"store"}, .level = 7});
    s.net.set_limit(s.feeder, 11);
    const auto feed = s.feed();
    const auto drain = s.empty();
    const Time dry{sim::Duration{514'285'714'286}}; // 7 / 49 hours = 514.285714285714... s
    s.sim.run_until(dry - 1ns);
    CHECK(s.net.rate(drain) == 60);
    CHECK(s.net.level(s.store) > 0);
    s.sim.run_until(dry);
    CHECK(s.net.level(s.store) == 0);
    CHECK(s.net.rate(drain) == 11);
    CHECK(s.net.limited_by(drain) == Limit::empty_source);
    CHECK(s.net.moved(drain) == Approx(7 + s.net.moved(feed)).epsilon(1e-15));
}

TEST_CASE("with a threshold, full stops an inflow until the level has come down", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 80, .resume_below = 20});
    const auto feed = s.feed();
    s.empty();
    s.sim.run_until(Time{2h});
    CHECK(s.net.rate(feed) == 0);
    CHECK(s.net.inflow_stopped(s.store));
    CHECK(s.net.limited_by(feed) == Limit::full_destination);
    CHECK(s.net.level(s.store) == 80);
    s.sim.run_until(Time{3h} - 1ns);
    CHECK(s.net.rate(feed) == 0);
    s.sim.run_until(Time{3h}); // 60 of it drained at 60 per hour
    CHECK(s.net.level(s.store) == 20);
    CHECK(s.net.rate(feed) == 100);
    s.sim.run_until(Time{4h + 30min}); // and full again after 1.5 h at 40 per hour
    CHECK(s.net.level(s.store) == 80);
    CHECK(s.net.rate(feed) == 0);
}

TEST_CASE("with a threshold, empty stops an outflow until the level has come up", "[flow]")
{
    Store s({.name = {"store"}, .level = 20, .floor = 10, .resume_above = 30});
    s.net.set_limit(s.feeder, 40);
    s.feed();
    const auto drain = s.empty();
    s.sim.run_until(Time{30min});
    CHECK(s.net.level(s.store) == 10);
    CHECK(s.net.rate(drain) == 0);
    CHECK(s.net.outflow_stopped(s.store));
    CHECK(s.net.limited_by(drain) == Limit::empty_source);
    s.sim.run_until(Time{60min});
    CHECK(s.net.level(s.store) == 30);
    CHECK(s.net.rate(drain) == 60);
}

TEST_CASE("a threshold does not stop what the place does not slow", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 80, .level = 80, .resume_below = 20});
    s.net.set_limit(s.feeder, 60);
    const auto feed = s.feed();
    s.empty();
    s.sim.run_until(Time{5h});
    CHECK(s.net.rate(feed) == 60);
    CHECK_FALSE(s.net.inflow_stopped(s.store));
    s.net.set_limit(s.drain, 59);
    s.sim.run_until(Time{5h});
    CHECK(s.net.rate(feed) == 0);
}

TEST_CASE("a machine's limit changes mid-way; a transfer ends at the exact tick", "[flow]")
{
    Store s({.name = {"store"}});
    Time done{};
    const auto id = s.net.start({{"feed"}, {&s.in, 1}, 250}, [&s, &done] { done = s.sim.now(); });
    s.sim.run_until(Time{1h}); // 100
    s.net.set_limit(s.feeder, 0);
    s.sim.run_until(Time{2h});
    CHECK(s.net.limited_by(id) == Limit::machine_down);
    CHECK(s.net.moved(id) == 100);
    s.net.set_limit(s.feeder, 70); // 150 more take 2 1/7 h = 7714.285714285714... s
    s.sim.run();
    CHECK(done == Time{2h + sim::Duration{7'714'285'714'286}});
    CHECK(s.net.level(s.store) == 250); // not a tick's worth more
    CHECK_FALSE(s.net.active(id));
    CHECK_THROWS_AS(s.net.moved(id), std::invalid_argument);
}

TEST_CASE("two transfers share a machine; when one ends the other has it all", "[flow]")
{
    Store s({.name = {"store"}});
    const auto aside = s.net.add_place({.name = {"aside"}});
    const auto other = s.net.add_route({{"other"}, s.source, aside, {&s.feeder, 1}});
    const auto one = s.feed(100);
    const auto two = s.net.start({{"two"}, {&other, 1}, 200});
    s.sim.run_until(Time{1h});
    CHECK(s.net.rate(one) == 50);
    CHECK(s.net.throughput(s.feeder) == 100);
    CHECK(s.net.limited_by(one) == Limit::shared_machine);
    s.sim.run_until(Time{2h}); // done in the last tick, decided at the same instant
    CHECK_FALSE(s.net.active(one));
    CHECK(s.net.level(s.store) == 100);
    CHECK(s.net.rate(two) == 100);
    CHECK(s.net.limited_by(two) == Limit::none);
    s.sim.run_until(Time{3h} - 1ns);
    CHECK(s.net.active(two));
    s.sim.run_until(Time{3h});
    CHECK_FALSE(s.net.active(two));
    CHECK(s.net.level(aside) == 200);
}

TEST_CASE("a transfer over several routes ends when their sum is the amount", "[flow]")
{
    Store s({.name = {"store"}});
    const auto second = s.net.add_machine({"second"}, 50);
    const RouteId routes[] = {s.in, s.net.add_route({{"in 2"}, s.source, s.store, {&second, 1}})};
    const auto id = s.net.start({{"both"}, routes, 300});
    s.sim.run_until(Time{1h});
    CHECK(s.net.rate(id) == 150);
    CHECK(s.net.rate(id, routes[1]) == 50);
    s.sim.run();
    CHECK(s.sim.now() == Time{2h});
    CHECK(s.net.level(s.store) == 300);
}

TEST_CASE("stop gives what was moved; pause keeps it", "[flow]")
{
    Store s({.name = {"store"}});
    const auto id = s.feed(1000);
    s.sim.run_until(Time{90min});
    s.net.pause(id);
    s.sim.run_until(Time{3h});
    CHECK(s.net.limited_by(id) == Limit::paused);
    CHECK(s.net.rate(id) == 0);
    CHECK(s.net.remaining(id) == 850);
    s.net.resume(id);
    s.sim.run_until(Time{4h});
    CHECK(s.net.stop(id) == 250);
    CHECK(s.net.level(s.store) == 250);
    s.sim.run();
    CHECK(s.sim.now() == Time{4h});
    CHECK_THROWS_AS(s.net.stop(id), std::invalid_argument);
}

TEST_CASE("an amount of nought is done at once, at the same instant", "[flow]")
{
    Store s({.name = {"store"}});
    int calls = 0;
    const auto id = s.net.start({{"nothing"}, {&s.in, 1}, 0}, [&calls] { ++calls; });
    CHECK(s.net.active(id));
    s.sim.run();
    CHECK(calls == 1);
    CHECK(s.sim.now() == Time{});
    CHECK_FALSE(s.net.active(id));
}

TEST_CASE("watches are called at the exact instant, in order of level, and can be cancelled", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 100});
    std::vector<std::pair<int, std::int64_t>> log;
    const auto note = [&](int what) {
        return [&log, &s, what] { log.emplace_back(what, s.sim.now().time_since_epoch().count()); };
    };
    s.net.watch(s.store, Reach::from_below, 90, note(90));
    s.net.watch(s.store, Reach::from_below, 7, note(7));
    s.net.watch(s.store, Reach::from_above, 40, note(-40)); // at once: it is at 0
    const auto no = s.net.watch(s.store, Reach::from_below, 50, note(50));
    s.net.watch(s.store, Reach::from_below, 100, note(100));
    const auto id = s.feed();
    CHECK(s.net.cancel(no));
    CHECK_FALSE(s.net.cancel(no));
    s.sim.run_until(Time{2h});
    s.net.stop(id);
    s.net.watch(s.store, Reach::from_above, 40, note(-40));
    s.empty();
    s.sim.run_until(Time{4h});
    const std::vector<std::pair<int, std::int64_t>> expected{
        {-40, 0}, {7, 252'000'000'000}, {90, 3'240'000'000'000}, {100, 3'600'000'000'000}, {-40, 10'800'000'000'000}};
    CHECK(log == expected);
}

TEST_CASE("put and take change a level at once, and the rates with it", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 100});
    const auto drain = s.empty();
    s.sim.run_until(Time{1h});
    CHECK(s.net.rate(drain) == 0);
    CHECK(s.net.put(s.store, 130) == 100);
    CHECK(s.net.room(s.store) == 0);
    s.sim.run_until(Time{2h});
    CHECK(s.net.level(s.store) == 40);
    CHECK(s.net.take(s.store, 70) == 40);
    s.sim.run_until(Time{2h});
    CHECK(s.net.rate(drain) == 0);
    CHECK(s.net.moved(drain) == 60);
}

TEST_CASE("a capacity cut below the level loses nothing", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 100, .level = 90});
    const auto feed = s.feed();
    s.net.set_capacity(s.store, 50);
    s.sim.run_until(Time{1h});
    CHECK(s.net.rate(feed) == 0);
    CHECK(s.net.level(s.store) == 90);
    s.empty(); // 60 out, 60 in: it stays where it is
    s.sim.run_until(Time{2h});
    CHECK(s.net.rate(feed) == 60);
    CHECK(s.net.level(s.store) == 90);
    s.net.set_limit(s.feeder, 20);
    s.sim.run_until(Time{4h});
    CHECK(s.net.level(s.store) == 10);
    s.net.set_limit(s.feeder, 80);
    s.sim.run_until(Time{8h});
    CHECK(s.net.level(s.store) == 50);
}

TEST_CASE("priorities decide who runs dry", "[flow]")
{
    Store s({.name = {"store"}});
    const auto aside = s.net.add_place({.name = {"aside"}});
    const auto belt = s.net.add_machine({"belt"}, 80);
    const auto other = s.net.add_route({{"other"}, s.store, aside, {&belt, 1}});
    s.feed();
    const auto low = s.empty();
    const auto high = s.net.start({{"high"}, {&other, 1}, endless, 1});
    s.sim.run_until(Time{1h});
    CHECK(s.net.rate(high) == 80);
    CHECK(s.net.rate(low) == 20);
    s.net.set_priority(low, 2);
    s.sim.run_until(Time{2h});
    CHECK(s.net.rate(high) == 40);
    CHECK(s.net.rate(low) == 60);
}

TEST_CASE("the books hold every amount once, and change of cause is told", "[flow]")
{
    Store s({.name = {"store"}, .capacity = 80});
    Books books;
    s.net.observe(&books);
    s.feed();
    s.empty();
    s.sim.run_until(Time{3h});
    REQUIRE(books.rows.size() == 1); // the feeder was slowed at 2 h; the drain's rate never changed
    CHECK(books.rows[0].amount == Approx(200));
    CHECK(books.rows[0].to == Time{2h});
    s.net.flush();
    CHECK(books.over(s.in) == Approx(260).epsilon(1e-14));
    CHECK(books.over(s.out) == Approx(180).epsilon(1e-14));
    CHECK(books.limits == std::vector<std::pair<Limit, Limit>>{{Limit::none, Limit::full_destination}});
    const auto told = books.rows.size();
    s.net.flush();
    CHECK(books.rows.size() == told);
    s.net.observe(nullptr);
}

TEST_CASE("wrong arguments are errors that change nothing", "[flow]")
{
    Store s({.name = {"store"}});
    CHECK_THROWS_AS(s.net.add_machine({"m"}, -1), std::invalid_argument);
    CHECK_THROWS_AS(s.net.add_machine({"m"}, endless), std::invalid_argument);
    CHECK_THROWS_AS(s.net.add_place({.name = {"p"}, .capacity = 5, .level = 6}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.add_place({.name = {"p"}, .capacity = 5, .resume_below = 5}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.add_route({{"r"}, s.source, s.source, {&s.feeder, 1}}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.add_route({{"r"}, s.source, s.sink, {}}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.start({{"t"}, {&s.in, 1}, -1}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.start({{"t"}, {}, 1}), std::invalid_argument);
    CHECK_THROWS_AS(s.net.set_limit({}, 1), std::invalid_argument);
    CHECK_THROWS_AS(s.net.remove(s.store), std::invalid_argument);
    CHECK_THROWS_AS(s.net.put(s.store, -1), std::invalid_argument);
    const auto id = s.feed();
    CHECK_THROWS_AS(s.net.remove(s.in), std::invalid_argument);
    s.net.stop(id);
    s.net.remove(s.in);
    s.net.remove(s.out);
    s.net.remove(s.store);
    s.net.remove(s.feeder);
    CHECK_THROWS_AS(s.net.level(s.store), std::invalid_argument);
    s.sim.run();
}

TEST_CASE("a place that gives and takes without end is never full", "[flow]")
{
    Simulation sim;
    FlowNetwork net(sim);
    const PlaceId tank = net.add_place({.name = {"tank"}, .capacity = 500, .level = 300});
    const PlaceId land = net.add_place({.name = {"land"}, .level = endless});
    const MachineId gate = net.add_machine({"gate"}, 100);
    const RouteId out = net.add_route({.name = {"out"}, .from = tank, .to = land, .machines = {&gate, 1}});
    const RouteId in = net.add_route({.name = {"in"}, .from = land, .to = tank, .machines = {&gate, 1}});
    const TransferId away = net.start({.name = {"away"}, .routes = {&out, 1}, .amount = 200});
    sim.run();
    CHECK_FALSE(net.active(away));
    CHECK(net.level(tank) == 100);
    CHECK(net.put(land, 10) == 10);
    CHECK(net.take(land, 10) == 10);
    net.start({.name = {"back"}, .routes = {&in, 1}});
    sim.run();
    CHECK(net.level(tank) == 500);
}
