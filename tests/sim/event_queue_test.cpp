#include "sim/event_queue.h"
#include "sim/simulation.h"
#include "tests/support/catch.h"

#include <set>

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
    void push(std::int64_t gap, std::uint64_t priority)
    {
        const Due due{now_ + sim::Duration{gap}, priority << 56 | ++count_, static_cast<std::uint32_t>(count_)};
        if (gap == 0)
            queue_.push_now(due);
        else
            queue_.push(due);
        list_.insert(due);
    }
    /// @return whether both gave the same entry
    bool pop()
    {
        const Due least = *list_.begin();
        list_.erase(list_.begin());
        const bool same = queue_.top().order == least.order;
        const Due popped = queue_.pop();
        now_ = popped.time;
        return same && popped.order == least.order && popped.time == least.time && popped.slot == least.slot;
    }
    void purge(std::uint64_t every)
    {
        const auto stale = [every](const Due& due) { return due.slot % every == 0; };
        queue_.purge(stale);
        std::erase_if(list_, stale);
    }
    [[nodiscard]] bool same_size() const { return queue_.size() == list_.size() && queue_.empty() == list_.empty(); }
    [[nodiscard]] std::size_t size() const { return list_.size(); }

private:
    EventQueue queue_;
    std::multiset<Due> list_;
    Time now_{};
    std::uint64_t count_ = 0;
};

} // namespace

TEST_CASE("the event queue gives a million entries with many ties in the order of a sorted list", "[event_queue]")
{
    const std::uint64_t gaps = GENERATE(2, 10, 1'000'000); // 2: half of all are due now
    Xorshift random(12345 + gaps);
    Pair pair;
    std::size_t wrong = 0;
    std::size_t largest = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        // Phases of growth and of shrinking, so that the queue is small and large, and empty now and then.
        const bool growing = (i / 50'000) % 2 == 0;
        if (pair.size() == 0 || random.below(100) < (growing ? 55u : 40u))
            pair.push(static_cast<std::int64_t>(random.below(gaps)), random.below(3));
        else
            wrong += !pair.pop();
        if (random.below(20'000) == 0) pair.purge(2 + random.below(5));
        wrong += !pair.same_size();
        largest = std::max(largest, pair.size());
    }
    while (pair.size() > 0) wrong += !pair.pop();
    CHECK(wrong == 0);
    CHECK(pair.same_size());
    CHECK(largest > 2'000);
}

TEST_CASE("a long instant does not make the ring grow with the events it has seen", "[event_queue]")
{
    EventQueue queue;
    std::uint64_t order = 0;
    int wrong = 0;
    queue.push_now({Time{}, ++order, 0});
    queue.push_now({Time{}, ++order, 0});
    for (int i = 0; i < 1'000'000; ++i) { // never empty, always due now
        wrong += queue.pop().order != order - 1;
        queue.push_now({Time{}, ++order, 0});
    }
    CHECK(wrong == 0);
    CHECK(queue.size() == 2);
    CHECK(queue.memory() < 100'000);
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
