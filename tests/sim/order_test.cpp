// The order of ties, rescheduling, and the fingerprint of a run.
#include "sim/fingerprint.h"
#include "sim/process.h"
#include "sim/replications.h"
#include "sim/resource.h"
#include "sim/ties.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;
using sim::Simulation;
using sim::Ties;
using sim::Time;

namespace {

/// The order in which events of one instant run that were scheduled as 0, 1, 2 ...
std::vector<int> order_of(Simulation& sim, int count)
{
    std::vector<int> order;
    struct Note {
        std::vector<int>* all;
        int number;
        void operator()() const { all->push_back(number); }
    };
    for (int i = 0; i < count; ++i) sim.at(sim.now() + 1s, Note{&order, i});
    sim.run();
    return order;
}

sim::Process customer(Simulation& sim, sim::Resource& desk, sim::Duration service)
{
    const sim::Lease mine = co_await desk.take();
    co_await sim::delay(sim, service);
}

void start_customers(Simulation& sim, sim::Resource& desk, std::uint64_t seed)
{
    for (int i = 0; i < 50; ++i)
        sim.start_at(Time{(i * 7 + static_cast<int>(seed)) % 30 * 1s}, customer(sim, desk, (i * 5 % 3 + 1) * 1s),
                     {"customer", i});
}

std::uint64_t fingerprint_of_run(std::uint64_t seed, bool with_events)
{
    Simulation sim;
    sim.record_fingerprint();
    sim::Resource desk{sim, {"desk"}, 2};
    start_customers(sim, desk, seed);
    if (with_events)
        for (int i = 0; i < 100; ++i) sim.at(Time{i * 1s}, [] {});
    sim.run();
    CHECK(sim.fingerprint().steps() > 150);
    return sim.fingerprint().value();
}

} // namespace

TEST_CASE("ties run in the order scheduled, the other way round, or shuffled by a seed", "[ties]")
{
    std::vector<int> plain(100);
    for (int i = 0; i < 100; ++i) plain[static_cast<std::size_t>(i)] = i;
    std::vector<int> reversed(plain.rbegin(), plain.rend());

    Simulation fifo;
    CHECK(order_of(fifo, 100) == plain);
    Simulation lifo;
    lifo.ties(Ties::lifo());
    CHECK(order_of(lifo, 100) == reversed);
    Simulation first;
    first.ties(Ties::shuffled(1));
    const auto one = order_of(first, 100);
    CHECK(std::is_permutation(one.begin(), one.end(), plain.begin()));
    CHECK(one != plain);
    CHECK(one != reversed);
    Simulation again;
    again.ties(Ties::shuffled(1));
    CHECK(order_of(again, 100) == one);
    Simulation other;
    other.ties(Ties::shuffled(2));
    CHECK(order_of(other, 100) != one);
}

TEST_CASE("ties are told apart one to one, whatever their order", "[ties]")
{
    const auto ties = GENERATE(Ties::fifo(), Ties::lifo(), Ties::shuffled(3), Ties::shuffled(~std::uint64_t{0}));
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < 1'000'000; ++i) {
        numbers.push_back(ties.number(i));
        numbers.push_back(ties.number(~i));
    }
    std::sort(numbers.begin(), numbers.end());
    CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("the order of ties outlives the end of their count", "[ties]")
{
    const bool lifo = GENERATE(true, false);
    Simulation sim;
    if (lifo) sim.ties(Ties::lifo());
    sim.sequence(std::numeric_limits<std::uint32_t>::max() - 50);
    auto order = order_of(sim, 100);
    if (lifo) std::reverse(order.begin(), order.end());
    CHECK(std::is_sorted(order.begin(), order.end()));
    CHECK(order.size() == 100);
}

TEST_CASE("the order of ties is set before anything is scheduled", "[ties]")
{
    Simulation sim;
    const auto event = sim.at(Time{1s}, [] {});
    CHECK_THROWS_AS(sim.ties(Ties::lifo()), sim::BrokenPromise);
    sim.cancel(event);
    sim.ties(Ties::lifo());
}

