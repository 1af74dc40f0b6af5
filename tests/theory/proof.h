#pragma once
#include "sim/statistics/student.h"
#include "tests/support/catch.h"

#include <cmath>
#include <vector>

namespace theory {

/// Checks that independent values have the mean `exact`, and that they would not pass for `wrong`: the same formula
/// with a parameter a few per cent off. Student's t for a chance of error of 1 in 3 000 (quantile 4.4 at 19 degrees of
/// freedom): the seeds are fixed, so nothing flickers; with fresh seeds a right engine would fail a check about once in
/// 3 000.
inline void check_mean(const std::vector<double>& values, double exact, double wrong)
{
    const sim::Interval found = sim::confidence_interval(values, 1 - 1.0 / 3000);
    CAPTURE(exact, wrong, found.mean, found.half_width.value());
    CHECK(std::abs(found.mean - exact) <= found.half_width.value());
    CHECK(std::abs(found.mean - wrong) > found.half_width.value());
}

} // namespace theory
