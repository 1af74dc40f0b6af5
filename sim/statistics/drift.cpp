#include "sim/statistics/drift.h"

#include "sim/statistics/tally.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {
namespace {

/// size times the variance of the means of batches of `size` at the end of the series.
double spread_of_means(std::span<const double> series, std::size_t batches)
{
    const std::size_t size = series.size() / 2 / batches;
    Tally means;
    for (std::size_t b = 0; b < batches; ++b) {
        Tally batch;
        for (const double x : series.subspan(series.size() - (b + 1) * size, size)) batch.add(x);
        means.add(batch.mean());
    }
    return means.variance() * static_cast<double>(size);
}

} // namespace

DriftTest drift_test(std::span<const double> series, std::size_t batches)
{
    if (batches < 4 || series.size() < 4 * batches)
        throw std::invalid_argument("a test for drift needs 4 batches and 4 observations for each");
    Tally all;
    for (const double x : series) {
        if (!std::isfinite(x)) throw std::invalid_argument("a test for drift needs finite observations");
        all.add(x);
    }
    const double n = static_cast<double>(series.size());
    double behind = 0; // k (mean of all - mean of the first k)
    double sum = 0;
    double k = 0;
    for (const double x : series) {
        behind += all.mean() - x;
        sum += (1 - ++k / n) * behind;
    }
    const double degrees = static_cast<double>(batches - 1);
    const double spread = spread_of_means(series, batches);
    const bool still = all.min() == all.max();
    if (spread == 0) return {still ? 0 : std::copysign(HUGE_VAL, sum), degrees, still ? 1.0 : 0.0};
    const double statistic = std::sqrt(45.0) / (n * std::sqrt(n) * std::sqrt(spread)) * sum;
    const boost::math::students_t law(degrees);
    return {statistic, degrees, 2 * boost::math::cdf(boost::math::complement(law, std::abs(statistic)))};
}

} // namespace sim
