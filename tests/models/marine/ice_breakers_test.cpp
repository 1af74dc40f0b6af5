// Moves in ice: the first tick at which a ship alone can start, and what an ice-breaker's leads must never be, on
// random small ports.
#include "models/marine/marine.h"
#include "models/scenario/dates.h"
#include "sim/process.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace port;
using namespace std::chrono_literals;

namespace {

constexpr double full_speed = 10; // m/s

struct Made {
    Way way = Way::in;
    sim::Time asked, start{-1min};
    sim::Duration channel{};
    bool started = false;
};

sim::Process asks(Marine& marine, Visits& visits, MoveNeeds needs, Made& made)
{
    Visit visit(visits, 0, CallRow{}, marine.simulation().now());
    made.asked = marine.simulation().now();
    auto request = marine.ask(made.way, needs, visit);
    co_await request;
    made.start = marine.simulation().now();
    made.channel = request.in_channel();
    made.started = true;
}

struct Approach {
    Scenario scenario;
    Periods periods{{sim::Time{}, sim::Time{}, sim::Time{2400h}}, {0}};
    Visits visits{periods, 1, false};
    sim::Simulation sim;

    Approach()
    {
        scenario.start = to_date({2009, 1, 1});
        scenario.ships.resize(1);
        scenario.ships[0].name = "coaster";
    }
    void ice(double hours, double metres)
    {
        scenario.marine.ice.thickness.push_back(
            {{midnight_of(scenario.start).seconds + static_cast<std::int64_t>(3600 * hours)}, Length{metres}});
    }
    void run(std::vector<Made>& moves, const std::vector<MoveNeeds>& needs)
    {
        const Tide tide(scenario.marine.tide, sim::start_of_time);
        const Calendar calendar(scenario);
        Weather weather(sim, scenario, calendar, periods, 1, 0);
        Marine marine(sim, scenario, calendar, periods, tide, weather);
        for (std::size_t i = 0; i < moves.size(); ++i)
            sim.start_at(moves[i].asked, asks(marine, visits, needs[i], moves[i]),
                         {"ship", static_cast<std::int64_t>(i)});
        sim.run_until(sim::Time{2000h});
        if (marine.ice_breakers())
            leads = marine.ice_breakers()->use().leads[0] + marine.ice_breakers()->use().leads[1];
        sim.stop_all();
    }
    int leads = 0;
};

int up_to(sim::Stream& stream, int n)
{
    return static_cast<int>(stream.uniform() * (n + 1));
}

/// Whether a ship that comes in then may come, and has water in the only section for as long as she is in it.
bool possible(const MarineSpec& spec, const Tide& tide, const Ice& ice, double draught, sim::Time start)
{
    if (ice.bars(0, IceCloses::arrivals, start)) return false;
    const double needed = draught + spec.under_keel_clearance.value - spec.channel[0].depth.value;
    const sim::Duration stay = sim::from_seconds(spec.channel[0].length.value / ice.speed(0, full_speed, start));
    for (sim::Time t = start; t < start + stay; t += 1min)
        if (tide.height(t) < needed) return false;
    return tide.height(start + stay - 1ns) >= needed;
}

} // namespace

