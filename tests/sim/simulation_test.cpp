#include "sim/process.h"
#include "sim/simulation.h"
#include "tests/support/catch.h"

#include <limits>

using namespace std::chrono_literals;
using sim::Priority;
using sim::Simulation;
using sim::Time;

namespace {

struct Log {
    std::string text;
    void operator()(char c) { text += c; }
};

sim::Process endless(Simulation& sim)
{
    for (;;) co_await sim::delay(sim, 0s);
}

} // namespace

TEST_CASE("events run by time, then priority, then in the order scheduled", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(Time{2s}, [&log] { log('g'); });
    sim.at(
        Time{1s}, [&log] { log('e'); }, sim::decisions_at(1));
    sim.at(
        Time{1s}, [&log] { log('d'); }, sim::decisions_at(0));
    sim.at(
        Time{1s}, [&log] { log('c'); }, Priority::begins);
    sim.at(Time{1s}, [&log] { log('a'); });
    sim.at(Time{1s}, [&log] { log('b'); });
    sim.at(
        Time{1s}, [&log] { log('f'); }, Priority::last);
    sim.run();
    CHECK(log.text == "abcdefg");
    CHECK(sim.now() == Time{2s});
    CHECK(sim.events_run() == 7);
}

TEST_CASE("what is scheduled for now runs in this instant, in its place by priority", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(
        Time{1s},
        [&] {
            log('a');
            CHECK(sim.priority() == Priority::begins);
            sim.at(
                sim.now(), [&log] { log('d'); }, Priority::begins);
            sim.at(
                sim.now(), [&log] { log('b'); }, Priority::ends); // a new round: before what still begins
            sim.after(1s, [&log] { log('e'); });
        },
        Priority::begins);
    sim.at(
        Time{1s}, [&log] { log('c'); }, Priority::begins);
    sim.run();
    CHECK(log.text == "abcde");
    CHECK(sim.priority() == Priority::first);
}

TEST_CASE("an event in the past is an error that changes nothing", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(Time{5s}, [&log] { log('a'); });
    sim.run_until(Time{3s});
    const auto b = [&log] { log('b'); };
    CHECK_THROWS_AS(sim.at(Time{3s} - 1ns, b), sim::InThePast);
    CHECK_THROWS_AS(sim.after(-1ns, b), sim::InThePast);
    CHECK_THROWS_AS(sim.after(sim::Duration::max(), b), std::overflow_error);
    CHECK_THROWS_WITH(sim.at(Time{1s}, b), Catch::Contains("2.0") && Catch::Contains("1.0"));
    CHECK_THROWS_AS(sim.run_until(Time{2s}), sim::InThePast);
    CHECK(sim.now() == Time{3s});
    CHECK(sim.events_pending() == 1);
    sim.run();
    CHECK(log.text == "a");
}

