// The pending-event set alone, beside other ordered sets: pop the least of n entries and push one a random time later.
// All hold the same 16-byte entries in the same order; nothing is dispatched. Every round runs all of them once, one
// after another; the table has medians over the rounds, in ns, and ours as a ratio to std::priority_queue.
//
//     build/release/bench_queue [rounds]
#include "sim/distributions.h"
#include "sim/event_queue.h"
#include "sim/stream.h"

#include <boost/heap/d_ary_heap.hpp>
#include <boost/heap/pairing_heap.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
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

using Gaps = std::vector<std::int64_t>; ///< 2^16 of them, used in turn

/// ns for one pop and one push; the sum of times keeps the compiler honest, and must be the same for all queues.
template <class Queue> double hold(std::size_t n, const Gaps& gaps, std::size_t steps, std::uint64_t& sum)
{
    Queue queue;
    std::uint32_t count = 0;
    const auto next_gap = [&] { return Duration{gaps[count & (gaps.size() - 1)]}; };
    for (std::size_t i = 0; i < n; ++i) {
        const Duration gap = next_gap();
        queue.push(Due(sim::Time{gap}, sim::Priority::ends, ++count, 0));
    }
    const auto run = [&](std::size_t times) {
        for (std::size_t i = 0; i < times; ++i) {
            const Due due = queue.pop();
            sum = sum * 31 + static_cast<std::uint64_t>(due.time.time_since_epoch().count());
            const Duration gap = next_gap();
            queue.push(Due(due.time + gap, sim::Priority::ends, ++count, 0));
        }
    };
    run(2 * n + 1000); // until the queue is as it stays
    const auto start = std::chrono::steady_clock::now();
    run(steps);
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
    const std::size_t steps = n >= 100'000 ? 1'000'000 : 500'000;
    std::vector<std::vector<double>> times(sizeof...(Queues));
    for (int round = 0; round < rounds; ++round) {
        std::size_t column = 0;
        std::vector<std::uint64_t> sums;
        (
            [&] {
                std::uint64_t sum = 0;
                times[column++].push_back(hold<Queues>(n, gaps, steps, sum));
                sums.push_back(sum);
            }(),
            ...);
        if (std::count(sums.begin(), sums.end(), sums.front()) != static_cast<std::ptrdiff_t>(sums.size())) {
            std::printf("the queues gave different orders\n");
            std::exit(1);
        }
    }
    std::printf("| %s | %zu |", law.name, n);
    for (const auto& column : times) std::printf(" %.0f |", median(column));
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
    table<Ours, Standard, Tree, FourAry, Pairing>(rounds);
}
