#include "sim/flow_network.h"
#include "tests/support/catch.h"

#include <vector>

// Blends: routes that leave several places, each at a share of what they move.
using namespace std::chrono_literals;
using sim::endless;
using sim::FlowNetwork;
using sim::Limit;
using sim::MachineId;
using sim::PlaceId;
using sim::RouteId;
using sim::RouteSpec;
using sim::Simulation;
using sim::Time;

TEST_CASE("a blend takes its ratio at every instant; the place that is empty holds back the others", "[flow]")
{
    Simulation sim;
    FlowNetwork net(sim);
    const PlaceId source = net.add_place({.name = {"source"}, .level = endless});
    const PlaceId fine = net.add_place({.name = {"fine"}, .level = 120});
    const PlaceId coarse = net.add_place({.name = {"coarse"}, .level = 200});
    const PlaceId hold = net.add_place({.name = {"hold"}});
    const MachineId feeder = net.add_machine({"feeder"}, 30);
    const MachineId loader = net.add_machine({"loader"}, 100);
    const RouteId feeds = net.add_route({{"feeds"}, source, fine, {&feeder, 1}});
    const std::vector<RouteSpec::Draw> also{{coarse, 0.4}};
    const RouteId loads = net.add_route(
        {.name = {"loads"}, .from = fine, .to = hold, .machines = {&loader, 1}, .from_share = 0.6, .also_from = also});
    net.start({{"feed"}, {&feeds, 1}});
    const auto load = net.start({{"load"}, {&loads, 1}});
    sim.run_until(Time{4h - 1ns}); // 60 an hour leave the fine one, and 30 come
    CHECK(net.rate(load) == 100);
    CHECK(net.level(fine) > 0);
    sim.run_until(Time{4h});
    CHECK(net.level(fine) == 0);
    CHECK(net.level(coarse) == Approx(40));
    CHECK(net.rate(load) == Approx(50).epsilon(1e-14)); // 30 over 60 %
    CHECK(net.limited_by(load) == Limit::empty_source);
    CHECK(net.net_rate(coarse) == Approx(-20));
    sim.run_until(Time{6h});
    CHECK(net.level(coarse) == 0);
    CHECK(net.rate(load) == 0);
    CHECK(net.limited_by(load) == Limit::empty_source);
    CHECK(net.level(hold) == Approx(500).epsilon(1e-14));
    sim.run_until(Time{7h});
    CHECK(net.level(fine) == Approx(30));
    CHECK(net.put(coarse, 40) == 40);
    sim.run_until(Time{7h + 30min});
    CHECK(net.rate(load) == 100);
    CHECK(net.level(hold) == Approx(550).epsilon(1e-14));
}

TEST_CASE("the shares of a blend are those of places apart, and add up to 1", "[flow]")
{
    Simulation sim;
    FlowNetwork net(sim);
    const PlaceId a = net.add_place({.name = {"a"}});
    const PlaceId b = net.add_place({.name = {"b"}});
    const PlaceId hold = net.add_place({.name = {"hold"}});
    const PlaceId account = net.add_account({"account"}, 10);
    const MachineId loader = net.add_machine({"loader"}, 100);
    const auto refused = [&](double share, const std::vector<RouteSpec::Draw>& also) {
        RouteSpec spec{{"r"}, a, hold, {&loader, 1}};
        spec.from_share = share;
        spec.also_from = also;
        CHECK_THROWS_AS(net.add_route(spec), std::invalid_argument);
    };
    refused(0.6, {});
    refused(0.6, {{b, 0.3}});
    refused(1, {{b, 0}});
    refused(1.5, {{b, -0.5}});
    refused(0.6, {{a, 0.4}});
    refused(0.6, {{hold, 0.4}});
    refused(0.6, {{b, 0.2}, {b, 0.2}});
    refused(0.6, {{account, 0.4}});
}
