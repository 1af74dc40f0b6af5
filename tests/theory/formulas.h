#pragma once
#include "tests/theory/queueing.h"

#include <algorithm>
#include <numeric>

/// Further exact results, from their primary formulas. formulas_test.cpp checks them against chains solved by brute
/// force.
namespace theory {

/// Mean time in system of each class of a single server that serves by class and interrupts whoever is of a later one,
/// who goes on later where he stopped; the first class goes first.
///     T_k = E[S_k] / (1 - s_{k-1}) + sum_{i<=k} lambda_i E[S_i^2] / 2 / ((1 - s_{k-1}) (1 - s_k)),  s_k load of 1 to k
/// Sources: White and Christie, "Queuing with preemptive priorities or with breakdown", Operations Research 6(1), 1958;
/// Kleinrock, Queueing Systems II, 1976, section 3.4.
inline std::vector<double> preemptive_resume_mean_times(const std::vector<PriorityClass>& classes)
{
    std::vector<double> times;
    double before = 0;
    double rest = 0;
    for (const auto& c : classes) {
        const double with = before + c.arrivals * c.mean_service;
        rest += c.arrivals * c.mean_service * c.mean_service * (1 + c.cv * c.cv) / 2;
        times.push_back(c.mean_service / (1 - before) + rest / ((1 - before) * (1 - with)));
        before = with;
    }
    return times;
}

/// M/M/c+M: who has waited an exponential time of rate `impatience` leaves unserved.
struct Reneging {
    double left;      ///< share of arrivals that leave unserved
    double mean_wait; ///< of all, served or not
};

/// The number in system is a birth and death chain: up at lambda, down at min(n, c) mu + max(n - c, 0) theta.
/// left = theta E[queue] / lambda, mean wait = E[queue] / lambda (Little). Source: Palm 1957 ("Erlang A"); Ancker and
/// Gafarian, "Some queuing problems with balking and reneging", Operations Research 11(1), 1963.
inline Reneging reneging(int servers, double arrivals, double service, double impatience)
{
    double weight = 1;
    double all = 1;
    double queue = 0;
    for (int n = 1; n < 100'000; ++n) {
        const int waiting = std::max(n - servers, 0);
        weight *= arrivals / (std::min(n, servers) * service + waiting * impatience);
        all += weight;
        queue += waiting * weight;
        if (n > servers && weight < 1e-18 * all) break;
    }
    return {impatience * queue / all / arrivals, queue / all / arrivals};
}

/// Mean number of machines that are down, of `machines` that each fail at rate `failure` while up, with `crews` that
/// each repair at rate `repair`: birth and death, up at (machines - n) failure, down at min(n, crews) repair. Source:
/// Palm 1947; Kleinrock, Queueing Systems I, 1975, section 3.8 for one crew.
inline double mean_machines_down(int machines, int crews, double failure, double repair)
{
    double weight = 1;
    double all = 1;
    double down = 0;
    for (int n = 1; n <= machines; ++n) {
        weight *= (machines - n + 1) * failure / (std::min(n, crews) * repair);
        all += weight;
        down += n * weight;
    }
    return down / all;
}

/// What is known of a time: mean and mean square.
struct TwoMoments {
    double mean;
    double square;
};

/// Mean wait at a single server that fails at rate `failure` while it serves, and goes on after a repair: M/G/1 with
/// the service stretched by its repairs, a Poisson number of them given its length:
///     E[C] = E[S] (1 + f E[R]),  E[C^2] = E[S^2] (1 + f E[R])^2 + E[S] f E[R^2]
/// Source: Avi-Itzhak and Naor, "Some queuing problems with the service station subject to breakdown", Operations
/// Research 11(3), 1963, model A.
inline double mean_wait_failing_while_busy(double arrivals, TwoMoments service, double failure, TwoMoments repair)
{
    const double stretch = 1 + failure * repair.mean;
    const double mean = service.mean * stretch;
    const double square = service.square * stretch * stretch + service.mean * failure * repair.square;
    return arrivals * square / (2 * (1 - arrivals * mean));
}

/// Mean number in an M/M/1 queue whose server fails at rate `failure` whenever it is up, busy or not, and is repaired
/// at rate `repair`; a service goes on where it stopped. With a = repair / (failure + repair), from generating
/// functions:
///     N = (lambda / a + failure lambda^2 / repair^2) / (mu - lambda / a) + a failure lambda / repair^2
/// Source: White and Christie 1958 (as above); Avi-Itzhak and Naor 1963, model B.
inline double mean_number_failing_always(double arrivals, double service, double failure, double repair)
{
    const double up = repair / (failure + repair);
    const double f = failure / (repair * repair);
    return (arrivals / up + f * arrivals * arrivals) / (service - arrivals / up) + up * f * arrivals;
}

/// Mean time in system of M[X]/M/1: groups come at rate `groups`, their size has mean m and mean square q.
///     L = rho (1 + q / m) / (2 (1 - rho)),  rho = groups m / mu,  T = L / (groups m)
/// Source: Gross and Harris, "Fundamentals of Queueing Theory", section 3.1.
inline double mean_time_of_groups(double groups, TwoMoments size, double service)
{
    const double load = groups * size.mean / service;
    return load * (1 + size.square / size.mean) / (2 * (1 - load)) / (groups * size.mean);
}

/// A closed network of single servers, each first come first served and exponential, and a think time.
struct Closed {
    double throughput; ///< rounds per unit of time
    std::vector<double> mean_number;
};

/// Mean value analysis: R_i(n) = D_i (1 + Q_i(n-1)),  X(n) = n / (think + sum R_i),  Q_i(n) = X R_i, where D_i is the
/// work a round brings to station i. Source: Reiser and Lavenberg, "Mean-value analysis of closed multichain queuing
/// networks", J. ACM 27(2), 1980.
inline Closed mean_value_analysis(int customers, double think, const std::vector<double>& demands)
{
    Closed found{0, std::vector<double>(demands.size())};
    for (int n = 1; n <= customers; ++n) {
        std::vector<double> times;
        for (std::size_t i = 0; i < demands.size(); ++i) times.push_back(demands[i] * (1 + found.mean_number[i]));
        found.throughput = n / std::accumulate(times.begin(), times.end(), think);
        for (std::size_t i = 0; i < demands.size(); ++i) found.mean_number[i] = found.throughput * times[i];
    }
    return found;
}

/// M/M/1 some time after it began empty.
struct Transient {
    double empty;       ///< chance of nobody in it
    double mean_number; ///< in service and queue
};

/// Uniformisation: the chain jumps at rate L = lambda + mu (in place, where there is nobody to leave), so that
///     p(t) = sum over k of e^(-L t) (L t)^k / k!  P^k p(0)
/// Source: Jensen, "Markoff chains as an aid in the study of Markoff processes", Skandinavisk Aktuarietidskrift 36,
/// 1953.
inline Transient after_empty(double arrivals, double service, double time)
{
    const double pace = arrivals + service;
    const auto jumps = static_cast<std::size_t>(pace * time + 12 * std::sqrt(pace * time) + 30);
    std::vector<double> chance(jumps + 2, 0.0);
    chance[0] = 1;
    double weight = std::exp(-pace * time);
    Transient found{0, 0};
    for (std::size_t k = 0; k <= jumps; ++k) {
        found.empty += weight * chance[0];
        for (std::size_t n = 1; n <= k; ++n) found.mean_number += weight * static_cast<double>(n) * chance[n];
        std::vector<double> next(chance.size(), 0.0);
        next[0] = chance[0] * service / pace;
        for (std::size_t n = 0; n <= k; ++n) {
            next[n + 1] += chance[n] * arrivals / pace;
            if (n > 0) next[n - 1] += chance[n] * service / pace;
        }
        chance = std::move(next);
        weight *= pace * time / static_cast<double>(k + 1);
    }
    return found;
}

} // namespace theory
