#include "models/catalogues.h"
#include "models/landside/trucks.h"
#include "models/scenario/choices.h"
#include "models/scenario/dates.h"
#include "sim/frame_pool.h"
#include "tests/support/catch.h"

#include <cmath>
#include <deque>
#include <set>

using namespace port;
using namespace std::chrono_literals;

namespace {

/// A gate and points for trucks of 20 t to or from one shed.
struct Gate {
    Scenario scenario;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<Periods> periods;
    std::unique_ptr<Ledger> ledger;
    sim::Simulation sim;
    std::unique_ptr<Weather> fair;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Roads> roads;
    std::unique_ptr<Trucks> trucks;

    Gate()
    {
        scenario.start = to_date({2009, 1, 1});
        scenario.horizon = days(100);
        scenario.categories = {{"steel"}};
        scenario.stores = {{"shed", "steel", tonnes(1e6), tonnes(0)}};
        RoadService& gate = scenario.road_services.emplace_back();
        gate.name = "trucks";
        gate.payload = tonnes(20);
        gate.gate_time = minutes(6);
        gate.over = hours(0);
        gate.points = 1;
        gate.rate = tonnes_per_hour(100);
        TradeSpec& trade = scenario.trades.emplace_back();
        trade.name = trade.category = "steel";
        trade.store = "shed";
        trade.land = {{"trucks", share(1)}};
    }
    ~Gate() { sim.stop_all(); }
    Gate(const Gate&) = delete;

    RoadService& spec() { return scenario.road_services[0]; }
    void build(std::uint64_t seed = 1)
    {
        calendar = std::make_unique<Calendar>(scenario);
        periods = std::make_unique<Periods>(calendar->periods());
        periods->turn();
        ledger = std::make_unique<Ledger>(*periods);
        fair = std::make_unique<Weather>(sim, scenario, *calendar, *periods, 1, 0);
        storage = std::make_unique<Storage>(sim, scenario, *periods, *ledger, *fair, 1, 0);
        roads = std::make_unique<Roads>(scenario, *periods);
        trucks = std::make_unique<Trucks>(sim, scenario, *calendar, *periods, *storage, *ledger, *roads, seed, 0);
    }
    void run_to(double hours)
    {
        sim.run_before(sim::Time{sim::from_seconds(hours * 3600)}, sim::Priority::begins);
        trucks->settle(sim.now());
        storage->network().flush();
    }
    [[nodiscard]] const TruckBook& book() const { return trucks->services()[0].book; }
    [[nodiscard]] double spent(TruckCause cause) const
    {
        return unit_hours(book().spent()[1][static_cast<std::size_t>(cause)]);
    }
    [[nodiscard]] int clear() const { return book().clear()[1]; }
    [[nodiscard]] double moved() const { return ledger->lines().at(0).tonnes[1]; }
};

ChoiceOf<TimeFamily> law(const std::string& name, std::vector<std::pair<std::string, double>> parameters)
{
    ChoiceOf<TimeFamily> choice;
    REQUIRE_FALSE(choose(choice, *type_info<ChoiceOf<TimeFamily>>(), name, catalogues()));
    for (const auto& [parameter, value] : parameters)
        for (Choice::Value& v : choice.values)
            if (v.name == parameter) v.value = value;
    return choice;
}

/// The hours of a queue of trucks, worked out truck by truck: a plainer way to the same answer.
struct Expected {
    double closed = 0, lane = 0, gate = 0, point = 0, work = 0;
};
Expected plain_queue(const RoadService& s, const std::vector<double>& comes, const std::vector<double>& loads)
{
    Expected sum;
    std::multiset<double> lanes, points;
    for (int i = 0; i < s.lanes; ++i) lanes.insert(0);
    for (int i = 0; i < s.points; ++i) points.insert(0);
    const double opens = s.opens.seconds / 3600.0, closes = s.closes.seconds / 3600.0, gate = s.gate_time.value / 3600;
    const auto hours_open = [&](double until) { // since the start
        const double day = std::floor(until / 24);
        return day * (closes - opens) + std::clamp(until - 24 * day - opens, 0.0, closes - opens);
    };
    std::vector<double> out;
    double before = 0;
    for (const double a : comes) {
        double start = std::max({a, *lanes.begin(), before}); // in turn
        const double clock = start - 24 * std::floor(start / 24);
        if (clock < opens - 1e-9) start += opens - clock;
        if (clock >= closes - 1e-9) start += 24 - clock + opens;
        lanes.erase(lanes.begin());
        lanes.insert(start + gate);
        before = start;
        const double open = hours_open(start) - hours_open(a);
        sum.lane += open;
        sum.closed += start - a - open;
        sum.gate += gate;
        out.push_back(start + gate);
    }
    for (std::size_t k = 0; k < out.size(); ++k) { // all take as long in the gate, so they leave it in turn
        const double start = std::max(out[k], *points.begin());
        points.erase(points.begin());
        points.insert(start + loads[k] / s.rate.value);
        sum.point += start - out[k];
        sum.work += loads[k] / s.rate.value;
    }
    return sum;
}

} // namespace

