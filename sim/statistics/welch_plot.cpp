#include "sim/statistics/welch_plot.h"

#include "sim/statistics/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

std::vector<WelchPoint> welch_plot(const std::vector<std::vector<double>>& runs, std::size_t window)
{
    std::size_t longest = 0;
    for (const auto& run : runs) longest = std::max(longest, run.size());
    if (longest == 0) throw std::invalid_argument("Welch's plot needs an observation");

    std::vector<WelchPoint> points(longest);
    for (std::size_t i = 0; i < longest; ++i) {
        Tally tally;
        for (const auto& run : runs) {
            if (i >= run.size() || std::isnan(run[i])) continue;
            if (std::isinf(run[i])) throw std::invalid_argument("Welch's plot needs finite observations");
            tally.add(run[i]);
        }
        points[i].mean = tally.mean();
        points[i].n = tally.count();
    }
    for (std::size_t i = 0; i < longest; ++i) {
        const std::size_t to_either_side = std::min(i, window);
        Tally near;
        if (i + window < longest)
            for (std::size_t j = i - to_either_side; j <= i + to_either_side; ++j)
                if (points[j].n > 0) near.add(points[j].mean);
        points[i].smooth = near.mean();
    }
    return points;
}

} // namespace sim
