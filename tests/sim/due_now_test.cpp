#include "sim/due_now.h"

#include "sim/process.h"
#include "tests/support/catch.h"

#include <deque>
#include <vector>

using namespace std::chrono_literals;
using sim::DueNow;
using sim::Simulation;
using sim::Turn;

TEST_CASE("a long instant does not make the ring grow with the events it has seen", "[due_now]")
{
    DueNow ring;
    const std::size_t before = ring.memory();
    std::uint64_t word = 0;
    int wrong = 0;
    ring.push(++word, Turn::of_callback(1));
    ring.push(++word, Turn::of_callback(2));
    for (int i = 0; i < 1'000'000; ++i) { // never empty, always due now
        wrong += ring.front().word != word - 1;
        ring.pop();
        ring.push(++word, Turn::of_callback(3));
    }
    CHECK(wrong == 0);
    CHECK(ring.size() == 2);
    CHECK(ring.memory() == before);
}

TEST_CASE("the ring grows with what is due at once, and keeps the order over its seam", "[due_now]")
{
    DueNow ring;
    std::deque<std::uint64_t> expected;
    std::uint64_t word = 0;
    int wrong = 0;
    for (int i = 0; i < 1000; ++i) {
        for (int j = 0; j < 5; ++j) {
            ++word;
            ring.push(word, Turn::of_callback(static_cast<std::uint32_t>(word)));
            expected.push_back(word);
        }
        for (int j = 0; j < 3; ++j) {
            wrong += ring.front().word != expected.front() || ring.front().turn.slot() != expected.front();
            ring.pop();
            expected.pop_front();
        }
    }
    CHECK(wrong == 0);
    CHECK(ring.size() == expected.size());
    CHECK(ring.takes(word + 1));
    CHECK_FALSE(ring.takes(word - 1)); // one that comes earlier goes another way
}

TEST_CASE("what is dropped is met empty, or taken out by compacting, which tells the others where they are",
          "[due_now]")
{
    DueNow ring;
    std::vector<std::uint64_t> places;
    for (std::uint32_t i = 1; i <= 10; ++i) places.push_back(ring.push(i, Turn::of_callback(i)));
    for (const int i : {0, 4, 9}) ring.drop(places[static_cast<std::size_t>(i)]);
    CHECK_FALSE(ring.front().turn);
    std::vector<std::uint32_t> left;
    std::vector<std::uint64_t> moved;
    ring.compact([](Turn turn) { return !turn; },
                 [&](Turn turn, std::uint64_t position) {
                     left.push_back(turn.slot());
                     moved.push_back(position);
                 });
    CHECK(left == std::vector<std::uint32_t>{2, 3, 4, 6, 7, 8, 9});
    CHECK(moved ==
          std::vector<std::uint64_t>{places[0], places[1], places[2], places[3], places[4], places[5], places[6]});
    ring.drop(moved[1]);
    CHECK(ring.front().turn.slot() == 2);
    ring.pop();
    CHECK_FALSE(ring.front().turn);
}

namespace {

sim::Process sleeps_at_once(Simulation& sim, int& woke)
{
    co_await sim::delay(sim, 0ns);
    ++woke;
}

} // namespace

TEST_CASE("starts and wakings withdrawn by the hundred at one instant leave the others where they stand", "[due_now]")
{
    Simulation sim;
    int woke = 0;
    std::vector<sim::ProcessRef> all;
    for (int i = 0; i < 500; ++i) all.push_back(sim.start(sleeps_at_once(sim, woke), {"p", i}));
    for (int i = 0; i < 500; i += 3) all[static_cast<std::size_t>(i)].stop(); // before they begin
    CHECK(sim.events_pending() == 333);
    for (int i = 0; i < 333; ++i) sim.step(); // all begin, and are due again now
    CHECK(woke == 0);
    for (int i = 1; i < 500; i += 3) all[static_cast<std::size_t>(i)].stop(); // while they are due
    CHECK(sim.events_pending() == 166);
    for (int i = 2; i < 500; i += 6) all[static_cast<std::size_t>(i)].interrupt("go"); // moved to the end
    CHECK(sim.events_pending() == 166);
    CHECK_THROWS_AS(sim.run(), sim::ProcessFailed);
    for (;;) {
        try {
            sim.run();
            break;
        } catch (const sim::ProcessFailed&) { // each of the interrupted ones
        }
    }
    CHECK(woke == 83);
    CHECK(sim.processes_alive() == 0);
    CHECK(sim.events_pending() == 0);
}
