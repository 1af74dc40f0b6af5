// M/M/1 by portsim, and by hand: as processes of the engine, one a customer or two with a store between them; as tags
// in a hand-written event loop; and as Lindley's recursion. `bench/peers/run` sets them beside the peers.
//
//     build/release/bench_mm1 [customers [rounds [way]]]     prints JSON: CPU ns a customer, one number a round
#include "bench/peers/mm1.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/statistics/time_weighted.h"
#include "sim/store.h"

#include <deque>
#include <queue>

namespace {

using mm1::Draws;
using mm1::Found;

/// The event loop that one writes by hand: two kinds of event in a std::priority_queue, customers waiting in a deque.
/// The server's busy time and the queue's length over time are counted, as the engine does for its resource.
Found tag_loop(std::int64_t customers)
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
    mm1::ServerTime server;
    double total = 0;
    bool busy = false;
    Waiting served{};
    const auto serve = [&](const Waiting& who) {
        busy = true;
        served = who;
        events.push({now + who.service, ++scheduled, true});
    };
    events.push({draws.gap().count(), ++scheduled, false});
    while (!events.empty()) {
        const Event event = events.top();
        events.pop();
        now = event.time;
        server.pass(now, busy, line.size());
        if (event.departs) {
            total += static_cast<double>(now - served.arrived) * 1e-9;
            busy = false;
            if (!line.empty()) {
                serve(line.front());
                line.pop_front();
            }
            continue;
        }
        const Waiting who{now, draws.service().count()};
        if (busy)
            line.push_back(who);
        else
            serve(who);
        if (++created < customers) events.push({now + draws.gap().count(), ++scheduled, false});
    }
    return server.a_customer(total, customers);
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
        co_await sim::delay(sim, draws.gap());
        sim.start(customer(sim, server, draws.service(), total), {"customer", i});
    }
}

/// A process a customer. The resource keeps its own statistics.
Found processes(std::int64_t customers)
{
    double total = 0;
    sim::Simulation sim;
    sim::Resource server{sim, {"server"}};
    sim.start(source(sim, server, customers, total), {"source"});
    sim.run();
    const auto n = static_cast<double>(customers);
    return {total / n, server.busy_time().count() / n, server.queue_time().count() / n};
}

struct Job {
    sim::Time arrived;
    sim::Duration service;
};

sim::Process arrivals(sim::Simulation& sim, sim::Store<Job>& line, std::int64_t customers)
{
    Draws draws;
    for (std::int64_t i = 0; i < customers; ++i) {
        co_await sim::delay(sim, draws.gap());
        const Job job{sim.now(), draws.service()};
        co_await line.put(job);
    }
}

struct Served {
    sim::TimeWeighted busy;
    double total = 0;
};

sim::Process server(sim::Simulation& sim, sim::Store<Job>& line, std::int64_t customers, Served& served)
{
    for (std::int64_t i = 0; i < customers; ++i) {
        const Job job = co_await line.get();
        served.busy.set(sim.now(), 1);
        co_await sim::delay(sim, job.service);
        served.busy.set(sim.now(), 0);
        served.total += sim::to_seconds(sim.now() - job.arrived);
    }
}

/// Two processes for all customers. The store keeps the statistics of the queue, a TimeWeighted those of the server.
Found store(std::int64_t customers)
{
    Served served;
    sim::Simulation sim;
    sim::Store<Job> line{sim, {"line"}};
    sim.start(arrivals(sim, line, customers), {"arrivals"});
    sim.start(server(sim, line, customers, served), {"server"});
    sim.run();
    const auto n = static_cast<double>(customers);
    const double lasted = sim::to_seconds(sim.now() - sim::start_of_time);
    return {served.total / n, served.busy.integral(sim.now()) / n, line.mean_size() * lasted / n};
}

} // namespace

int main(int argc, char** argv)
{
    return mm1::compare(argc, argv,
                        {{"lindley", mm1::lindley},
                         {"tag loop", tag_loop},
                         {"portsim processes", processes},
                         {"portsim store", store}});
}
