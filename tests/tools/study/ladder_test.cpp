// What to add next, and next: by hand on a schedule, and in a port whose bottlenecks are known.
#include "tests/tools/study/read_port.h"
#include "tools/study/ladder.h"

#include <cmath>

using namespace port;
using namespace port::test;

namespace {

const std::string by_hand = "scenarios/verification/ladder.yaml";

study::Ladder ladder_of(const Runs& runs, const std::string& until = "", std::size_t most = 10)
{
    study::LadderRequest request;
    request.most = most;
    if (!until.empty()) request.until = study::capacity_rule(until, "port", runs.base.front());
    return study::climb(runs.scenario, runs.base, request, run_now());
}

std::vector<std::string> added(const study::Ladder& ladder)
{
    std::vector<std::string> names;
    for (std::size_t i = 1; i < ladder.rungs.size(); ++i) names.push_back(ladder.rungs[i].added);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("the steps of two ships, a place and a tug are worked by hand", "[ladder]")
{
    const study::Ladder ladder = ladder_of(Runs(read_port(by_hand), 2));
    REQUIRE(added(ladder) == Names{"quay", "tugs"});
    const auto waits = {6.5, 1.25, 0.0};
    const auto gains = {0.0, 5.25, 1.25};
    const Names binds{"quay", "tugs", "demand"};
    for (std::size_t i = 0; i < 3; ++i) {
        const study::Rung& rung = ladder.rungs[i];
        CAPTURE(i);
        CHECK(rung.settled);
        CHECK(std::abs(*rung.waiting->mean - waits.begin()[i]) < 1e-9);
        CHECK(*rung.throughput.mean == 10'000);
        CHECK(rung.binds == binds[i]);
        CHECK(rung.gain.has_value() == (i > 0));
        if (rung.gain) CHECK(std::abs(rung.gain->mean - gains.begin()[i]) < 1e-9);
        if (rung.gain) CHECK(rung.gain_unit == "h");
    }
    CHECK(ladder.ended == "demand binds: nothing more is surely worth a step");
    CHECK(ladder.sentence == "Next: quay (one more), then tugs (one more). Then the port moves 10 kt and lets a ship "
                             "wait 0 h; demand binds: nothing more is surely worth a step.");
}

TEST_CASE("a ladder ends at its goal, and a goal leads on where demand binds", "[ladder]")
{
    const Runs runs(read_port(by_hand), 2);
    const study::Ladder near = ladder_of(runs, "waiting <= 2 h");
    CHECK(added(near) == Names{"quay"});
    CHECK_FALSE(near.rungs[0].reached);
    CHECK(near.rungs[1].reached);
    CHECK(std::abs(*near.rungs[1].goal - 1.25) < 1e-9);
    CHECK(near.ended == "the goal 'waiting <= 2 h' is reached");
    CHECK(added(ladder_of(runs, "waiting <= 6.5 h")).empty()); // it is there already
    // A tug back after 1 h: with two places the second ship waits 1.5 h for it, 0.07 of the service. Demand binds.
    const Runs sooner(read_port(by_hand, {"marine.tugs[0].travel_back=1 h"}), 2);
    CHECK(added(ladder_of(sooner)) == Names{"quay"});
    CHECK(added(ladder_of(sooner, "waiting <= 0.1 h")) == Names{"quay", "tugs"});
    const study::Ladder never = ladder_of(sooner, "throughput >= 11 kt");
    CHECK_FALSE(never.rungs.back().reached);
    CHECK(never.ended == "nothing that was tried gains more than chance would");
}

TEST_CASE("a ladder has as many steps as were asked for at most", "[ladder]")
{
    const study::Ladder ladder = ladder_of(Runs(read_port(by_hand), 2), "", 1);
    CHECK(added(ladder) == Names{"quay"});
    CHECK(ladder.ended == "one step was asked for at most");
}

TEST_CASE("bottlenecks that are planted behind each other come in their order", "[ladder]")
{
    // The dumper passes 7.9 kt a day of the 10 kt asked for, so that nothing but it moves more tonnes until it passes
    // them all: after three steps, at 439 t/h. A tanker lies 20 h at the one oil berth, a ship comes every two days and
    // those that meet wait for hours: a second berth spares them. The one tug is busy for 3 h a move: minutes a ship.
    const Runs runs(read_port("tests/tools/study/small_port.yaml",
                              {"stores[rail yard].opening=20 kt", "rail_services[coal trains].rate=330 t/h",
                               "berths[oil berth].count=1", "berths[oil berth].handles[crude].rate=1000 t/h",
                               "marine.tugs[0].count=1", "marine.tugs[0].travel_back=2 h"}),
                    40);
    const study::Ladder ladder = ladder_of(runs);
    Names order;
    std::size_t dumpers = 0;
    for (const std::string& name : added(ladder)) {
        if (order.empty() || order.back() != name) order.push_back(name);
        dumpers += name == "dumper of coal trains" ? 1 : 0;
    }
    CHECK(order == Names{"dumper of coal trains", "oil berth", "tugs"});
    CHECK(dumpers >= 3);
    for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
        const study::Rung& rung = ladder.rungs[i];
        CAPTURE(i);
        if (i < 3) CHECK_FALSE(rung.settled);
        if (i < 3) CHECK_FALSE(rung.waiting);
        if (i + 1 < ladder.rungs.size()) CHECK(rung.binds == ladder.rungs[i + 1].added);
        if (i > 0) CHECK(rung.gain->low > 0);
        if (i > 0) CHECK(rung.gain_unit == (ladder.rungs[i - 1].settled ? "h" : "t"));
    }
    CHECK(ladder.rungs.back().binds == "demand");
}

TEST_CASE("what may gain, but not surely as the best of several, is no step", "[ladder]")
{
    const Runs runs(read_port("tests/tools/study/small_port.yaml",
                              {"stores[rail yard].opening=20 kt", "rail_services[coal trains].rate=330 t/h"}),
                    10);
    const study::Ladder ladder = ladder_of(runs, "waiting <= 1 h");
    CHECK(added(ladder).empty());
    CHECK(ladder.rungs[0].binds == "dumper of coal trains"); // by RULES.md 11, each by itself
    CHECK(ladder.ended.starts_with("dumper of coal trains may gain, but as the best of 6 that were tried"));
    CHECK_FALSE(ladder.rungs[0].goal); // there is no mean wait without a steady state
}
