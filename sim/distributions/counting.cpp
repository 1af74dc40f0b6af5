#include "sim/distributions/counting.h"

#include "sim/distributions/standard_normal.h"

#include <algorithm>
#include <cmath>

namespace sim::law {
namespace {

constexpr double log_of_two_pi = 1.8378770664093454835606594728112;

} // namespace

double stirling_rest(double k)
{
    if (k < 16) {
        double factorial = 1;
        for (double i = 2; i <= k; ++i) factorial *= i;
        return std::log(factorial) - ((log_of_two_pi + std::log(k)) / 2 + k * std::log(k) - k);
    }
    const double k2 = k * k; // the series of Stirling; from 16 on what is left out is below 2e-16
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / k2) / k2) / k2) / k2) / k;
}

double deviance(double k, double mean)
{
    const double off = (k - mean) / mean;
    return k == 0 ? mean : mean * ((1 + off) * std::log1p(off) - off);
}

double log_poisson_chance(double k, double mean)
{
    if (k == 0) return -mean;
    return -deviance(k, mean) - (log_of_two_pi + std::log(k)) / 2 - stirling_rest(k);
}

double least_count(double p, double guess, const std::function<double(double)>& cdf)
{
    double step = 1;
    double low = std::max(std::floor(guess), 0.0); // below the answer
    double high = low;                             // the answer or above
    if (cdf(low) >= p) {
        do {
            high = low;
            low = high - step;
            step *= 2;
        } while (low >= 0 && cdf(low) >= p);
        low = std::max(low, -1.0);
    } else {
        do {
            low = high;
            high = low + step;
            step *= 2;
        } while (cdf(high) < p);
    }
    while (high - low > 1) {
        const double middle = std::floor(low + (high - low) / 2);
        (cdf(middle) >= p ? high : low) = middle;
    }
    return high;
}

double count_guess(double p, double mean, double variance)
{
    return p > 0 ? mean + std::sqrt(variance) * standard_normal_quantile(p) : 0;
}

} // namespace sim::law
