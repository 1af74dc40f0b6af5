#include "sim/distributions/truncated.h"

#include <boost/math/quadrature/tanh_sinh.hpp>

#include <stdexcept>
#include <string>

namespace sim::law {

void check_truncation(double low, double high, bool counts, double inside)
{
    constexpr double least_inside = 1e-9;
    if (!(counts ? low <= high : low < high))
        throw std::invalid_argument("the low end of a truncated law must lie below its high end");
    if (!(inside >= least_inside))
        throw std::invalid_argument("a truncation must leave at least 1e-9 of its law, not " + std::to_string(inside));
}

Moments moments_by_quantiles(const std::function<double(double)>& quantile)
{
    // Measured from the median, so that a narrow law far from nought keeps its digits.
    const double about = quantile(0.5);
    boost::math::quadrature::tanh_sinh<double> integrator;
    // The outermost points may round to an end that is infinite; their weight is nought there.
    const auto off = [&](double p) { return p > 0 && p < 1 ? quantile(p) - about : 0; };
    constexpr double tolerance = 1e-11;
    const double first = integrator.integrate([&](double p) { return off(p); }, 0.0, 1.0, tolerance);
    const double second = integrator.integrate([&](double p) { return off(p) * off(p); }, 0.0, 1.0, tolerance);
    return {about + first, second - first * first};
}

Moments moments_of_counts(const std::function<double(double)>& cdf, double first, double last)
{
    double mean = 0;
    double squares = 0;
    double before = 0;
    for (double k = first; k <= last; ++k) {
        const double upto = k == last ? 1 : cdf(k);
        mean += (k - first) * (upto - before);
        squares += (k - first) * (k - first) * (upto - before);
        before = upto;
    }
    return {first + mean, squares - mean * mean};
}

} // namespace sim::law
