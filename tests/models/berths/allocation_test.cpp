// Who gets which berth when: against a search that goes through everything each minute, for all policies.
#include "models/berths/berths.h"
#include "sim/process.h"
#include "sim/stream.h"
#include "tests/models/berths/slow_allocation.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace port;
using namespace port::test;
using namespace std::chrono_literals;

namespace {

int from_to(sim::Stream& stream, int least, int most)
{
    return least + static_cast<int>(stream.uniform() * (most - least + 1));
}

/// One ship: asks for a berth, stays, and gives it back.
sim::Process lies(Berths& berths, Visits& visits, SlowShip& ship)
{
    sim::Simulation& sim = berths.simulation();
    Visit visit(visits, 0, CallRow{}, sim.now());
    const BerthNeeds needs{ship.cargo, static_cast<double>(ship.length), static_cast<double>(ship.draught),
                           ship.priority, static_cast<double>(ship.tonnes)};
    auto request = berths.allocate(needs, visit);
    co_await request;
    BerthLease berth = request.lease();
    ship.given = static_cast<int>(sim.now().time_since_epoch() / 1min);
    ship.berth = berth->line;
    auto stay = sim::delay(sim, std::chrono::minutes(ship.stays));
    co_await stay;
}

Scenario scenario_of(const std::vector<SlowBerth>& berths, const SlowRule& rule)
{
    Scenario scenario;
    scenario.categories = {{"ore"}, {"coal"}, {"grain"}};
    scenario.berth_rule.choice.name = rule.best_fit ? "best fit" : "lowest number";
    scenario.berth_rule.overtaking = rule.overtaking;
    const char* const orders[] = {"first come", "priority", "shortest work"};
    scenario.berth_rule.order.name = orders[static_cast<std::size_t>(rule.order)];
    for (const SlowBerth& b : berths) {
        BerthSpec spec;
        spec.name = "berth " + std::to_string(scenario.berths.size());
        spec.length = metres(b.length);
        spec.depth = metres(b.depth);
        spec.clearance = metres(1);
        for (const int cargo : b.cargo)
            spec.handles.push_back(
                {scenario.categories[static_cast<std::size_t>(cargo)].name, tonnes_per_hour(100), share(1), {}});
        scenario.berths.push_back(spec);
    }
    return scenario;
}

/// The last berth takes every ship, so that each is served in the end.
std::vector<SlowBerth> random_berths(sim::Stream& stream)
{
    std::vector<SlowBerth> berths;
    for (int n = from_to(stream, 0, 4); n > 0; --n) {
        SlowBerth berth{100 * from_to(stream, 1, 3), from_to(stream, 8, 12), {}};
        for (int cargo = 0; cargo < 3; ++cargo)
            if (stream.uniform() < 0.6) berth.cargo.push_back(cargo);
        berths.push_back(berth);
    }
    berths.push_back({300, 12, {0, 1, 2}});
    return berths;
}

std::vector<SlowShip> random_ships(sim::Stream& stream)
{
    std::vector<SlowShip> ships;
    for (int n = from_to(stream, 5, 25); n > 0; --n)
        ships.push_back({from_to(stream, 0, 100), from_to(stream, 1, 40), from_to(stream, 50, 300),
                         from_to(stream, 5, 11), from_to(stream, 0, 2), from_to(stream, 0, 2),
                         100 * from_to(stream, 1, 20)});
    std::stable_sort(ships.begin(), ships.end(),
                     [](const SlowShip& a, const SlowShip& b) { return a.asked < b.asked; });
    return ships;
}

} // namespace

