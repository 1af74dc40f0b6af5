// M/M/1 by ns-3, which has events and no processes: an arrival and a departure are member functions that it calls when
// they are due, from its default scheduler. Its core has no statistics over time, so they are kept as in the
// hand-written loop.
//
//     build/release/bench_mm1_ns3 [customers [rounds [way]]]     prints JSON as bench_mm1 does
#include "bench/peers/mm1.h"

#include <ns3/nstime.h>
#include <ns3/simulator.h>

#include <deque>

namespace {

class Station {
public:
    explicit Station(std::int64_t customers) : customers_(customers) {}

    mm1::Found run()
    {
        expect_arrival();
        ns3::Simulator::Run();
        ns3::Simulator::Destroy();
        return server_.a_customer(total_, customers_);
    }

private:
    struct Customer {
        std::int64_t arrived;
        sim::Duration service;
    };

    static std::int64_t now() { return ns3::Simulator::Now().GetTimeStep(); } // of a nanosecond, unless told otherwise
    static ns3::Time in_ticks(sim::Duration duration)
    {
        return ns3::NanoSeconds(static_cast<std::uint64_t>(duration.count()));
    }

    void expect_arrival() { ns3::Simulator::Schedule(in_ticks(draws_.gap()), &Station::arrive, this); }
    void arrive()
    {
        server_.pass(now(), busy_, line_.size());
        const Customer customer{now(), draws_.service()};
        if (busy_)
            line_.push_back(customer);
        else
            serve(customer);
        if (++created_ < customers_) expect_arrival();
    }
    void serve(const Customer& customer)
    {
        busy_ = true;
        served_ = customer;
        ns3::Simulator::Schedule(in_ticks(customer.service), &Station::depart, this);
    }
    void depart()
    {
        server_.pass(now(), busy_, line_.size());
        total_ += static_cast<double>(now() - served_.arrived) * 1e-9;
        busy_ = false;
        if (line_.empty()) return;
        serve(line_.front());
        line_.pop_front();
    }

    std::int64_t customers_;
    std::int64_t created_ = 0;
    mm1::Draws draws_;
    mm1::ServerTime server_;
    std::deque<Customer> line_;
    Customer served_{};
    bool busy_ = false;
    double total_ = 0; ///< s in the system
};

mm1::Found callbacks(std::int64_t customers)
{
    return Station(customers).run();
}

} // namespace

int main(int argc, char** argv)
{
    return mm1::compare(argc, argv, {{"ns-3 callbacks", callbacks}});
}
