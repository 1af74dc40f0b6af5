#include "sim/statistics/von_neumann.h"

#include "sim/statistics/tally.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

SerialTest von_neumann_test(std::span<const double> values)
{
    constexpr std::size_t least = 8;
    if (values.size() < least) throw std::invalid_argument("von Neumann's test needs at least 8 values");
    Tally tally;
    double steps = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) throw std::invalid_argument("von Neumann's test needs finite values");
        tally.add(values[i]);
        if (i > 0) steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const double n = static_cast<double>(values.size());
    const double squares = tally.variance() * (n - 1);
    if (squares == 0) return {nothing, nothing, nothing};
    const double correlation = 1 - steps / (2 * squares);
    const double statistic = correlation * std::sqrt((n * n - 1) / (n - 2));
    return {correlation, statistic, std::erfc(statistic / std::sqrt(2.0)) / 2};
}

} // namespace sim