TEST_CASE("each ship gets the berth, and the minute, that a slow search gives her, under every rule")
{
    sim::Stream stream(1, 0, "berths test");
    int waited = 0;
    for (int c = 0; c < 300; ++c) {
        const SlowRule rule{c % 2 == 0, c % 4 < 2, static_cast<SlowOrder>(c / 4 % 3)};
        const std::vector<SlowBerth> slow_berths = random_berths(stream);
        std::vector<SlowShip> expected = random_ships(stream);
        std::vector<SlowShip> found = expected;

        const Scenario scenario = scenario_of(slow_berths, rule);
        const Periods periods({sim::Time{}, sim::Time{}, sim::Time{2400h}}, {0});
        sim::Simulation sim;
        Ledger ledger(periods);
        Visits visits(periods, 1, false);
        const Calendar calendar(scenario);
        Weather fair(sim, scenario, calendar, periods, 1, 0);
        Storage storage(sim, scenario, periods, ledger, fair, 1, 0);
        const Tide tide({}, sim::start_of_time);
        Berths berths(sim, scenario, calendar, periods, storage, ledger, fair, tide);
        for (SlowShip& ship : found)
            sim.start_at(sim::Time{std::chrono::minutes(ship.asked)}, lies(berths, visits, ship), {"ship"});
        sim.run();

        allocate_slowly(slow_berths, expected, rule);
        for (std::size_t i = 0; i < found.size(); ++i) {
            CAPTURE(c, i, rule.best_fit, rule.overtaking, static_cast<int>(rule.order), expected[i].asked);
            CHECK(found[i].given == expected[i].given);
            CHECK(found[i].berth == expected[i].berth);
            waited += expected[i].given > expected[i].asked;
        }
    }
    CHECK(waited > 1000);
}

TEST_CASE("a ship must float alongside at the lowest tide")
{
    const Scenario scenario = scenario_of({{200, 10, {0}}, {200, 11, {0}}}, {});
    const Periods periods({sim::Time{}, sim::Time{}, sim::Time{2400h}}, {0});
    for (const double lowest : {0.0, -0.5, 1.0}) {
        sim::Simulation sim;
        Ledger ledger(periods);
        Visits visits(periods, 1, false);
        const Calendar calendar(scenario);
        Weather fair(sim, scenario, calendar, periods, 1, 0);
        Storage storage(sim, scenario, periods, ledger, fair, 1, 0);
        const Tide tide({metres(lowest), {}, {}}, sim::start_of_time);
        Berths berths(sim, scenario, calendar, periods, storage, ledger, fair, tide);
        SlowShip ship{0, 10, 150, 9, 0}; // she draws 9 m and keeps 1 m
        sim.start(lies(berths, visits, ship), {"ship"});
        sim.run();
        CHECK(ship.berth == (lowest < 0 ? 1 : 0));
    }
}

TEST_CASE("ships on a continuous quay never touch, each lies in the lowest place, and nobody waits who would fit")
{
    sim::Stream stream(5, 0, "quay test");
    int lay = 0;
    for (int c = 0; c < 200; ++c) {
        Scenario scenario = scenario_of({{1000, 20, {0}}}, {});
        BerthSpec& spec = scenario.berths.front();
        spec.continuous = true;
        spec.length = metres(from_to(stream, 300, 600));
        spec.gap = metres(from_to(stream, 0, 40));
        const Calendar calendar(scenario);
        const Periods periods({sim::Time{}, sim::Time{}, sim::Time{2400h}}, {0});
        sim::Simulation sim;
        Berth quay(sim, periods, calendar, "quay", 0, spec);
        quay.clock.units(quay.units, sim.now());
        std::vector<Berth::Stay*> stays;
        for (int step = 0; step < 60; ++step) {
            if (!stays.empty() && stream.uniform() < 0.4) {
                const auto who = static_cast<std::size_t>(from_to(stream, 0, static_cast<int>(stays.size()) - 1));
                quay.leave(*stays[who], sim.now());
                stays.erase(stays.begin() + static_cast<std::ptrdiff_t>(who));
                continue;
            }
            const double length = from_to(stream, 60, 250);
            // Metre by metre: the lowest place where no ship is nearer than the gap.
            int lowest = -1;
            for (int from = 0; lowest < 0 && from + length <= spec.length.value; ++from) {
                bool fits = true;
                for (const Berth::Stay* s : stays)
                    fits = fits && (from >= s->to + spec.gap.value || from + length + spec.gap.value <= s->from);
                if (fits) lowest = from;
            }
            CAPTURE(c, step, length);
            REQUIRE(quay.free_for(length) == (lowest >= 0));
            if (lowest < 0) continue;
            stays.push_back(&quay.take(length, sim.now()));
            CHECK(stays.back()->from == lowest);
            CHECK(stays.back()->to == lowest + length);
            ++lay;
        }
    }
    CHECK(lay > 3000);
}
