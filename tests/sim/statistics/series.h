#pragma once
#include "sim/stream.h"
#include "sim/ziggurat.h"

#include <cmath>
#include <cstdint>
#include <vector>

/// Series to try output analysis on.
namespace series {

/// x_i = rho x_{i-1} + sqrt(1 - rho^2) z_i in its steady state: normal (0, 1), correlation rho^k at lag k, and n times
/// the variance of the mean of n tends to (1 + rho) / (1 - rho).
inline std::vector<double> autoregressive(std::size_t n, double rho, std::uint64_t replication)
{
    sim::Stream s(20230523, replication, "autoregressive");
    std::vector<double> all;
    double x = sim::standard_normal(s);
    for (std::size_t i = 0; i < n; ++i) {
        all.push_back(x);
        x = rho * x + std::sqrt(1 - rho * rho) * sim::standard_normal(s);
    }
    return all;
}

inline std::vector<double> independent(std::size_t n, std::uint64_t replication)
{
    return autoregressive(n, 0, replication);
}

/// The share of replications 0 ... n - 1 in which f(replication) holds.
template <class F> double share(std::uint64_t n, F f)
{
    std::uint64_t holds = 0;
    for (std::uint64_t r = 0; r < n; ++r) holds += f(r) ? 1 : 0;
    return static_cast<double>(holds) / static_cast<double>(n);
}

} // namespace series
