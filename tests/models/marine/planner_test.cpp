// The planner of moves against one that tries every minute, on random small ports; and its use of water on the tick.
#include "models/marine/marine.h"
#include "sim/process.h"
#include "sim/stream.h"
#include "tests/models/marine/slow_planner.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace port;
using namespace port::test;
using namespace std::chrono_literals;

namespace {

constexpr double full_speed = 10; // m/s

/// Waits for one move and notes its start.
sim::Process asks(Marine& marine, Visits& visits, Way way, MoveNeeds needs, sim::Time& start)
{
    Visit visit(visits, 0, CallRow{}, marine.simulation().now());
    auto request = marine.ask(way, needs, visit);
    co_await request;
    start = marine.simulation().now();
}

struct Approach {
    Scenario scenario;
    Periods periods{{sim::Time{}, sim::Time{}, sim::Time{2400h}}, {0}};
    Visits visits{periods, 1, false};
    sim::Simulation sim;

    /// Starts each move where the model wants it. @return the minutes; -1 where it never started
    std::vector<int> run(const std::vector<SlowMove>& moves)
    {
        const Tide tide(scenario.marine.tide, sim::start_of_time);
        const Calendar calendar(scenario);
        Weather fair(sim, scenario, calendar, periods, 1, 0);
        Marine marine(sim, scenario, calendar, periods, tide, fair);
        std::vector<sim::Time> starts(moves.size(), sim::Time{-1min});
        for (std::size_t i = 0; i < moves.size(); ++i)
            sim.start_at(sim::Time{std::chrono::minutes(moves[i].asked)},
                         asks(marine, visits, moves[i].in ? Way::in : Way::out,
                              {5, full_speed / moves[i].slowness, moves[i].tugs, moves[i].pilots}, starts[i]),
                         {"ship", static_cast<std::int64_t>(i)});
        sim.run();
        sim.stop_all();
        std::vector<int> minutes;
        for (const sim::Time start : starts) {
            REQUIRE(start.time_since_epoch() % 1min == 0min);
            minutes.push_back(static_cast<int>(start.time_since_epoch() / 1min));
        }
        return minutes;
    }
};

int up_to(sim::Stream& stream, int n)
{
    return static_cast<int>(stream.uniform() * (n + 1));
}

SlowPort random_port(sim::Stream& stream)
{
    SlowPort port;
    for (int n = up_to(stream, 3); n > 0; --n)
        port.sections.push_back({1 + up_to(stream, 20), up_to(stream, 3) == 0, up_to(stream, 8)});
    port.berthing = up_to(stream, 10);
    port.unberthing = up_to(stream, 10);
    port.tugs = up_to(stream, 4);
    port.tugs_travel = up_to(stream, 15);
    port.pilots = up_to(stream, 3);
    port.pilots_travel = up_to(stream, 15);
    if (stream.uniform() < 0.3) port.tugs_join = up_to(stream, static_cast<int>(port.sections.size())) - 1;
    return port;
}

std::vector<SlowMove> random_moves(sim::Stream& stream, const SlowPort& port)
{
    std::vector<SlowMove> moves;
    for (int n = 2 + up_to(stream, 9); n > 0; --n)
        moves.push_back({stream.uniform() < 0.5, up_to(stream, 120), 1 << up_to(stream, 2),
                         port.tugs ? up_to(stream, port.tugs) : up_to(stream, 2),
                         port.pilots ? up_to(stream, 1) : up_to(stream, 1)});
    std::stable_sort(moves.begin(), moves.end(),
                     [](const SlowMove& a, const SlowMove& b) { return a.asked < b.asked; });
    return moves;
}

MarineSpec spec_of(const SlowPort& port)
{
    MarineSpec spec;
    for (const SlowSection& s : port.sections)
        spec.channel.push_back({"section " + std::to_string(spec.channel.size()), metres(s.minutes * 60 * full_speed),
                                metres(20), s.two_way, minutes(s.headway)});
    spec.berthing = minutes(port.berthing);
    spec.unberthing = minutes(port.unberthing);
    if (port.tugs) spec.tugs = {{port.tugs, minutes(port.tugs_travel)}};
    if (port.tugs && port.tugs_join >= 0) spec.tugs[0].joins_at = "section " + std::to_string(port.tugs_join);
    if (port.pilots) spec.pilots = {{port.pilots, minutes(port.pilots_travel)}};
    return spec;
}

} // namespace

