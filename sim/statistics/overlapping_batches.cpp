#include "sim/statistics/overlapping_batches.h"

#include "sim/statistics/tally.h"

#include <cmath>
#include <stdexcept>

namespace sim {

Interval overlapping_batch_means(std::span<const double> series, std::size_t size, double confidence)
{
    if (series.size() < 20) throw std::invalid_argument("overlapping batch means need at least 20 observations");
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    if (size == 0) size = series.size() / 20;
    if (size > series.size() / 4)
        throw std::invalid_argument("an overlapping batch must not hold more than a quarter of the observations");
    Tally all;
    for (const double x : series) {
        if (!std::isfinite(x)) throw std::invalid_argument("overlapping batch means need finite observations");
        all.add(x);
    }
    const double n = static_cast<double>(series.size());
    const double m = static_cast<double>(size);
    double sum = 0; // of the batch, measured from the mean
    double squares = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        sum += series[i] - all.mean();
        if (i >= size) sum -= series[i - size] - all.mean();
        if (i + 1 >= size) squares += sum / m * (sum / m);
    }
    const double variance = m / ((n - m) * (n - m + 1)) * squares;
    const double half = student_t_quantile((1 + confidence) / 2, 1.5 * (n / m - 1)) * std::sqrt(variance);
    return {.mean = all.mean(),
            .low = all.mean() - half,
            .high = all.mean() + half,
            .half_width = half,
            .n = series.size()};
}

} // namespace sim
