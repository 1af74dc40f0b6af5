#include "tests/models/landside/railway.h"

using namespace port;
using namespace port::test;
using namespace std::chrono_literals;

TEST_CASE("the paths of a day lie evenly in the hours given, each at the nearest tick")
{
    for (const int paths : {1, 5, 7, 13}) {
        Railway r;
        r.scenario.railways[0].paths = paths;
        r.scenario.railways[0].from = TimeOfDay{6 * 3600};
        r.scenario.railways[0].to = TimeOfDay{20 * 3600};
        r.scenario.stations[0].run = days(9); // none comes back
        r.build();
        r.storage->orders().place(0, 3000.0 * paths);
        for (int k = 0; k < 3 * paths; ++k) {
            const double at = 24.0 * (k / paths) + 6 + 14.0 * (k % paths) / paths;
            CAPTURE(paths, k, at);
            r.sim.run_until(after(at) - 1ns);
            CHECK(r.paths_used() == k);
            r.sim.run_until(after(at));
            CHECK(r.paths_used() == k + 1);
        }
    }
}

TEST_CASE("passenger trains and other freight remove paths; a part of one is none")
{
    const struct {
        double paths, passenger, each, other;
        int left;
    } cases[] = {{140, 45, 1.6, 44, 24}, {30, 10, 1.3, 5, 12}, {30, 10, 1.35, 5, 11}, {10, 5, 2, 0, 0}};
    for (const auto& c : cases) {
        Railway r;
        RailLine& line = r.scenario.railways[0];
        line.paths = c.paths;
        line.passenger_trains = c.passenger;
        line.paths_per_passenger_train = c.each;
        line.other_freight = c.other;
        r.build();
        r.sim.run_until(sim::Time{240h});
        r.rail->settle(r.sim.now());
        CHECK(r.rail->line_use()[0].offered[1] == Approx(2 * 10 * c.left));
        if (c.left > 0) continue;
        r.storage->orders().place(0, 5000);
        r.sim.run_until(sim::Time{1000h});
        CHECK(r.paths_used() == 0); // no path: nobody comes, and the run goes on
    }
}

TEST_CASE("paths are at their slots, the first of them that are left, but for those near a passenger train")
{
    const auto clock = [](int hour, int minute) { return TimeOfDay{3600 * hour + 60 * minute}; };
    const auto paths = [&](const RailLine& line) {
        Railway r;
        r.scenario.railways = {line};
        r.scenario.stations[0].run = days(9); // none comes back
        r.build();
        r.storage->orders().place(0, 50'000);
        std::vector<double> at;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            const double before = r.paths_used();
            r.sim.run_until(sim::Time{std::chrono::minutes(minute)});
            if (r.paths_used() > before) at.push_back(minute / 60.0);
        }
        return at;
    };
    RailLine line;
    line.name = "line";
    line.paths = 4;
    line.slots = {clock(0, 15), clock(6, 0), clock(12, 30), clock(20, 0)};
    CHECK(paths(line) == std::vector<double>{0.25, 6, 12.5, 20});
    line.other_freight = 1;
    CHECK(paths(line) == std::vector<double>{0.25, 6, 12.5});
    line.other_freight = 0;
    line.blocking = minutes(30);
    line.passengers = {clock(5, 31), clock(12, 0), clock(23, 46)}; // 29 min, 30 min, and 29 min over midnight
    CHECK(paths(line) == std::vector<double>{12.5, 20});
    line.slots.clear(); // evenly: 0, 6, 12, 18
    line.passengers = {clock(0, 0), clock(6, 30), clock(11, 45)};
    CHECK(paths(line) == std::vector<double>{6, 18});
    line.blocking = seconds(0);
    CHECK(paths(line).size() == 4);
}

TEST_CASE("a change of paths on a date counts from that date")
{
    Railway r;
    r.build();
    r.sim.run_before(sim::Time{96h}, sim::Priority::begins);
    Scenario later = r.scenario;
    later.railways[0].paths = 12;
    r.rail->change(later);
    r.storage->orders().place(0, 3000);
    r.sim.run_before(sim::Time{240h}, sim::Priority::begins);
    r.rail->settle(r.sim.now());
    CHECK(r.rail->line_use()[0].offered[1] == Approx(2 * (4 * 24 + 6 * 12)));
    CHECK(r.paths_used() == 6);
    // Paths at 96, 98 and 100: no wait, 2 h and 4 h.
    CHECK(unit_hours(r.rail->services()[0].book.spent()[1][static_cast<std::size_t>(TrainCause::no_path)]) == 6);
}

TEST_CASE("trains that bring cargo round up, and the next order of that trade is less by what they brought too much")
{
    Railway r;
    r.build();
    const auto ordered_in_all = [&] {
        r.sim.run_until(r.sim.now() + 24h);
        return r.ledger->lines().empty() ? 0 : static_cast<int>(std::lround(r.ledger->lines()[0].tonnes[1] / 1000));
    };
    r.storage->orders().place(0, 999);
    CHECK(ordered_in_all() == 1);
    r.storage->orders().place(0, 1); // lies in the yard
    CHECK(ordered_in_all() == 1);
    r.storage->orders().place(0, 2600);
    CHECK(ordered_in_all() == 4);
    r.storage->orders().place(0, 400);
    CHECK(ordered_in_all() == 4);
    r.storage->orders().place(0, 1);
    CHECK(ordered_in_all() == 5);
}

TEST_CASE("never more trains than tracks; a train keeps its track until it has a path out; lapsed paths are lost")
{
    Railway r;
    r.scenario.stations[0].tracks = 2;
    r.scenario.rail_services[0].rate = tonnes_per_hour(400); // 2.5 h
    r.build();
    r.storage->orders().place(0, 20'000);
    const Rail::Station& station = r.rail->stations()[0];
    for (int minute = 0; minute < 60 * 100; ++minute) {
        r.sim.run_until(sim::Time{std::chrono::minutes(minute)});
        CHECK(station.taken <= 2);
        CHECK(station.taken >= 0);
    }
    // The dumper is the neck: from the second train on one is always at it. 2.5 h a train, from 1 on.
    CHECK(r.storage->network().level(r.storage->into(0)) == Approx(20'000));
    const TrainBook& book = r.rail->services()[0].book;
    CHECK(book.clear()[1] == 20);
    r.rail->settle(r.sim.now());
    CHECK(unit_hours(book.spent()[1][static_cast<std::size_t>(TrainCause::working)]) == 20 * 2.5);
    CHECK(r.paths_used() == 40);
    CHECK(unit_hours(station.clock.spent(1)[static_cast<std::size_t>(State::busy)]) <=
          2 * sim::to_hours(r.sim.now() - sim::start_of_time));
}