TEST_CASE("an event that is rescheduled runs behind what is due there already", "[simulation]")
{
    Simulation sim;
    std::string log;
    auto moved = sim.at(
        Time{1s}, [&log] { log += 'm'; }, sim::Priority::begins);
    const auto copy = moved;
    sim.at(
        Time{2s}, [&log] { log += 'a'; }, sim::Priority::begins);
    CHECK(sim.reschedule(moved, Time{2s}));
    sim.at(
        Time{2s}, [&log] { log += 'b'; }, sim::Priority::begins);
    sim.at(
        Time{2s}, [&log] { log += 'c'; }, sim::Priority::ends);
    CHECK_FALSE(sim.pending(copy));
    CHECK(sim.pending(moved));
    SECTION("and once more, to the time it has: its turn is renewed")
    {
        CHECK(sim.reschedule(moved, Time{2s}));
        sim.run();
        CHECK(log == "cabm");
    }
    SECTION("in the past is an error that changes nothing")
    {
        sim.run_until(Time{1s + 1ns}); // where it was first nothing happens
        CHECK(log.empty());
        CHECK_THROWS_AS(sim.reschedule(moved, Time{1s}), sim::InThePast);
        CHECK(sim.events_pending() == 4);
        sim.run();
        CHECK(log == "camb");
    }
    SECTION("a stale handle does nothing")
    {
        auto stale = copy;
        CHECK_FALSE(sim.reschedule(stale, Time{3s}));
        sim.run();
        CHECK(log == "camb");
        CHECK_FALSE(sim.reschedule(moved, Time{3s}));
    }
    CHECK(sim.now() == Time{2s});
    CHECK(sim.events_pending() == 0);
}

TEST_CASE("an event rescheduled ten million times takes no more memory than a few", "[simulation]")
{
    Simulation sim;
    auto handle = sim.at(Time{1s}, [] {});
    for (int i = 0; i < 1000; ++i) sim.reschedule(handle, Time{(i % 7) * 1s});
    const auto before = sim.memory();
    for (int i = 0; i < 10'000'000; ++i) sim.reschedule(handle, Time{(i % 7) * 1s});
    CHECK(sim.memory() == before);
    CHECK(sim.events_pending() == 1);
}

TEST_CASE("the fingerprint tells runs apart, and does not see events that wake nobody", "[fingerprint]")
{
    const auto one = fingerprint_of_run(1, false);
    CHECK(one == fingerprint_of_run(1, false));
    CHECK(one == fingerprint_of_run(1, true));
    CHECK(one != fingerprint_of_run(2, false));
    Simulation off;
    sim::Resource desk{off, {"desk"}, 2};
    start_customers(off, desk, 1);
    off.run();
    CHECK(off.fingerprint().steps() == 0);
}

TEST_CASE("the fingerprints of replications are the same for any number of threads", "[fingerprint]")
{
    std::vector<std::vector<std::uint64_t>> all;
    for (const std::size_t threads : {1, 2, 7}) {
        std::vector<std::uint64_t> prints(20);
        sim::ReplicateOptions options;
        options.threads = threads;
        sim::run_numbered(0, 20, 20, options, [&prints](std::size_t number) {
            Simulation sim;
            sim.record_fingerprint();
            sim::Resource desk{sim, {"desk"}, 2};
            start_customers(sim, desk, number);
            sim.run();
            prints[number] = sim.fingerprint().value();
        });
        all.push_back(prints);
    }
    CHECK(all[0] == all[1]);
    CHECK(all[0] == all[2]);
}

TEST_CASE("an exception in one replication does not leak into the next", "[fingerprint]")
{
    struct Fails {
        static sim::Process now(Simulation& s)
        {
            co_await sim::delay(s, 1s);
            throw std::runtime_error("broken");
        }
    };
    const auto expected = fingerprint_of_run(1, false);
    {
        Simulation sim;
        sim::Resource desk{sim, {"desk"}, 2};
        start_customers(sim, desk, 1);
        sim.start(Fails::now(sim), {"fails"});
        CHECK_THROWS_AS(sim.run(), sim::ProcessFailed);
        CHECK(sim.processes_alive() > 0); // they hold and wait while it goes
    }
    CHECK(fingerprint_of_run(1, false) == expected);
}
