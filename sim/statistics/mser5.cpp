#include "sim/statistics/mser5.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

std::optional<std::size_t> mser5(std::span<const double> series)
{
    constexpr std::size_t group = 5;
    if (series.size() < 2 * group) throw std::invalid_argument("MSER-5 needs at least 10 observations");
    for (const double x : series)
        if (!std::isfinite(x)) throw std::invalid_argument("MSER-5 needs finite observations");

    // From the end to the front, so that mean and squares of the rest grow by one group at a time (Welford).
    const std::size_t groups = series.size() / group;
    const std::size_t last_cut = groups / 2;
    double mean = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    std::size_t cut = last_cut;
    for (std::size_t d = groups; d-- > 0;) {
        double y = 0;
        for (std::size_t i = 0; i < group; ++i) y += series[d * group + i];
        y /= group;
        const double rest = static_cast<double>(groups - d);
        const double step = y - mean;
        mean += step / rest;
        squares += step * (y - mean);
        if (d <= last_cut && squares / (rest * rest) <= least) {
            least = squares / (rest * rest);
            cut = d;
        }
    }
    if (cut == last_cut) return std::nullopt;
    return cut * group;
}

} // namespace sim
