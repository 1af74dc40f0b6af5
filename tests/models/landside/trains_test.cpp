// How trains come, and what holds them on their track.
#include "models/catalogues.h"
#include "models/scenario/choices.h"
#include "tests/models/landside/railway.h"

#include <algorithm>
#include <vector>

using namespace port;
using namespace port::test;
using namespace std::chrono_literals;

namespace {

ChoiceOf<TimeFamily> law(const std::string& name, const std::string& parameter, double value)
{
    ChoiceOf<TimeFamily> choice;
    REQUIRE_FALSE(choose(choice, *type_info<ChoiceOf<TimeFamily>>(), name, catalogues()));
    for (Choice::Value& v : choice.values)
        if (v.name == parameter) v.value = value;
    return choice;
}

RailService& service(Railway& r)
{
    return r.scenario.rail_services[0];
}

double spent(Railway& r, TrainCause cause)
{
    r.rail->settle(r.sim.now());
    return unit_hours(r.rail->services()[0].book.spent()[1][static_cast<std::size_t>(cause)]);
}

int clear(Railway& r)
{
    return r.rail->services()[0].book.clear()[1];
}

double yard(Railway& r)
{
    return r.storage->network().level(r.storage->into(0));
}

/// When each train of the service takes its path in, looked for minute by minute: with 1,440 paths a day it never
/// waits.
std::vector<int> minutes_of_trains(Railway& r, int hours)
{
    r.scenario.railways[0].paths = 1440;
    r.scenario.stations[0].run = days(9); // none comes back
    r.build();
    std::vector<int> at;
    for (int minute = 0; minute < 60 * hours; ++minute) {
        const double before = r.paths_used();
        r.sim.run_until(sim::Time{std::chrono::minutes(minute)});
        for (double n = before; n < r.paths_used(); ++n) at.push_back(minute);
    }
    return at;
}

} // namespace

