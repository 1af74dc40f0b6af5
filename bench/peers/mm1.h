#pragma once
#include "sim/distributions.h"
#include "sim/stream.h"
#include "sim/time.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <vector>

/// M/M/1 at a load of 0.9: what the programs that compare the ways to simulate it share. The customers are the same for
/// all of them, so all must find the same; how a way is timed and printed is the same too.
namespace mm1 {

/// Gaps and services of the customers, in the order they come.
class Draws {
public:
    sim::Duration gap() { return sim::from_seconds(gap_(gaps_)); }
    sim::Duration service() { return sim::from_seconds(service_(services_)); }

private:
    sim::Stream gaps_{1, 0, "gaps"};
    sim::Stream services_{1, 0, "services"};
    sim::Exponential gap_{1.0};
    sim::Exponential service_{0.9};
};

/// What a way has found, in seconds a customer. By Little's law the integrals over time of the busy server and of the
/// queue's length are the sums of the services and of the waits.
struct Found {
    double in_system = 0;
    double busy = 0;
    double queue = 0;
};

/// The statistics of a server for peers that have none: its busy time and the queue's length, integrated over time.
class ServerTime {
public:
    explicit ServerTime(std::int64_t start = 0) : since_(start) {}

    /// To be called at each arrival and departure, with what held until now.
    void pass(std::int64_t now, bool busy, std::size_t waiting)
    {
        const auto passed = static_cast<double>(now - since_);
        busy_ += busy ? passed : 0;
        queue_ += passed * static_cast<double>(waiting);
        since_ = now;
    }

    /// @param in_system  summed over the customers, s
    [[nodiscard]] Found a_customer(double in_system, std::int64_t customers) const
    {
        const auto n = static_cast<double>(customers);
        return {in_system / n, busy_ * 1e-9 / n, queue_ * 1e-9 / n};
    }

private:
    std::int64_t since_;
    double busy_ = 0; ///< ticks
    double queue_ = 0;
};

/// Lindley's recursion, which is the floor: only the draws and a few operations a customer.
inline Found lindley(std::int64_t customers)
{
    Draws draws;
    double in_system = 0;
    double busy = 0;
    sim::Duration wait{};
    for (std::int64_t i = 0; i < customers; ++i) {
        const sim::Duration gap = draws.gap();
        if (i > 0) wait = std::max(sim::Duration{}, wait - gap);
        const sim::Duration service = draws.service();
        busy += sim::to_seconds(service);
        wait += service; // the time in the system
        in_system += sim::to_seconds(wait);
    }
    const auto n = static_cast<double>(customers);
    return {in_system / n, busy / n, (in_system - busy) / n};
}

struct Way {
    const char* name;
    Found (*run)(std::int64_t customers);
    Found found{};
    std::vector<double> ns{}; ///< CPU time a customer, one number a round
};

[[nodiscard]] inline bool same(const Found& a, const Found& b)
{
    return std::abs(a.in_system - b.in_system) < 1e-6 && std::abs(a.busy - b.busy) < 1e-6 &&
           std::abs(a.queue - b.queue) < 1e-6;
}

/// The `main` of such a program: `PROGRAM [customers [rounds [way]]]`. Every round runs all the ways once, or the one
/// named. Prints JSON; fails if a way has not found what Lindley's recursion finds.
inline int compare(int argc, char** argv, std::vector<Way> ways)
{
    const std::int64_t customers = argc > 1 ? std::max(1LL, std::atoll(argv[1])) : 1'000'000;
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
    if (argc > 3) std::erase_if(ways, [&](const Way& way) { return std::string_view(way.name) != argv[3]; });
    if (ways.empty()) {
        std::fprintf(stderr, "there is no way '%s'\n", argv[3]);
        return 2;
    }
    for (const Way& way : ways)
        way.run(std::min<std::int64_t>(customers, 1000)); // what is done only once is not counted
    for (int round = 0; round < rounds; ++round)
        for (Way& way : ways) {
            const std::clock_t start = std::clock(); // of this process alone: others may use the machine
            way.found = way.run(customers);
            const double ns = static_cast<double>(std::clock() - start) * (1e9 / CLOCKS_PER_SEC);
            way.ns.push_back(ns / static_cast<double>(customers));
        }
    const Found exact = lindley(customers);
    int failed = 0;
    std::printf("{\"customers\": %lld, \"ways\": [", static_cast<long long>(customers));
    for (const Way& way : ways) {
        std::printf("%s\n  {\"name\": \"%s\", \"time_in_system\": %.6f, \"ns\": [", &way == ways.data() ? "" : ",",
                    way.name, way.found.in_system);
        for (std::size_t i = 0; i < way.ns.size(); ++i) std::printf("%s%.2f", i ? ", " : "", way.ns[i]);
        std::printf("]}");
        // Event loops round a service to a tick like the recursion: all these queues are one and the same.
        if (same(way.found, exact)) continue;
        std::fprintf(
            stderr, "%s found %.9f s in the system, %.9f s busy and %.9f s in the queue; right are %.9f, %.9f, %.9f\n",
            way.name, way.found.in_system, way.found.busy, way.found.queue, exact.in_system, exact.busy, exact.queue);
        failed = 1;
    }
    std::printf("]}\n");
    return failed;
}

} // namespace mm1
