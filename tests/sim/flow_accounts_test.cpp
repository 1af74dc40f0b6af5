#include "sim/flow_network.h"
#include "tests/support/catch.h"

#include <vector>

// Accounts: counts of what some routes bring and others take, that bound those that bring.
using namespace std::chrono_literals;
using sim::endless;
using sim::FlowNetwork;
using sim::Limit;
using sim::MachineId;
using sim::PlaceId;
using sim::RouteId;
using sim::Simulation;
using sim::Time;

TEST_CASE("an account at its most takes what is counted out of it, though the place has room", "[flow]")
{
    Simulation sim;
    FlowNetwork net(sim);
    const PlaceId source = net.add_place({.name = {"source"}, .level = endless});
    const PlaceId yard = net.add_place({.name = {"yard"}, .level = 500});
    const PlaceId sink = net.add_place({.name = {"sink"}});
    const PlaceId quota = net.add_account({"quota"}, 70, -10);
    const MachineId feeder = net.add_machine({"feeder"}, 100);
    const MachineId drain = net.add_machine({"drain"}, 30);
    const RouteId in = net.add_route({{"in"}, source, yard, {&feeder, 1}, {&quota, 1}});
    const RouteId out = net.add_route({{"out"}, yard, sink, {&drain, 1}, {}, {&quota, 1}});
    const auto feed = net.start({{"feed"}, {&in, 1}});
    sim.run_until(Time{48min - 1ns});
    CHECK(net.level(quota) < 70);
    CHECK(net.rate(feed) == 100);
    sim.run_until(Time{48min}); // 80 at 100 an hour
    CHECK(net.level(quota) == 70);
    CHECK(net.rate(feed) == 0);
    CHECK(net.limited_by(feed) == Limit::full_destination);
    const auto empty = net.start({{"empty"}, {&out, 1}, 60});
    sim.run_until(Time{108min});
    CHECK(net.level(quota) == 70);
    CHECK(net.rate(feed) == 30);
    CHECK(net.level(yard) == Approx(580));
    sim.run_until(Time{5h});
    CHECK_FALSE(net.active(empty));
    CHECK(net.rate(feed) == 0);
    CHECK(net.moved(feed) == Approx(140).epsilon(1e-14));
    net.set_capacity(quota, 40); // nothing is lost, but no more comes than goes until it has come down
    net.pause(feed);
    net.start({{"empty"}, {&out, 1}, 60});
    sim.run_until(Time{6h});
    CHECK(net.level(quota) == Approx(40));
    net.resume(feed);
    sim.run_until(Time{6h + 30min});
    CHECK(net.rate(feed) == 30);
    CHECK(net.level(quota) == 40);
}

TEST_CASE("an account is counted, and nothing lies there", "[flow]")
{
    Simulation sim;
    FlowNetwork net(sim);
    const PlaceId source = net.add_place({.name = {"source"}, .level = endless});
    const PlaceId sink = net.add_place({.name = {"sink"}});
    const MachineId feeder = net.add_machine({"feeder"}, 100);
    const PlaceId account = net.add_account({"quota"}, 70);
    const std::vector twice{account, account};
    CHECK_THROWS_AS(net.add_account({"quota"}, 70, 71), std::invalid_argument);
    CHECK_THROWS_AS(net.add_account({"quota"}, endless), std::invalid_argument);
    CHECK_THROWS_AS(net.add_route({{"r"}, source, account, {&feeder, 1}}), std::invalid_argument);
    CHECK_THROWS_AS(net.add_route({{"r"}, source, sink, {&feeder, 1}, twice}), std::invalid_argument);
    CHECK_THROWS_AS(net.add_route({{"r"}, source, sink, {&feeder, 1}, {&sink, 1}}), std::invalid_argument);
    CHECK_THROWS_AS(net.put(account, 1), std::invalid_argument);
    const RouteId route = net.add_route({{"r"}, source, sink, {&feeder, 1}, {&account, 1}});
    CHECK_THROWS_AS(net.remove(account), std::invalid_argument);
    net.remove(route);
    net.remove(account);
}