TEST_CASE("trains of a timetable come every day at its times, whatever is ordered")
{
    Railway r;
    service(r).come = TrainsCome::timetable;
    service(r).times = {TimeOfDay{0}, TimeOfDay{17 * 3600 + 60}};
    CHECK(minutes_of_trains(r, 72) == std::vector<int>{0, 1021, 1440, 2461, 2880, 3901});
    r.storage->orders().place(0, 50'000);
    CHECK(r.rail->services()[0].waiting.empty());
}

TEST_CASE("a spread draws the time between batches")
{
    Railway even;
    service(even).come = TrainsCome::spread;
    service(even).between = law("constant", "time", 5 * 3600);
    service(even).batch = 2;
    CHECK(minutes_of_trains(even, 16) == std::vector<int>{300, 301, 600, 601, 900, 901});

    Railway drawn;
    service(drawn).come = TrainsCome::spread;
    service(drawn).between = law("exponential", "mean", 3 * 3600);
    const std::vector<int> at = minutes_of_trains(drawn, 200);
    CHECK(std::abs(static_cast<double>(at.size()) - 200.0 / 3) < 4 * std::sqrt(200.0 / 3));
    CHECK(at[1] - at[0] != at[2] - at[1]);
}

TEST_CASE("a fleet never has more trains in the port than sets, and keeps coming")
{
    for (const bool brings : {true, false}) {
        Railway r;
        service(r).come = TrainsCome::fleet;
        service(r).sets = 3;
        service(r).travel = law("exponential", "mean", 2 * 3600);
        service(r).inland = law("exponential", "mean", 3600);
        if (!brings) {
            r.scenario.trades[0].direction = Direction::unloaded;
            r.scenario.stores[0].opening = tonnes(9e5);
        }
        r.build();
        int most = 0;
        for (int minute = 0; minute < 60 * 200; ++minute) {
            r.sim.run_until(sim::Time{std::chrono::minutes(minute)});
            most = std::max(most, r.rail->stations()[0].taken + static_cast<int>(r.rail->services()[0].waiting.size()));
        }
        CHECK(most == 3);
        // At least 2 + 1 + 2 h away from the port on the mean, and 3 h in it: at most 3 x 200 / 8 trains.
        CHECK(clear(r) > 40);
        CHECK(clear(r) < 3 * 200 / 8 + 15);
    }
}

TEST_CASE("one more set moves no draw of the others")
{
    const auto first_of_first = [](int sets) {
        Railway r;
        service(r).come = TrainsCome::fleet;
        service(r).sets = sets;
        service(r).travel = law("exponential", "mean", 20 * 3600);
        return minutes_of_trains(r, 150);
    };
    const std::vector<int> two = first_of_first(2);
    const std::vector<int> three = first_of_first(3);
    REQUIRE(two.size() == 2);
    REQUIRE(three.size() == 3);
    for (const int minute : two) CHECK(std::find(three.begin(), three.end(), minute) != three.end());
}

TEST_CASE("what comes in winter thaws, before it is dumped; empty wagons do not")
{
    const auto thawing = [](int month, bool brings, std::vector<int> months = {12, 1}) {
        Railway r;
        r.scenario.start = to_date({2009, month, 1});
        service(r).thawing = law("constant", "time", 2 * 3600);
        service(r).thaws_in = months;
        if (!brings) {
            r.scenario.trades[0].direction = Direction::unloaded;
            r.scenario.stores[0].opening = tonnes(5e4);
        }
        r.build();
        r.storage->orders().place(0, 3000);
        r.sim.run_until(sim::Time{24h});
        CHECK(clear(r) == 3);
        return spent(r, TrainCause::thawing);
    };
    CHECK(thawing(1, true) == 6);
    CHECK(thawing(12, true) == 6);
    CHECK(thawing(2, true) == 0);
    CHECK(thawing(1, false) == 0);
    CHECK(thawing(2, true, {}) == 6);
    CHECK(thawing(3, true, {}) == 0);
}

TEST_CASE("outside its hours a dumper moves nothing, and its train waits for it to open")
{
    Railway r;
    service(r).opens = TimeOfDay{6 * 3600};
    service(r).closes = TimeOfDay{20 * 3600};
    service(r).rate = tonnes_per_hour(300);
    r.build();
    r.storage->orders().place(0, 30'000);
    double before = 0;
    for (int hour = 1; hour <= 240; ++hour) {
        r.sim.run_until(sim::Time{std::chrono::hours(hour)});
        const int clock = (hour - 1) % 24;
        if (clock < 6 || clock >= 20) CHECK(yard(r) == before);
        before = yard(r);
    }
    // From 1 o'clock on there is a train; 14 h a day, till the last of 100 h on the eighth day.
    CHECK(yard(r) == Approx(30'000));
    CHECK(spent(r, TrainCause::working) == Approx(100));
    CHECK(spent(r, TrainCause::closed) == Approx(5 + 7 * 10 - 1 + 1));
    const StateClock& clock = r.rail->services()[0].clock;
    CHECK(unit_hours(clock.spent(1)[static_cast<std::size_t>(State::closed)]) == Approx(10 * 10));
}

TEST_CASE("trains that unload whole start only if all of it fits, and are never blocked half-way")
{
    for (const int dumpers : {1, 2, 3}) {
        Railway r;
        service(r).whole = true;
        service(r).places = dumpers;
        service(r).rate = tonnes_per_hour(400);
        r.scenario.stores[0].capacity = tonnes(2500);
        r.build();
        r.storage->orders().place(0, 20'000);
        sim::FlowNetwork& network = r.storage->network();
        sim::Stream dice(5, 0, "ships");
        for (int hour = 1; hour < 300; ++hour) {
            r.sim.run_until(sim::Time{std::chrono::hours(hour)});
            network.take(r.storage->into(0), 700 * dice.uniform() * (hour % 24 < 12));
        }
        CHECK(yard(r) <= 2500);
        CHECK(clear(r) == 20);
        CHECK(spent(r, TrainCause::working) == Approx(20 * 2.5)); // each at its full rate from its start
        CHECK(spent(r, TrainCause::blocked) > 20);
        const StateClock& clock = r.rail->services()[0].clock;
        CHECK(clock.spent(1)[static_cast<std::size_t>(State::blocked)] == 0);
    }
}

TEST_CASE("a train waits for the room that another still unloads into, and takes it when that is done")
{
    Railway r;
    service(r).whole = true;
    service(r).places = 2;
    r.scenario.stores[0].capacity = tonnes(1900);
    r.build();
    r.storage->orders().place(0, 2000); // on the track at 1 and 2
    r.sim.run_until(sim::Time{5h});
    CHECK(yard(r) == Approx(1000));
    r.storage->network().take(r.storage->into(0), 100); // now the second fits to the tonne
    r.sim.run_until(sim::Time{7h});
    CHECK(yard(r) == Approx(1900));
    CHECK(clear(r) == 2); // dumped at 6, just in time for the path out
    CHECK(spent(r, TrainCause::blocked) == Approx(3));
}
