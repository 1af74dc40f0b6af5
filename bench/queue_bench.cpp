// The pending-event set alone, beside other ordered sets: pop the least of n entries and push one a random time later.
// All hold the same entries in the same order, of 16 bytes, or the 24 of ns-3's schedulers, which are there where ns-3
// is installed; nothing is dispatched. Every round runs all of them once, one after another; the table has medians over
// the rounds, in ns, and ours as a ratio to std::priority_queue. A set that takes more than 20 us a step
// is given up for that row.
//
//     build/release/bench_queue [rounds]
#include "sim/distributions.h"
#include "sim/event_queue.h"
#include "sim/stream.h"

#include <boost/heap/d_ary_heap.hpp>
#include <boost/heap/pairing_heap.hpp>
#ifdef PORTSIM_NS3
#include <ns3/calendar-scheduler.h>
#include <ns3/heap-scheduler.h>
#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <queue>
#include <set>
#include <string>
#include <vector>

namespace {

using sim::Due;
using sim::Duration;

struct Later {
    bool operator()(const Due& a, const Due& b) const { return b < a; }
};

struct Ours {
    static constexpr const char* name = "portsim";
    sim::EventQueue queue;
    void push(const Due& due) { queue.push(due); }
    Due pop() { return queue.pop(); }
};

/// A heap with top, pop and push.
template <class Heap> struct Binary {
    Heap heap;
    void push(const Due& due) { heap.push(due); }
    Due pop()
    {
        const Due least = heap.top();
        heap.pop();
        return least;
    }
};
struct Standard : Binary<std::priority_queue<Due, std::vector<Due>, Later>> {
    static constexpr const char* name = "std::priority_queue";
};
struct FourAry : Binary<boost::heap::d_ary_heap<Due, boost::heap::arity<4>, boost::heap::compare<Later>>> {
    static constexpr const char* name = "boost d_ary_heap<4>";
};
struct Pairing : Binary<boost::heap::pairing_heap<Due, boost::heap::compare<Later>>> {
    static constexpr const char* name = "boost pairing_heap";
};
struct Tree {
    static constexpr const char* name = "std::set";
    std::set<Due> tree;
    void push(const Due& due) { tree.insert(tree.end(), due); }
    Due pop()
    {
        const Due least = *tree.begin();
        tree.erase(tree.begin());
        return least;
    }
};

#ifdef PORTSIM_NS3
/// As ns-3's simulator calls it: by virtual functions.
template <class Its> struct Ns3 {
    ns3::Ptr<ns3::Scheduler> scheduler = ns3::CreateObject<Its>();
    void push(const Due& due)
    {
        const auto time = static_cast<std::uint64_t>(due.time.time_since_epoch().count());
        const auto count = static_cast<std::uint32_t>(due.word >> 24); // the priority, above it, is always the same
        scheduler->Insert({nullptr, {time, count, 0}});
    }
    Due pop()
    {
        const ns3::Scheduler::EventKey key = scheduler->RemoveNext().key;
        return Due(sim::Time{Duration{static_cast<std::int64_t>(key.m_ts)}}, sim::Priority::ends, key.m_uid, 0);
    }
};
struct Ns3Map : Ns3<ns3::MapScheduler> {
    static constexpr const char* name = "ns-3 map";
};
struct Ns3Heap : Ns3<ns3::HeapScheduler> {
    static constexpr const char* name = "ns-3 heap";
};
struct Ns3Calendar : Ns3<ns3::CalendarScheduler> {
    static constexpr const char* name = "ns-3 calendar";
};
struct Ns3PriorityQueue : Ns3<ns3::PriorityQueueScheduler> {
    static constexpr const char* name = "ns-3 priority queue";
};
#endif

using Gaps = std::vector<std::int64_t>; ///< 2^16 of them, used in turn

/// Whether a queue takes too long: more than a second, and 20 us for each operation so far.
class Patience {
public:
    /// Does `step()` so many times. @return false once it takes too long; then it has stopped
    template <class Step> bool repeat(std::size_t times, Step step)
    {
        constexpr std::size_t between_looks = 4096;
        while (times > 0) {
            const std::size_t now = std::min(times, between_looks);
            for (std::size_t i = 0; i < now; ++i) step();
            times -= now;
            done_ += now;
            const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
            if (spent.count() > 1 + 20e-6 * static_cast<double>(done_)) return false;
        }
        return true;
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::size_t done_ = 0;
};

constexpr double given_up = std::numeric_limits<double>::infinity();

/// ns for one pop and one push; the sum of times keeps the compiler honest, and must be the same for all queues.
template <class Queue> double hold(std::size_t n, const Gaps& gaps, std::size_t steps, std::uint64_t& sum)
{
    Queue queue;
    Patience patience;
    std::uint32_t count = 0;
    const auto next_gap = [&] { return Duration{gaps[count & (gaps.size() - 1)]}; };
    const auto fill = [&] {
        const Duration gap = next_gap();
        queue.push(Due(sim::Time{gap}, sim::Priority::ends, ++count, 0));
    };
    const auto step = [&] {
        const Due due = queue.pop();
        sum = sum * 31 + static_cast<std::uint64_t>(due.time.time_since_epoch().count());
        const Duration gap = next_gap();
        queue.push(Due(due.time + gap, sim::Priority::ends, ++count, 0));
    };
    // The first steps only make the queue as it stays.
    if (!patience.repeat(n, fill) || !patience.repeat(2 * n + 1000, step)) return given_up;
    const auto start = std::chrono::steady_clock::now();
    if (!patience.repeat(steps, step)) return given_up;
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    return spent.count() / static_cast<double>(steps);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Law {
    const char* name;
    std::function<double(sim::Stream&)> draw; ///< ticks
};

template <class... Queues> void row(const Law& law, std::size_t n, int rounds)
{
    sim::Stream stream(1, 0, law.name);
    Gaps gaps(1U << 16);
    for (auto& gap : gaps) gap = static_cast<std::int64_t>(law.draw(stream));
    constexpr std::size_t steps = 500'000;
    std::vector<std::vector<double>> times(sizeof...(Queues));
    for (int round = 0; round < rounds; ++round) {
        std::size_t column = 0;
        std::vector<std::uint64_t> sums;
        (
            [&] {
                std::vector<double>& mine = times[column++];
                if (!mine.empty() && mine.back() == given_up) return;
                std::uint64_t sum = 0;
                mine.push_back(hold<Queues>(n, gaps, steps, sum));
                if (mine.back() != given_up) sums.push_back(sum);
            }(),
            ...);
        if (std::count(sums.begin(), sums.end(), sums.front()) != static_cast<std::ptrdiff_t>(sums.size())) {
            std::printf("the queues gave different orders\n");
            std::exit(1);
        }
    }
    std::printf("| %s | %zu |", law.name, n);
    for (const auto& column : times)
        if (column.back() == given_up)
            std::printf(" given up |");
        else
            std::printf(" %.0f |", median(column));
    std::vector<double> ratios;
    for (std::size_t i = 0; i < times[0].size(); ++i) ratios.push_back(times[1][i] / times[0][i]);
    std::printf(" %.2f |\n", median(ratios));
    std::fflush(stdout);
}

template <class... Queues> void table(int rounds)
{
    const sim::Exponential exponential(1e9);
    const Law laws[] = {
        {"exponential", [&](sim::Stream& s) { return exponential(s); }},
        {"uniform", [](sim::Stream& s) { return 2e9 * s.uniform(); }},
        {"bimodal", [&](sim::Stream& s) { return exponential(s) * (s.uniform() < 0.9 ? 0.1 : 10); }},
        {"heavy ties", [](sim::Stream& s) { return 1e6 * (1 + static_cast<int>(10 * s.uniform())); }},
    };
    std::printf("| gaps | pending |");
    (std::printf(" %s |", Queues::name), ...);
    std::printf(" portsim is faster than std::priority_queue, times |\n|---|---|");
    for (std::size_t i = 0; i < sizeof...(Queues) + 1; ++i) std::printf("---|");
    std::printf("\n");
    for (const Law& law : laws)
        for (const std::size_t n : {10, 100, 1'000, 10'000, 100'000, 1'000'000}) row<Queues...>(law, n, rounds);
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
#ifdef PORTSIM_NS3
    table<Ours, Standard, Tree, FourAry, Pairing, Ns3Map, Ns3Heap, Ns3Calendar, Ns3PriorityQueue>(rounds);
#else
    table<Ours, Standard, Tree, FourAry, Pairing>(rounds);
#endif
}