TEST_CASE("a ship alone in ice starts at the first tick at which she may come and floats for as long as she will be in")
{
    sim::Stream stream(1, 0, "ice moves");
    int waited = 0;
    int at_a_band = 0;
    for (int c = 0; c < 150; ++c) {
        Approach approach;
        MarineSpec& spec = approach.scenario.marine;
        spec.tide.mean = metres(2);
        spec.tide.constituents = {{"M2", metres(1), hours(12.4206012), degrees(360 * stream.uniform())}};
        spec.channel.push_back({"section", metres((20 + up_to(stream, 100)) * 60 * full_speed), metres(10)});
        double at = 0;
        for (; at < 2010; at += 1 + 20 * stream.uniform()) approach.ice(at, 0.4 * stream.uniform());
        approach.ice(at, 0);
        spec.ice.bands = {{"new ice", metres(0.1), share(0.7)},
                          {"slab ice", metres(0.2), share(0.3)},
                          {"thick ice", metres(0.3), share(0.2)}};
        if (stream.uniform() < 0.5) spec.ice.bands[1 + (stream.uniform() < 0.5)].closes = {IceCloses::arrivals};
        const double draught = 9.5 + 2 * stream.uniform();
        std::vector<Made> moves{{Way::in, sim::Time{std::chrono::minutes(up_to(stream, 3000))}}};
        approach.run(moves, {{draught, full_speed}});
        if (!moves[0].started) continue; // too deep for her hours in the channel at any tide
        const Tide tide(spec.tide, sim::start_of_time);
        const Calendar calendar(approach.scenario);
        const Ice ice(approach.scenario, calendar, 1, 0);
        const auto can_start = [&](sim::Time t) { return possible(spec, tide, ice, draught, t); };
        const sim::Time start = moves[0].start;
        CAPTURE(c, draught, start.time_since_epoch().count());
        CHECK(can_start(start));
        CHECK(moves[0].channel == sim::from_seconds(spec.channel[0].length.value / ice.speed(0, full_speed, start)));
        if (start == moves[0].asked) continue;
        ++waited;
        CHECK_FALSE(can_start(start - 1ns));
        at_a_band += ice.band(start) != ice.band(start - 1ns);
        for (sim::Time t = moves[0].asked; t < start; t += 1min) CHECK_FALSE(can_start(t));
    }
    CHECK(waited > 60);
    CHECK(at_a_band > 15);
}

TEST_CASE("a lead has one direction, no more ships than allowed, none faster than the one ahead, and then returns")
{
    sim::Stream stream(2, 0, "ice moves");
    int in_convoy = 0;
    int waited = 0;
    for (int c = 0; c < 200; ++c) {
        Approach approach;
        MarineSpec& spec = approach.scenario.marine;
        const int headway = 1 + up_to(stream, 14);
        spec.channel.push_back({"section", metres((5 + up_to(stream, 40)) * 60 * full_speed), metres(20),
                                stream.uniform() < 0.5, minutes(headway)});
        spec.berthing = minutes(up_to(stream, 30));
        spec.unberthing = minutes(up_to(stream, 30));
        if (stream.uniform() < 0.3) spec.order = ChannelOrder::convoy;
        if (stream.uniform() < 0.3) spec.tugs = {{1 + up_to(stream, 2), minutes(up_to(stream, 20))}};
        approach.ice(0, 0.3);
        approach.ice(2400, 0.3);
        spec.ice.bands = {{"slab ice", metres(0.2), share(0.5)}};
        spec.ice.bands[0].ice_breaker = true;
        const int most = 1 + up_to(stream, 3);
        spec.ice.breakers = {{1, most, minutes(up_to(stream, 90))}};
        std::vector<Made> moves;
        std::vector<MoveNeeds> needs;
        for (int n = 3 + up_to(stream, 9); n > 0; --n) {
            moves.push_back(
                {stream.uniform() < 0.5 ? Way::in : Way::out, sim::Time{std::chrono::minutes(up_to(stream, 240))}});
            needs.push_back({5, full_speed / (1 << up_to(stream, 2)), spec.tugs.empty() ? 0 : up_to(stream, 1)});
        }
        approach.run(moves, needs);
        CAPTURE(c, most, headway);
        std::stable_sort(moves.begin(), moves.end(), [](const Made& a, const Made& b) { return a.start < b.start; });
        // What each lead is follows from the starts alone, as there is one ice-breaker.
        sim::Time back = sim::start_of_time;
        const Made* ahead = nullptr;
        int ships = 0;
        int leads = 0;
        for (const Made& move : moves) {
            REQUIRE(move.started); // nobody is forgotten
            CHECK(move.start >= move.asked);
            waited += move.start > move.asked;
            const sim::Time ends =
                move.start + move.channel + ticks(move.way == Way::in ? spec.berthing : spec.unberthing);
            if (ahead && move.start < back) {
                CHECK(move.way == ahead->way);
                CHECK(move.start <= ahead->start + ticks(minutes(headway)));
                CHECK(move.channel >= ahead->channel);
                CHECK(++ships <= most);
                ++in_convoy;
            } else {
                ships = 1;
                ++leads;
            }
            back = std::max(ships == 1 ? sim::start_of_time : back, ends + ticks(spec.ice.breakers[0].travel_back));
            ahead = &move;
        }
        CHECK(leads == approach.leads);
    }
    CHECK(in_convoy > 200);
    CHECK(waited > 500);
}
