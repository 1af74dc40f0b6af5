// M/M/1 at a load of 0.9, several ways, on one core and in one run: what the same customers cost as processes of the
// engine, as tags in a hand-written event loop, and as Lindley's recursion, which is the floor: only the draws and
// three operations a customer. All draw gaps and services from the same streams, so all must find the same mean time in
// the system.
//
//     build/release/bench_mm1 [customers [rounds]]     prints JSON: CPU ns a customer, one number a round
#include "sim/distributions.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/stream.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <queue>
#include <vector>

namespace {

sim::Duration draw(const sim::Exponential& law, sim::Stream& stream)
{
    return sim::from_seconds(law(stream));
}

struct Draws {
    sim::Stream gaps{1, 0, "gaps"};
    sim::Stream services{1, 0, "services"};
    sim::Exponential gap{1.0};
    sim::Exponential service{0.9};
};

double lindley(std::int64_t customers)
{
    Draws draws;
    double total = 0;
    sim::Duration wait{};
    for (std::int64_t i = 0; i < customers; ++i) {
        const sim::Duration gap = draw(draws.gap, draws.gaps);
        if (i > 0) wait = std::max(sim::Duration{}, wait - gap);
        const sim::Duration service = draw(draws.service, draws.services);
        wait += service; // the time in the system
        total += sim::to_seconds(wait);
    }
    return total / static_cast<double>(customers);
}

/// The event loop that one writes by hand: two kinds of event in a std::priority_queue, customers waiting in a deque.
/// The server's busy time and the queue's length over time are counted, as the engine does for its resource.
double tag_loop(std::int64_t customers)
{
    struct Event {
        std::int64_t time;
        std::uint64_t order;
        bool departs;
        bool operator<(const Event& other) const
        {
            return time != other.time ? time > other.time : order > other.order;
        }
    };
    struct Waiting {
        std::int64_t arrived;
        std::int64_t service;
    };
    Draws draws;
    std::priority_queue<Event> events;
    std::deque<Waiting> line;
    std::uint64_t scheduled = 0;
    std::int64_t created = 0;
    std::int64_t now = 0;
    std::int64_t since = 0;
    double busy_time = 0;
    double queue_time = 0;
    double total = 0;
    bool busy = false;
    Waiting served{};
    const auto serve = [&](const Waiting& who) {
        busy = true;
        served = who;
        events.push({now + who.service, ++scheduled, true});
    };
    events.push({draw(draws.gap, draws.gaps).count(), ++scheduled, false});
    while (!events.empty()) {
        const Event event = events.top();
        events.pop();
        now = event.time;
        const auto passed = static_cast<double>(now - since);
        busy_time += busy ? passed : 0;
        queue_time += passed * static_cast<double>(line.size());
        since = now;
        if (event.departs) {
            total += static_cast<double>(now - served.arrived) * 1e-9;
            busy = false;
            if (!line.empty()) {
                serve(line.front());
                line.pop_front();
            }
            continue;
        }
        const Waiting who{now, draw(draws.service, draws.services).count()};
        if (busy)
            line.push_back(who);
        else
            serve(who);
        if (++created < customers) events.push({now + draw(draws.gap, draws.gaps).count(), ++scheduled, false});
    }
    if (busy_time < 0 || queue_time < 0) std::abort(); // they are used
    return total / static_cast<double>(customers);
}

sim::Process customer(sim::Simulation& sim, sim::Resource& server, sim::Duration service, double& total)
{
    const sim::Time arrived = sim.now();
    const sim::Lease mine = co_await server.take();
    co_await sim::delay(sim, service);
    total += sim::to_seconds(sim.now() - arrived);
}

sim::Process source(sim::Simulation& sim, sim::Resource& server, std::int64_t customers, double& total)
{
    Draws draws;
    for (std::int64_t i = 0; i < customers; ++i) {
        co_await sim::delay(sim, draw(draws.gap, draws.gaps));
        sim.start(customer(sim, server, draw(draws.service, draws.services), total), {"customer", i});
    }
}

double processes(std::int64_t customers)
{
    double total = 0;
    sim::Simulation sim;
    sim::Resource server{sim, {"server"}};
    sim.start(source(sim, server, customers, total), {"source"});
    sim.run();
    if (!(server.mean_in_use() > 0)) std::abort();
    return total / static_cast<double>(customers);
}

struct Way {
    const char* name;
    double (*run)(std::int64_t);
    std::vector<double> ns{};
    double mean = 0; ///< s in the system
};

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t customers = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    Way ways[] = {{"lindley", lindley}, {"tag loop", tag_loop}, {"portsim processes", processes}};
    for (int round = 0; round < rounds; ++round)
        for (Way& way : ways) {
            const std::clock_t start = std::clock(); // of this process alone: others may use the machine
            way.mean = way.run(customers);
            const double ns = static_cast<double>(std::clock() - start) * (1e9 / CLOCKS_PER_SEC);
            way.ns.push_back(ns / static_cast<double>(customers));
        }
    std::printf("{\"customers\": %lld, \"ways\": [", static_cast<long long>(customers));
    for (const Way& way : ways) {
        std::printf("%s\n  {\"name\": \"%s\", \"time_in_system\": %.6f, \"ns\": [", &way == ways ? "" : ",", way.name,
                    way.mean);
        for (std::size_t i = 0; i < way.ns.size(); ++i) std::printf("%s%.2f", i ? ", " : "", way.ns[i]);
        std::printf("]}");
        // The event loops round a service to a tick like the recursion: all three queues are one and the same.
        if (std::abs(way.mean - ways[0].mean) > 1e-6) {
            std::fprintf(stderr, "%s found another mean than Lindley's recursion\n", way.name);
            return 1;
        }
    }
    std::printf("]}\n");
}