TEST_CASE("an order sends as many trucks as it needs; the last carries the rest")
{
    for (const auto& [tonnes, trucks] : {std::pair{100.0, 5}, {101.0, 6}, {19.0, 1}, {0.5, 1}, {60.0, 3}}) {
        Gate g;
        g.build();
        g.storage->orders().place(0, tonnes);
        g.run_to(100);
        CAPTURE(tonnes);
        CHECK(g.clear() == trucks);
        CHECK(g.spent(TruckCause::gate) == Approx(0.1 * trucks));
        CHECK(g.spent(TruckCause::working) == Approx(tonnes / 100));
        CHECK(g.moved() == Approx(tonnes));
    }
    Gate none;
    none.build();
    none.storage->orders().place(0, 0);
    none.run_to(100);
    CHECK(none.clear() == 0);
}

TEST_CASE("a gate with trucks one by one does what a plain queue does")
{
    sim::Stream dice(7, 0, "gates");
    const auto upto = [&](int n) { return static_cast<int>(dice.uniform() * n); };
    double closed = 0, lane = 0, point = 0;
    for (int round = 0; round < 60; ++round) {
        Gate g;
        RoadService& s = g.spec();
        s.lanes = 1 + upto(3);
        s.points = 1 + upto(3);
        s.gate_time = minutes(1 + upto(20));
        s.rate = tonnes_per_hour(50 + upto(200));
        s.over = minutes(upto(1000));
        s.opens = TimeOfDay{3600 * upto(12)};
        s.closes = TimeOfDay{3600 * (13 + upto(12))};
        g.build();
        std::vector<double> comes, loads;
        const int orders = 1 + upto(4);
        double at = 0;
        for (int order = 0; order < orders; ++order) {
            at += 17.5 * dice.uniform() + (order > 0 ? s.over.value / 3600 : 0); // one order after another
            const double tonnes = 20 * upto(30) + 20 * dice.uniform();
            g.run_to(at);
            at = sim::to_hours(g.sim.now() - sim::start_of_time);
            g.storage->orders().place(0, tonnes);
            const int n = static_cast<int>(std::ceil(tonnes / 20));
            for (int k = 0; k < n; ++k) {
                comes.push_back(at + s.over.value / 3600 * k / n);
                loads.push_back(std::min(20.0, tonnes - 20 * k));
            }
        }
        g.run_to(2000);
        CAPTURE(round, s.lanes, s.points, s.over.value, s.opens.seconds, s.closes.seconds);
        const Expected e = plain_queue(s, comes, loads);
        CHECK(g.clear() == static_cast<int>(comes.size()));
        CHECK(g.spent(TruckCause::gate_closed) == Approx(e.closed).margin(1e-6));
        CHECK(g.spent(TruckCause::lane_taken) == Approx(e.lane).margin(1e-6));
        CHECK(g.spent(TruckCause::gate) == Approx(e.gate).margin(1e-6));
        CHECK(g.spent(TruckCause::machine_taken) == Approx(e.point).margin(1e-6));
        CHECK(g.spent(TruckCause::working) == Approx(e.work).margin(1e-6));
        closed += e.closed;
        lane += e.lane;
        point += e.point;
    }
    CHECK(std::min({closed, lane, point}) > 100); // each was met
}

