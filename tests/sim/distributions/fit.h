#pragma once
#include "sim/distributions.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

/// How well draws fit a law whose distribution function is known from elsewhere (Boost.Math or a formula of the test).
namespace fit {

using Cdf = std::function<double(double)>;

/// A law, what it should be, and what it should be told from: the same with a parameter a few per cent off.
struct Case {
    std::string name;
    sim::Distribution law;
    Cdf exact;
    Cdf wrong;
};

inline std::vector<double> sample(const sim::Distribution& law, int n, std::string_view stream)
{
    sim::Stream s(19990101, 0, stream);
    std::vector<double> all;
    all.reserve(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) all.push_back(law(s));
    return all;
}

/// The sum of (observed - expected)^2 / expected over the parts between `edges` (ascending; a draw on an edge belongs
/// to the part below it). A part that nothing is expected in must be empty, else the sum is infinite.
inline double chi_square(const std::vector<double>& draws, const std::vector<double>& edges, const Cdf& cdf)
{
    std::vector<int> counts(edges.size() + 1);
    for (const double x : draws)
        ++counts[static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), x) - edges.begin())];
    double sum = 0;
    double before = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double upto = i < edges.size() ? cdf(edges[i]) : 1;
        const double expected = (upto - before) * static_cast<double>(draws.size());
        if (expected > 0 || counts[i] > 0) sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        before = upto;
    }
    return sum;
}

/// Exceeded once in 10 000 by a right law.
inline double chi_square_limit(std::size_t parts)
{
    return boost::math::quantile(
        boost::math::complement(boost::math::chi_squared(static_cast<double>(parts - 1)), 1e-4));
}

/// Edges for up to `parts` parts of about equal chance; fewer where a law of counts has not so many.
inline std::vector<double> edges_of(const sim::Distribution& law, int parts)
{
    std::vector<double> edges;
    for (int i = 1; i < parts; ++i) edges.push_back(law.quantile(static_cast<double>(i) / parts));
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

} // namespace fit
