#include "sim/statistics/student.h"

#include "sim/statistics/tally.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <stdexcept>

namespace sim {

double student_t_quantile(double p, double degrees)
{
    if (!(p > 0 && p < 1)) throw std::invalid_argument("a quantile of Student's t needs a probability between 0 and 1");
    if (!(degrees > 0)) throw std::invalid_argument("Student's t needs more than 0 degrees of freedom");
    return boost::math::quantile(boost::math::students_t(degrees), p);
}

Interval confidence_interval(std::span<const double> values, double confidence)
{
    if (values.empty()) throw std::invalid_argument("a confidence interval needs a value");
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    Tally tally;
    for (const double x : values) {
        if (!std::isfinite(x)) throw std::invalid_argument("a confidence interval needs finite values");
        tally.add(x);
    }
    Interval interval{.mean = tally.mean(), .low = {}, .high = {}, .half_width = {}, .n = values.size()};
    if (values.size() == 1) return interval;
    const double n = static_cast<double>(values.size());
    const double half = student_t_quantile((1 + confidence) / 2, n - 1) * tally.standard_deviation() / std::sqrt(n);
    interval.low = interval.mean - half;
    interval.high = interval.mean + half;
    interval.half_width = half;
    return interval;
}

} // namespace sim