TEST_CASE("a truck in the gate when it closes goes on; none starts at the very instant it closes")
{
    Gate g;
    g.spec().opens = TimeOfDay{6 * 3600};
    g.spec().closes = TimeOfDay{6 * 3600 + 12 * 60}; // two trucks a day
    g.build();
    g.storage->orders().place(0, 100);
    g.run_to(29);
    CHECK(g.clear() == 2);
    g.run_to(53);
    CHECK(g.clear() == 4);
    CHECK(g.spent(TruckCause::gate) == Approx(0.4));
    g.run_to(100);
    CHECK(g.clear() == 5);

    Gate late;
    late.spec().opens = TimeOfDay{6 * 3600};
    late.spec().closes = TimeOfDay{6 * 3600 + 11 * 60}; // the second is in the lane as it closes
    late.build();
    late.storage->orders().place(0, 100);
    late.run_to(29);
    CHECK(late.clear() == 2);
    const auto& shown = late.trucks->services()[0].gate.spent(1);
    CHECK(unit_hours(shown[static_cast<std::size_t>(State::busy)]) == Approx(0.2));
    CHECK(unit_hours(shown[static_cast<std::size_t>(State::closed)]) == Approx(29 - 0.2));
}

TEST_CASE("trucks that take cargo away wait for it at the point")
{
    Gate g;
    g.scenario.trades[0].direction = Direction::unloaded;
    g.scenario.stores[0].opening = tonnes(30);
    g.build();
    g.storage->orders().place(0, 60);
    g.run_to(5); // the second has 10 t and waits for more, the third for the point
    CHECK(g.clear() == 1);
    CHECK(g.spent(TruckCause::no_cargo) == Approx(5 - 0.4));
    CHECK(g.spent(TruckCause::machine_taken) == Approx(0.1 + 5 - 0.3));
    g.storage->network().put(g.storage->into(0), 100);
    g.run_to(6);
    CHECK(g.clear() == 3);
    CHECK(g.spent(TruckCause::working) == Approx(0.6));
    CHECK(g.storage->network().level(g.storage->into(0)) == Approx(70));
}

TEST_CASE("laws of times draw when trucks set out and how long the gate takes; each truck has its own draw")
{
    Gate g;
    g.spec().between = law("constant", {{"time", 1800}});
    g.spec().gate_law = law("constant", {{"time", 720}});
    g.spec().over = days(50);
    g.build();
    g.storage->orders().place(0, 60);
    g.run_to(1.05);
    CHECK(g.clear() == 2); // at 0.4 and 0.9
    g.run_to(1.41);
    CHECK(g.clear() == 3);
    CHECK(g.spent(TruckCause::gate) == Approx(0.6));

    // How trucks set out moves no truck's time in the gate.
    const auto in_gate = [](bool even, std::uint64_t seed) {
        Gate drawn;
        drawn.spec().gate_law = law("uniform", {{"least", 60}, {"most", 600}});
        drawn.spec().between = even ? law("none", {}) : law("exponential", {{"mean", 600}});
        drawn.build(seed);
        drawn.storage->orders().place(0, 400);
        drawn.run_to(200);
        CHECK(drawn.clear() == 20);
        return drawn.spent(TruckCause::gate);
    };
    CHECK(in_gate(true, 1) == Approx(in_gate(false, 1)).epsilon(1e-12));
    CHECK(in_gate(true, 1) != Approx(in_gate(true, 2)));
}

TEST_CASE("lanes, points, payload and rate of another day hold from that day on")
{
    Gate g;
    g.build();
    g.storage->orders().place(0, 200); // 0.1 h in the gate, 0.2 h at the point
    g.run_to(0.7);                     // three have unloaded, one is there, two wait for it, the others for the lane
    CHECK(g.clear() == 3);
    Scenario later = g.scenario;
    later.road_services[0].lanes = 4;
    later.road_services[0].points = 8;
    later.road_services[0].rate = tonnes_per_hour(200);
    later.road_services[0].payload = tonnes(40);
    g.trucks->change(later);
    g.run_to(0.91); // three at once at 200 t/h; four lanes at once
    CHECK(g.clear() == 10);
    g.storage->orders().place(0, 80);
    g.run_to(3);
    CHECK(g.clear() == 12);
}

TEST_CASE("trucks come and go without asking the heap for memory")
{
    Gate g;
    g.spec().over = hours(10);
    g.build();
    const auto month = [&] {
        for (int day = 0; day < 30; ++day) {
            g.storage->orders().place(0, 1000);
            g.run_to(sim::to_hours(g.sim.now() - sim::start_of_time) + 24);
        }
    };
    month();
    const std::size_t frames = sim::frames_from_heap();
    month();
    CHECK(sim::frames_from_heap() == frames);
    CHECK(g.clear() == 3000);
}