TEST_CASE("every move starts at the minute that a slow search of all minutes finds")
{
    sim::Stream stream(1, 0, "planner test");
    int waited = 0;
    for (int c = 0; c < 150; ++c) {
        const SlowPort port = random_port(stream);
        std::vector<SlowMove> moves = random_moves(stream, port);
        Approach approach;
        approach.scenario.marine = spec_of(port);
        const std::vector<int> starts = approach.run(moves);
        plan_slowly(port, moves);
        for (std::size_t i = 0; i < moves.size(); ++i) {
            CAPTURE(c, i, moves[i].in, moves[i].asked);
            CHECK(starts[i] == moves[i].start);
            waited += moves[i].start > moves[i].asked;
        }
        // Whatever the search says: no two of them are in each other's way.
        for (std::size_t a = 0; a < moves.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                CHECK(agree(port, moves[a], track_of(port, moves[a], starts[a]), moves[b],
                            track_of(port, moves[b], starts[b])));
    }
    CHECK(waited > 300); // else nothing was put to the test
}

TEST_CASE("nobody overtakes where two sections meet, even without headway")
{
    SlowPort port;
    port.sections = {{10, true, 0}, {10, true, 0}};
    port.tugs = port.pilots = 0;
    // The slow ship is in the sections from 0 to 20 and to 40. The fast one could catch up with her at 20, and would be
    // first out of the second section: she may leave that at 40, with her.
    std::vector<SlowMove> moves = {{true, 0, 2, 0, 0}, {true, 5, 1, 0, 0}};
    Approach approach;
    approach.scenario.marine = spec_of(port);
    CHECK(approach.run(moves) == std::vector<int>{0, 20});
    plan_slowly(port, moves);
    CHECK(moves[1].start == 20);
}

namespace {

/// Whether the water is enough in every section for the whole time a move that starts then is in it: looked at each
/// minute, and at the last tick.
bool afloat(const MarineSpec& spec, const Tide& tide, bool in, double draught, sim::Time start)
{
    sim::Time at = in ? start : start + ticks(spec.unberthing);
    for (std::size_t k = 0; k < spec.channel.size(); ++k) {
        const ChannelSection& section = spec.channel[in ? k : spec.channel.size() - 1 - k];
        const double needed = draught + spec.under_keel_clearance.value - section.depth.value;
        const sim::Time leave = at + sim::from_seconds(section.length.value / full_speed);
        for (sim::Time t = at; t < leave; t += 1min)
            if (tide.height(t) < needed) return false;
        if (tide.height(leave - 1ns) < needed) return false;
        at = leave;
    }
    return true;
}

MarineSpec tidal(sim::Stream& stream)
{
    MarineSpec spec;
    spec.tide.mean = metres(2);
    spec.tide.constituents = {{"M2", metres(1), hours(12.4206012), degrees(360 * stream.uniform())},
                              {"K1", metres(0.6), hours(23.9344696), degrees(360 * stream.uniform())}};
    for (int n = 1 + up_to(stream, 2); n > 0; --n)
        spec.channel.push_back({"section", metres((5 + up_to(stream, 40)) * 60 * full_speed),
                                metres(10 + stream.uniform()), false, minutes(10)});
    spec.berthing = minutes(20);
    spec.unberthing = minutes(30);
    return spec;
}

} // namespace

TEST_CASE("a ship alone starts at the first tick from which she floats through the whole channel")
{
    sim::Stream stream(2, 0, "planner test");
    int waited = 0;
    for (int c = 0; c < 200; ++c) {
        Approach approach;
        approach.scenario.marine = tidal(stream);
        const MarineSpec& spec = approach.scenario.marine;
        const Tide tide(spec.tide, sim::start_of_time);
        const Calendar calendar(approach.scenario);
        Weather fair(approach.sim, approach.scenario, calendar, approach.periods, 1, 0);
        Marine marine(approach.sim, approach.scenario, calendar, approach.periods, tide, fair);
        const bool in = stream.uniform() < 0.5;
        const double draught = 9.5 + 2 * stream.uniform();
        const sim::Time asked{std::chrono::minutes(up_to(stream, 3000))};
        sim::Time start{-1min};
        approach.sim.start_at(
            asked, asks(marine, approach.visits, in ? Way::in : Way::out, {draught, full_speed, 0, 0}, start),
            {"ship"});
        approach.sim.run_until(sim::Time{2000h});
        approach.sim.stop_all();
        if (start < asked) continue; // too deep for her hours in the channel at any tide
        CAPTURE(c, in, draught, asked.time_since_epoch().count(), start.time_since_epoch().count());
        CHECK(afloat(spec, tide, in, draught, start));
        if (start == asked) continue;
        ++waited;
        CHECK_FALSE(afloat(spec, tide, in, draught, start - 1ns));
        for (sim::Time t = asked; t < start; t += 1min) CHECK_FALSE(afloat(spec, tide, in, draught, t));
    }
    CHECK(waited > 40);
}

TEST_CASE("among other ships too, each has water for her whole passage, and nobody meets in a one-way section")
{
    sim::Stream stream(3, 0, "planner test");
    for (int c = 0; c < 20; ++c) {
        Approach approach;
        approach.scenario.marine = tidal(stream);
        const MarineSpec& spec = approach.scenario.marine;
        const Tide tide(spec.tide, sim::start_of_time);
        const Calendar calendar(approach.scenario);
        Weather fair(approach.sim, approach.scenario, calendar, approach.periods, 1, 0);
        Marine marine(approach.sim, approach.scenario, calendar, approach.periods, tide, fair);
        constexpr int ships = 8;
        std::vector<sim::Time> starts(ships, sim::Time{-1min});
        std::vector<double> draughts;
        for (int i = 0; i < ships; ++i) {
            draughts.push_back(8 + 2.2 * stream.uniform());
            approach.sim.start_at(sim::Time{std::chrono::minutes(up_to(stream, 600))},
                                  asks(marine, approach.visits, i % 2 ? Way::in : Way::out,
                                       {draughts.back(), full_speed, 0, 0}, starts[static_cast<std::size_t>(i)]),
                                  {"ship", i});
        }
        approach.sim.run_until(sim::Time{2000h});
        approach.sim.stop_all();
        const auto enters = [&](int ship, std::size_t section) {
            sim::Time at = starts[static_cast<std::size_t>(ship)] + (ship % 2 ? sim::Duration{} : 30min);
            for (std::size_t k = 0; k < spec.channel.size(); ++k) {
                const std::size_t s = ship % 2 ? k : spec.channel.size() - 1 - k;
                if (s == section) break;
                at += sim::from_seconds(spec.channel[s].length.value / full_speed);
            }
            return at;
        };
        for (int a = 0; a < ships; ++a) {
            if (starts[static_cast<std::size_t>(a)] < sim::start_of_time) continue; // never: too deep
            CHECK(
                afloat(spec, tide, a % 2, draughts[static_cast<std::size_t>(a)], starts[static_cast<std::size_t>(a)]));
            for (int b = 0; b < a; ++b)
                for (std::size_t s = 0; s < spec.channel.size(); ++s) {
                    if (starts[static_cast<std::size_t>(b)] < sim::start_of_time) continue;
                    const sim::Duration apart = std::chrono::abs(enters(a, s) - enters(b, s));
                    const sim::Duration stay = sim::from_seconds(spec.channel[s].length.value / full_speed);
                    CAPTURE(c, a, b, s);
                    CHECK(apart >= (a % 2 == b % 2 ? sim::Duration{10min} : stay));
                }
        }
    }
}
