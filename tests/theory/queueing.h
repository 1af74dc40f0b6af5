#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

/// Exact results of queueing theory, from their primary formulas. Rates are per unit of time, means in that unit;
/// `load` is offered work, arrival rate times mean service, in servers. queueing_test.cpp checks them against each
/// other.
namespace theory {

/// Chance that all c servers are busy when who finds them so is lost (M/M/c/c).
/// B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)). Source: Erlang 1917; the recursion as in Kleinrock, Queueing Systems I,
/// 1975.
inline double erlang_b(int servers, double load)
{
    double blocked = 1;
    for (int k = 1; k <= servers; ++k) blocked = load * blocked / (k + load * blocked);
    return blocked;
}

/// Chance of having to wait in M/M/c, load < c: C = B / (1 - (a / c) (1 - B)).
/// Source: Erlang 1917; Kleinrock, Queueing Systems I, 1975, section 3.5.
inline double erlang_c(int servers, double load)
{
    const double blocked = erlang_b(servers, load);
    return blocked / (1 - load / servers * (1 - blocked));
}

/// Mean wait in M/M/c: C / (c mu - lambda).
inline double erlang_c_mean_wait(int servers, double arrivals, double service)
{
    return erlang_c(servers, arrivals / service) / (servers * service - arrivals);
}

/// Mean wait in M/G/1: lambda E[S^2] / (2 (1 - rho)), E[S^2] = mean^2 (1 + cv^2).
/// Source: Pollaczek 1930, Khinchine 1932; Kleinrock, Queueing Systems I, 1975, section 5.7.
inline double pollaczek_khinchine_mean_wait(double arrivals, double mean_service, double cv)
{
    return arrivals * mean_service * mean_service * (1 + cv * cv) / (2 * (1 - arrivals * mean_service));
}

/// M/M/c/K: c servers, room for K in all; who finds it full is lost.
struct Finite {
    double lost;      ///< share of arrivals
    double mean_wait; ///< of those let in
};

/// p_n / p_0 = a^n / n! for n <= c, a^n / (c! c^(n-c)) beyond; lost = p_K; the mean wait from Little's law over the
/// queue. Source: Kleinrock, Queueing Systems I, 1975, section 3.6 and 2.1.
inline Finite finite_room(int servers, int room, double arrivals, double service)
{
    const double load = arrivals / service;
    double weight = 1;
    double all = 1;
    double queue = 0;
    for (int n = 1; n <= room; ++n) {
        weight *= load / (n < servers ? n : servers);
        all += weight;
        if (n > servers) queue += (n - servers) * weight;
    }
    const double lost = weight / all;
    return {lost, queue / all / (arrivals * (1 - lost))};
}

struct PriorityClass {
    double arrivals;
    double mean_service;
    double cv; ///< of its service
};

/// Mean wait of each class of a single server that serves by class, first come first served within one, and interrupts
/// nobody; the first class goes first. W_k = W_0 / ((1 - s_{k-1}) (1 - s_k)), where s_k is the load of classes 1 to k
/// and W_0 = sum lambda_i E[S_i^2] / 2 is the rest of the service found running. Source: Cobham, "Priority assignment
/// in waiting line problems", Operations Research 2(1), 1954.
inline std::vector<double> cobham_mean_waits(const std::vector<PriorityClass>& classes)
{
    double rest = 0;
    for (const auto& c : classes) rest += c.arrivals * c.mean_service * c.mean_service * (1 + c.cv * c.cv) / 2;
    std::vector<double> waits;
    double before = 0;
    for (const auto& c : classes) {
        const double with = before + c.arrivals * c.mean_service;
        waits.push_back(rest / ((1 - before) * (1 - with)));
        before = with;
    }
    return waits;
}

} // namespace theory