TEST_CASE("seconds that are no number, or endless, are no duration", "[simulation]")
{
    CHECK_THROWS_AS(sim::from_seconds(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    CHECK_THROWS_AS(sim::from_seconds(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(sim::from_seconds(-1e30), std::invalid_argument);
    CHECK(sim::from_seconds(1.5e-9) == 2ns);
    CHECK(sim::from_seconds(-1.5e-9) == -2ns);
}

TEST_CASE("a stale handle is harmless, also when its slot serves another event", "[simulation]")
{
    Simulation sim;
    Log log;
    CHECK_FALSE(sim.cancel({}));
    const auto a = sim.at(Time{1s}, [&log] { log('a'); });
    const auto b = sim.at(Time{2s}, [&log] { log('b'); });
    CHECK(sim.pending(a));
    CHECK(sim.cancel(a));
    CHECK_FALSE(sim.pending(a));
    CHECK_FALSE(sim.cancel(a));
    const auto c = sim.at(Time{3s}, [&log] { log('c'); }); // takes a's slot
    CHECK_FALSE(sim.cancel(a));
    CHECK(sim.pending(c));
    sim.run_until(Time{2s});
    CHECK_FALSE(sim.cancel(b));
    CHECK(sim.events_pending() == 1);
    sim.run();
    CHECK(log.text == "bc");
}

TEST_CASE("an event may cancel another of its own instant, but not itself", "[simulation]")
{
    Simulation sim;
    Log log;
    sim::EventHandle self;
    sim::EventHandle other;
    self = sim.at(Time{1s}, [&] {
        CHECK_FALSE(sim.cancel(self)); // it runs already
        CHECK(sim.cancel(other));
    });
    other = sim.at(Time{1s}, [&log] { log('b'); });
    sim.run();
    CHECK(log.text.empty());
    CHECK(sim.events_run() == 1);
}

TEST_CASE("a cancelled event never moves the clock", "[simulation]")
{
    Simulation sim;
    sim.at(Time{1s}, [] {});
    const auto late = sim.at(Time{9s}, [] {});
    sim.cancel(late);
    sim.run();
    CHECK(sim.now() == Time{1s});
    CHECK(sim.events_run() == 1);
    CHECK_FALSE(sim.step());
    CHECK(sim.now() == Time{1s});
}

TEST_CASE("run_until is inclusive and leaves the clock at its end", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(
        Time{5s},
        [&] {
            log('a');
            sim.at(
                sim.now(), [&log] { log('b'); }, Priority::last);
        },
        Priority::last);
    sim.at(Time{5s} + 1ns, [&log] { log('c'); });
    sim.run_until(Time{5s});
    CHECK(log.text == "ab");
    CHECK(sim.now() == Time{5s});
    sim.run_until(Time{5s}); // nothing more there
    sim.run_until(Time{20s});
    CHECK(log.text == "abc");
    CHECK(sim.now() == Time{20s});
}

TEST_CASE("run_before lets jobs end at the horizon but begins nothing there", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(
        Time{5s}, [&log] { log('z'); }, sim::decisions_at(0));
    sim.at(
        Time{5s}, [&log] { log('y'); }, Priority::begins);
    sim.at(Time{5s}, [&] {
        log('a');
        sim.at(sim.now(), [&log] { log('b'); });
        sim.at(
            sim.now(), [&log] { log('x'); }, Priority::begins);
    });
    sim.at(
        Time{4s}, [&log] { log('0'); }, sim::decisions_at(3));
    sim.run_before(Time{5s}, Priority::begins);
    CHECK(log.text == "0ab");
    CHECK(sim.now() == Time{5s});
    CHECK(sim.events_pending() == 3);
    sim.at(Time{5s}, [&log] { log('c'); }); // still possible at the horizon, and first
    sim.run();
    CHECK(log.text == "0abcyxz");
}

TEST_CASE("an instant with too many events is an error, and loses none of them", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.livelock_limit(3);
    for (int i = 0; i < 3; ++i) sim.at(Time{1s}, [&log] { log('a'); });
    for (int i = 0; i < 4; ++i) sim.at(Time{2s}, [&log] { log('b'); });
    CHECK_THROWS_WITH(sim.run(), Catch::Contains("more than 3 events at 2.0"));
    CHECK(log.text == "aaabbb");
    CHECK(sim.events_pending() == 1);
    sim.livelock_limit(4);
    sim.run();
    CHECK(log.text == "aaabbbb");
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("an endless chain of delays of nought stops with an error", "[simulation]")
{
    Simulation sim;
    sim.livelock_limit(1000);
    sim.start(endless(sim), {"endless"});
    CHECK_THROWS_AS(sim.run(), sim::Livelock);
    CHECK_THROWS_AS(sim.run_until(Time{1s}), sim::Livelock);
    CHECK(sim.now() == Time{});
}

TEST_CASE("an exception in a callback leaves run, and the run can go on after it", "[simulation]")
{
    Simulation sim;
    Log log;
    sim.at(Time{1s}, [] { throw std::runtime_error("broken"); });
    sim.at(Time{2s}, [&log] { log('a'); });
    CHECK_THROWS_WITH(sim.run(), "broken");
    CHECK(sim.now() == Time{1s});
    CHECK(sim.events_pending() == 1);
    sim.run();
    CHECK(log.text == "a");
}
