// M/M/1 by SystemC, whose processes are threads with stacks of their own: two of them with a queue between them, or one
// spawned for each customer. It has no statistics over time, so they are kept as in the hand-written loop.
//
//     build/release/bench_mm1_systemc [customers [rounds [way]]]     prints JSON as bench_mm1 does
#include "bench/peers/mm1.h"

#define SC_INCLUDE_DYNAMIC_PROCESSES // sc_spawn
#include <systemc>

#include <deque>
#include <memory>
#include <ostream>

namespace {

using sc_core::wait;

struct Customer {
    std::int64_t arrived;
    sim::Duration service;
};
std::ostream& operator<<(std::ostream& out, const Customer& customer) // sc_fifo asks for it
{
    return out << customer.arrived;
}

std::int64_t now()
{
    return static_cast<std::int64_t>(sc_core::sc_time_stamp().value());
}
sc_core::sc_time in_ticks(sim::Duration duration) // sc_main sets a tick to a nanosecond
{
    return sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(duration.count()));
}

struct Station {
    std::int64_t customers;
    mm1::ServerTime server{now()};
    bool busy = false;
    double total = 0; ///< s in the system

    void left(std::int64_t arrived) { total += static_cast<double>(now() - arrived) * 1e-9; }
    [[nodiscard]] mm1::Found found() const { return server.a_customer(total, customers); }
};

/// A channel can be made before a simulation begins only, and a program has one simulation: so sc_main makes it.
sc_core::sc_fifo<Customer>* channel = nullptr;

/// An arrival thread and a server thread, and SystemC's own channel between them.
mm1::Found fifo(std::int64_t customers)
{
    Station station{customers};
    const auto waiting = [] { return static_cast<std::size_t>(channel->num_available()); };
    const auto arrivals = [&] {
        mm1::Draws draws;
        for (std::int64_t i = 0; i < customers; ++i) {
            wait(in_ticks(draws.gap()));
            station.server.pass(now(), station.busy, waiting());
            channel->write({now(), draws.service()});
        }
    };
    const auto server = [&] {
        for (std::int64_t i = 0; i < customers; ++i) {
            const Customer customer = channel->read();
            station.busy = true;
            wait(in_ticks(customer.service));
            station.server.pass(now(), station.busy, waiting());
            station.busy = false;
            station.left(customer.arrived);
        }
    };
    sc_core::sc_spawn(arrivals);
    sc_core::sc_spawn(server);
    sc_core::sc_start();
    return station.found();
}

/// The same two threads with a deque between them, and an event that tells of an arrival at once, without a delta
/// cycle.
mm1::Found event(std::int64_t customers)
{
    Station station{customers};
    std::deque<Customer> line;
    sc_core::sc_event came;
    const auto arrivals = [&] {
        mm1::Draws draws;
        for (std::int64_t i = 0; i < customers; ++i) {
            wait(in_ticks(draws.gap()));
            station.server.pass(now(), station.busy, line.size());
            line.push_back({now(), draws.service()});
            if (!station.busy) came.notify();
        }
    };
    const auto server = [&] {
        for (std::int64_t i = 0; i < customers; ++i) {
            if (line.empty()) wait(came);
            const Customer customer = line.front();
            line.pop_front();
            station.busy = true;
            wait(in_ticks(customer.service));
            station.server.pass(now(), station.busy, line.size());
            station.busy = false;
            station.left(customer.arrived);
        }
    };
    sc_core::sc_spawn(arrivals);
    sc_core::sc_spawn(server);
    sc_core::sc_start();
    return station.found();
}

/// A thread spawned for each customer; most of the cost is mapping a stack and giving it back, however small it is.
/// sc_mutex and sc_semaphore wake all who wait and keep no order, so who waits has an event of his own in a deque.
mm1::Found spawn(std::int64_t customers)
{
    Station station{customers};
    std::deque<sc_core::sc_event*> line;
    const auto visit = [&](sim::Duration service) {
        const std::int64_t arrived = now();
        station.server.pass(arrived, station.busy, line.size());
        if (station.busy) {
            sc_core::sc_event turn;
            line.push_back(&turn);
            wait(turn);
        }
        station.busy = true;
        wait(in_ticks(service));
        station.server.pass(now(), station.busy, line.size());
        station.busy = !line.empty();
        if (station.busy) {
            line.front()->notify();
            line.pop_front();
        }
        station.left(arrived);
    };
    const auto source = [&] {
        mm1::Draws draws;
        for (std::int64_t i = 0; i < customers; ++i) {
            wait(in_ticks(draws.gap()));
            sc_core::sc_spawn([&visit, service = draws.service()] { visit(service); });
        }
    };
    sc_core::sc_spawn(source);
    sc_core::sc_start();
    return station.found();
}

} // namespace

/// SystemC's library has `main`.
int sc_main(int argc, char** argv)
{
    sc_core::sc_set_time_resolution(1, sc_core::SC_NS);
    sc_core::sc_fifo<Customer> line("line", 1 << 16); // longer than the queue ever is
    channel = &line;
    return mm1::compare(argc, argv, {{"SystemC fifo", fifo}, {"SystemC event", event}, {"SystemC spawn", spawn}});
}
