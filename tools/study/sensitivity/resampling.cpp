#include "tools/study/sensitivity/resampling.h"

#include "sim/statistics/quantiles.h"
#include "sim/stream.h"

#include <algorithm>

namespace port::study {

Resampled resample(std::size_t rows, const Resampling& how,
                   const std::function<std::vector<double>(std::span<const std::size_t>)>& estimate)
{
    Resampled lines;
    lines.reserve(how.times);
    std::vector<std::size_t> drawn(rows);
    for (std::size_t time = 0; time < how.times; ++time) {
        sim::Stream stream(how.seed, time, "sensitivity/bootstrap");
        for (std::size_t& row : drawn)
            row = std::min(rows - 1, static_cast<std::size_t>(stream.uniform() * static_cast<double>(rows)));
        lines.push_back(estimate(drawn));
    }
    return lines;
}

std::pair<double, double> percentile_interval(const Resampled& lines, double confidence,
                                              const std::function<double(const std::vector<double>&)>& of)
{
    std::vector<double> values;
    values.reserve(lines.size());
    for (const auto& line : lines)
        if (!line.empty()) values.push_back(of(line));
    std::sort(values.begin(), values.end());
    return {sim::sorted_quantile(values, (1 - confidence) / 2), sim::sorted_quantile(values, (1 + confidence) / 2)};
}

} // namespace port::study
