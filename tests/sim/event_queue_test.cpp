#include "sim/event_queue.h"
#include "sim/simulation.h"
#include "tests/support/catch.h"

#include <limits>
#include <set>
#include <vector>

using sim::Due;
using sim::EventQueue;
using sim::Time;

namespace {

/// A tiny generator of its own, so that this test depends on nothing it could share a fault with.
class Xorshift {
public:
    explicit Xorshift(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t n)
    {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return (state_ >> 11) % n;
    }

private:
    std::uint64_t state_;
};

/// The queue beside a sorted list, as Simulation uses it: nothing is pushed before the time of the last pop.
class Pair {
public:
    void push(std::int64_t gap, std::uint8_t priority)
    {
        ++count_;
        const Due due(now_ + sim::Duration{gap}, static_cast<sim::Priority>(priority), count_, count_ % 1000);
        queue_.push(due);
        list_.insert(due);
    }
    /// @return whether both gave the same entry
    bool pop()
    {
        const Due least = *list_.begin();
        list_.erase(list_.begin());
        const bool same = peek(least);
        const Due popped = queue_.pop();
        now_ = popped.time;
        return same && popped.word == least.word && popped.time == least.time;
    }
    bool peek() { return peek(*list_.begin()); }
    void purge(std::uint64_t every)
    {
        const auto stale = [every](const Due& due) { return due.slot() % every == 0; };
        queue_.purge(stale);
        std::erase_if(list_, stale);
    }
    void renumber()
    {
        std::set<Due> anew;
        count_ = 0;
        for (Due due : queue_.take_all()) {
            due.renumber(++count_);
            queue_.push(due);
        }
        std::uint32_t number = 0;
        for (Due due : list_) {
            due.renumber(++number);
            anew.insert(due);
        }
        list_ = anew;
    }
    [[nodiscard]] bool same_size() const { return queue_.size() == list_.size() && queue_.empty() == list_.empty(); }
    [[nodiscard]] std::size_t size() const { return list_.size(); }

private:
    bool peek(const Due& least) { return queue_.top()->word == least.word && queue_.top()->time == least.time; }

