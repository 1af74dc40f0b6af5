#include "sim/statistics/quantile_interval.h"

#include "sim/distributions/binomial.h"
#include "sim/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace sim {
namespace {

void check(double p, double confidence)
{
    if (!(p > 0 && p < 1)) throw std::invalid_argument("a quantile with an interval needs 0 < p < 1");
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
}

std::vector<double> sorted(std::span<const double> values)
{
    std::vector<double> all(values.begin(), values.end());
    if (std::any_of(all.begin(), all.end(), [](double x) { return std::isnan(x); }))
        throw std::invalid_argument("a quantile can't be taken over NaN");
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

QuantileInterval quantile_interval(std::span<const double> values, double p, double confidence)
{
    check(p, confidence);
    if (values.empty()) throw std::invalid_argument("a quantile with an interval needs a value");
    const std::vector<double> all = sorted(values);
    const Binomial below(static_cast<std::int64_t>(all.size()), p); // how many lie below the true quantile
    const double half = (1 - confidence) / 2;

    QuantileInterval interval{sorted_quantile(all, p), {}, {}, 1, all.size()};
    double l = below.quantile(half); // the least with P(B <= l) >= a/2, so that P(B < l) < a/2 ...
    if (below.cdf(l) <= half) ++l;   // ... but for the one that meets it exactly
    const double u = below.quantile(1 - half) + 1;
    if (l >= 1) {
        interval.low = all[static_cast<std::size_t>(l) - 1];
        interval.confidence -= below.cdf(l - 1);
    }
    if (u <= static_cast<double>(all.size())) {
        interval.high = all[static_cast<std::size_t>(u) - 1];
        interval.confidence -= 1 - below.cdf(u - 1);
    }
    return interval;
}

Interval sectioned_quantile(std::span<const double> series, double p, std::size_t sections, double confidence)
{
    check(p, confidence);
    if (sections < 2 || series.size() < sections)
        throw std::invalid_argument("a sectioned quantile needs 2 sections and an observation in each");
    const double whole = sorted_quantile(sorted(series), p);
    const std::size_t size = series.size() / sections;
    const std::span<const double> used = series.last(size * sections);
    double squares = 0;
    for (std::size_t j = 0; j < sections; ++j) {
        const double off = sorted_quantile(sorted(used.subspan(j * size, size)), p) - whole;
        squares += off * off;
    }
    const double b = static_cast<double>(sections);
    const double half = student_t_quantile((1 + confidence) / 2, b - 1) * std::sqrt(squares / (b - 1) / b);
    return {.mean = whole, .low = whole - half, .high = whole + half, .half_width = half, .n = sections};
}

} // namespace sim
