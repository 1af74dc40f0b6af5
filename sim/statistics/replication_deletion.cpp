#include "sim/statistics/replication_deletion.h"

#include "sim/statistics/mser5.h"
#include "sim/statistics/tally.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim {

Interval replication_deletion(const std::vector<std::vector<double>>& runs, std::size_t drop, double confidence)
{
    std::vector<double> means;
    for (const auto& run : runs) {
        Tally rest;
        for (std::size_t i = drop; i < run.size(); ++i)
            if (!std::isnan(run[i])) rest.add(run[i]);
        if (rest.count() > 0) means.push_back(rest.mean());
    }
    if (means.empty()) throw std::invalid_argument("no replication is longer than what is dropped as warm-up");
    return confidence_interval(means, confidence);
}

std::optional<std::size_t> common_warm_up(const std::vector<std::vector<double>>& runs)
{
    if (runs.empty()) throw std::invalid_argument("a common warm-up needs a replication");
    std::size_t shortest = runs.front().size();
    for (const auto& run : runs) shortest = std::min(shortest, run.size());
    std::vector<double> means(shortest);
    for (const auto& run : runs)
        for (std::size_t i = 0; i < shortest; ++i) means[i] += run[i] / static_cast<double>(runs.size());
    return mser5(means);
}

} // namespace sim