    EventQueue queue_;
    std::set<Due> list_;
    Time now_{};
    std::uint32_t count_ = 0;
};

/// Laws of gaps: many ties, some, none; very unequal ones, as of services beside breakdowns.
std::int64_t draw_gap(Xorshift& random, int law)
{
    switch (law) {
    case 0:
        return static_cast<std::int64_t>(random.below(2)); // half of all are due now
    case 1:
        return static_cast<std::int64_t>(random.below(10)) * 1000;
    case 2:
        return static_cast<std::int64_t>(random.below(1'000'000));
    case 3:
        return static_cast<std::int64_t>(random.below(random.below(50) == 0 ? 1'000'000'000'000'000 : 1000));
    default:
        return static_cast<std::int64_t>(std::uint64_t{1} << random.below(50)); // all magnitudes alike
    }
}

} // namespace

TEST_CASE("the event queue gives a million entries with many ties in the order of a sorted list", "[event_queue]")
{
    const int law = GENERATE(0, 1, 2, 3, 4);
    Xorshift random(12345 + static_cast<std::uint64_t>(law));
    Pair pair;
    std::size_t wrong = 0;
    std::size_t largest = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        // Phases of growth and of shrinking, so that the queue is small and large, and empty now and then.
        const bool growing = (i / 50'000) % 2 == 0;
        if (pair.size() == 0 || random.below(100) < (growing ? 55u : 40u))
            pair.push(draw_gap(random, law), static_cast<std::uint8_t>(random.below(3)));
        else
            wrong += !pair.pop();
        // Looking alone must change nothing: what comes after it may still be due before what was seen.
        if (random.below(10) == 0 && pair.size() > 0) wrong += !pair.peek();
        if (random.below(20'000) == 0) pair.purge(2 + random.below(5));
        if (random.below(100'000) == 0) pair.renumber();
        wrong += !pair.same_size();
        largest = std::max(largest, pair.size());
    }
    while (pair.size() > 0) wrong += !pair.pop();
    CHECK(wrong == 0);
    CHECK(pair.same_size());
    CHECK(largest > 2'000);
}

TEST_CASE("ten thousand entries of one instant, with more for it out of order while it runs", "[event_queue]")
{
    Pair pair;
    std::size_t wrong = 0;
    for (int i = 0; i < 10'000; ++i) pair.push(5000, static_cast<std::uint8_t>(100 + i % 3));
    for (int i = 0; i < 5'000; ++i) {
        wrong += !pair.pop();
        pair.push(0, static_cast<std::uint8_t>(90 + i % 30));
        pair.push(0, static_cast<std::uint8_t>(120 - i % 30));
        pair.push(1, 100);
    }
    while (pair.size() > 0) wrong += !pair.pop();
    CHECK(wrong == 0);
}

TEST_CASE("after a look far ahead, much that is due before it comes in order", "[event_queue]")
{
    Pair pair;
    std::size_t wrong = 0;
    for (int i = 0; i < 200; ++i) pair.push(1'000'000'000 + 777 * i, 64);
    wrong += !pair.peek();
    Xorshift random(7);
    for (int i = 0; i < 20'000; ++i) pair.push(1 + static_cast<std::int64_t>(random.below(900'000'000)), 64);
    while (pair.size() > 0) wrong += !pair.pop();
    CHECK(wrong == 0);
}

TEST_CASE("a crowd that comes into a stretch laid out for few is still in order", "[event_queue]")
{
    const int law = GENERATE(0, 1, 2);
    Pair pair;
    std::size_t wrong = 0;
    Xorshift random(99 + static_cast<std::uint64_t>(law));
    for (int i = 0; i < 300; ++i) pair.push(1 + static_cast<std::int64_t>(random.below(1'000'000'000)), 64);
    for (int i = 0; i < 10; ++i) wrong += !pair.pop(); // the stretch is laid out now
    for (int round = 0; round < 20; ++round) {
        const auto at = static_cast<std::int64_t>(random.below(100'000'000));
        for (int i = 0; i < 2'000; ++i)
            pair.push(at + (law == 0 ? 0 : static_cast<std::int64_t>(random.below(law == 1 ? 3 : 100'000))),
                      static_cast<std::uint8_t>(60 + random.below(10)));
        for (int i = 0; i < 1'500; ++i) wrong += !pair.pop();
        if (round % 7 == 3) pair.purge(3);
        if (round % 7 == 5) pair.renumber();
    }
    while (pair.size() > 0) wrong += !pair.pop();
    CHECK(wrong == 0);
}

TEST_CASE("ties run in the order scheduled, also across the end of the count that tells them apart", "[event_queue]")
{
    sim::Simulation sim;
    sim.sequence(std::numeric_limits<std::uint32_t>::max() - 50);
    std::vector<int> order;
    std::vector<sim::EventHandle> handles;
    for (int i = 0; i < 100; ++i)
        handles.push_back(sim.at(Time{sim::Duration{i % 2 ? 10 : 10'000'000}}, [&order, i] { order.push_back(i); }));
    CHECK(sim.cancel(handles[3]));
    CHECK(sim.cancel(handles[97]));
    CHECK_FALSE(sim.cancel(handles[97]));
    sim.run();
    REQUIRE(order.size() == 98);
    std::vector<int> expected;
    for (int i = 1; i < 100; i += 2)
        if (i != 3 && i != 97) expected.push_back(i);
    for (int i = 0; i < 100; i += 2) expected.push_back(i);
    CHECK(order == expected);
}

TEST_CASE("a million timers set and cancelled stay in bounded memory", "[event_queue]")
{
    sim::Simulation sim;
    int fired = 0;
    int cancelled = 0;
    const auto count = [&fired] { ++fired; };
    std::vector<sim::EventHandle> alive;
    for (int i = 0; i < 100; ++i) alive.push_back(sim.at(Time{sim::Duration{1'000'000'000 + i}}, count));
    for (int i = 0; i < 1'000'000; ++i) {
        const auto timer = sim.at(Time{sim::Duration{1000 + i}}, count);
        cancelled += sim.cancel(timer);
    }
    CHECK(cancelled == 1'000'000);
    CHECK(sim.events_pending() == 100);
    CHECK(sim.memory() < 100'000);
    sim.run();
    CHECK(fired == 100);
    CHECK(sim.now() == Time{sim::Duration{1'000'000'099}});
}
