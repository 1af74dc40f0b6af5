#include "sim/distributions/triangular.h"

#include "sim/distributions/parameters.h"

#include <cmath>
#include <stdexcept>

namespace sim {

Triangular::Triangular(double low, double mode, double high)
    : low_(law::finite(low, "the low end of a triangular law")),
      mode_(law::finite(mode, "the mode of a triangular law")),
      high_(law::finite(high, "the high end of a triangular law"))
{
    if (!(low <= mode && mode <= high && low < high))
        throw std::invalid_argument("a triangular law needs low <= mode <= high and low < high");
    law::finite((high - low) * (high - low), "the squared width of a triangular law");
}

double Triangular::variance() const
{
    const double a = mode_ - low_;
    const double b = high_ - low_;
    return (a * a + b * b - a * b) / 18;
}

double Triangular::inverse(double p) const
{
    const double width = high_ - low_;
    if (p * width < mode_ - low_) return low_ + std::sqrt(p * width * (mode_ - low_));
    return high_ - std::sqrt((1 - p) * width * (high_ - mode_));
}

double Triangular::quantile(double p) const
{
    return inverse(law::probability(p));
}

double Triangular::cdf(double x) const
{
    if (law::place(x) <= low_) return 0;
    if (x >= high_) return 1;
    const double width = high_ - low_;
    if (x < mode_) return (x - low_) * (x - low_) / (width * (mode_ - low_));
    return 1 - (high_ - x) * (high_ - x) / (width * (high_ - mode_));
}

} // namespace sim
